import { type Currency, currencyDigits, money } from '#domain/money/money.ts';
import { dayStart } from '#domain/shared/time.ts';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { BacktestRecord, Projection, ProjectionRefusal, ValueModel } from '#domain/value/model.ts';
import type { SessionState } from '../session/session-state.ts';
import { formatChance, formatEstimate, formatSpan, roughly } from './estimates.ts';
import { formatDay, formatList, formatMoney, formatPercent } from '#ui/i18n/formats.ts';
import type { LateMessages } from '#ui/i18n/load-late-messages.ts';
import type { Messages } from '#ui/i18n/messages.ts';
import { tierName } from '#ui/i18n/sentences.ts';

/** The sentences that are there from the start, and those that came when somebody asked. */
export interface Words {
  readonly messages: Messages;
  readonly late: LateMessages;
}

type Known = Extract<CustomerValue, { readonly kind: 'known' }>;

/** What is expected of a customer, as it stands beside what came in so far. */
export function expectedAmount({ messages, late }: Words, { valueMinor }: Projection, { settings: { settings } }: SessionState): string {
  const amount = formatEstimate(messages, valueMinor, settings.currency);
  return late.t(settings.valueModel?.marginRate === 1 ? 'value.expected' : 'value.expected_margin', { amount });
}

/** A tier of a model: the names that the command line gives are translated. */
export function modelTierName({ messages, late }: Words, tier: string): string {
  return late.find(`value.tier.${tier}`) ?? tierName(messages, tier);
}

/** The next twelve months in words. */
export function outlookSentences(words: Words, { projection }: Known, state: SessionState): readonly string[] {
  if (projection === null) return [];
  const { messages, late } = words;
  const chance = late.t('value.no_further', { percent: formatChance(messages, projection.noFurtherOrderChance) });
  const similar = projection.basis === 'similar_customers' ? [late.t('value.similar')] : [];
  return [yearSentence(words, projection, state), [chance, ...similar].join(' · ')];
}

/** What is said quietly: that the model has become too old, that payments are trials, and what is in other currencies. */
export function noteSentences({ messages, late }: Words, value: Known, state: SessionState): readonly string[] {
  const { noProjection, provenance, others, history } = value;
  const { currency } = state.settings.settings;
  const amounts = formatList(
    messages,
    others.map(({ net }) => formatMoney(messages, net)),
  );
  return [
    ...(noProjection?.kind === 'model_too_old'
      ? [late.t('value.model_too_old', { date: formatModelDay(messages, noProjection.dataTo, state) })]
      : []),
    ...(provenance.isTestData ? [late.t('value.test_data')] : []),
    ...(others.length > 0 ? [late.t('value.other_currencies', { amounts })] : []),
    ...(history.net.currency === currency ? [] : [late.t('value.foreign_currency', { currency })]),
  ];
}

function yearSentence({ messages, late }: Words, projection: Projection, { settings: { settings } }: SessionState): string {
  const { ordersRange, valueRangeMinor, expectedOrders12m } = projection;
  const numbers = new Intl.NumberFormat(messages.locale);
  const amount = (minor: number): string => formatEstimate(messages, minor, settings.currency);
  return late.t('value.next_year', {
    count: roughly(expectedOrders12m),
    orders: formatSpan(late, numbers.format(ordersRange.low), numbers.format(ordersRange.high)),
    amounts: formatSpan(late, amount(valueRangeMinor.low), amount(valueRangeMinor.high)),
  });
}

/** What a projection rests on: the model, its trial, what is assumed, and the rule of the tier; or why there is none. */
export function projectionSentences(words: Words, value: Known, state: SessionState): readonly string[] {
  const { valueModel, currency } = state.settings.settings;
  const { projection, noProjection, provenance } = value;
  const { late } = words;
  if (valueModel === null) return [late.t('value.how_not_projected')];
  if (noProjection !== null) return refusalSentences(words, noProjection, state);
  if (projection === null) return [];
  const invoiced = provenance.invoiced.length > 0 ? [late.t('value.how_expected_orders_only')] : [];
  const inexact = provenance.approximations.length > 0 ? [late.t('value.how_expected_inexact')] : [];
  return [
    tierSentence(words, projection, { valueModel, currency }),
    modelSentence(words, valueModel, state),
    ...(projection.basis === 'similar_customers' ? [late.t('value.how_similar')] : []),
    ...inexact,
    ...invoiced,
    termsSentence(words, valueModel),
    late.t('value.how_range'),
    ...(valueModel.backtest === null ? [] : backtestSentences(words, valueModel.backtest, state)),
    ...findingSentences(words, valueModel.warnings),
  ];
}

function refusalSentences(words: Words, refusal: ProjectionRefusal, state: SessionState): readonly string[] {
  const date = refusal.kind === 'model_too_old' ? formatModelDay(words.messages, refusal.dataTo, state) : '';
  const why = words.late.t(`value.no_projection.${refusal.kind}`, { date });
  return refusal.kind === 'not_to_project' ? [why, ...findingSentences(words, refusal.warnings)] : [why];
}

/** Those that this version knows; a later command line may find more. */
function findingSentences({ late }: Words, findings: readonly string[]): readonly string[] {
  return findings.map((finding) => late.find(`value.finding.${finding}`)).filter((sentence) => sentence !== null);
}

function tierSentence(
  { messages, late }: Words,
  { tier, isNew }: Projection,
  { valueModel, currency }: { readonly valueModel: ValueModel; readonly currency: Currency },
): string {
  if (isNew) return late.t('value.how_model_new');
  const cut = valueModel.tiers.find(({ name }) => name === tier);
  const name = modelTierName({ messages, late }, tier);
  if (cut === undefined) return late.t('value.how_model_base', { tier: name });
  return late.t('value.how_model_tier', { tier: name, amount: formatCut(messages, cut.min, currency) });
}

/** A cut-off is in major units, with more digits than the currency has. */
function formatCut(messages: Messages, min: number, currency: Currency): string {
  return formatMoney(messages, money(Math.round(min * 10 ** currencyDigits(currency)), currency));
}

function modelSentence({ messages, late }: Words, { fittedAt, dataTo, customers }: ValueModel, state: SessionState): string {
  return late.t('value.how_model', {
    count: customers,
    fitted: formatModelDay(messages, fittedAt, state),
    to: formatModelDay(messages, dataTo, state),
  });
}

function termsSentence({ messages, late }: Words, { marginRate, annualDiscount }: ValueModel): string {
  const discount = formatPercent(messages, annualDiscount * 100);
  return marginRate === 1
    ? late.t('value.how_terms_sales', { discount })
    : late.t('value.how_terms_margin', { margin: formatPercent(messages, marginRate * 100), discount });
}

function backtestSentences({ messages, late }: Words, backtest: BacktestRecord, state: SessionState): readonly string[] {
  const { orders, revenue, calEnd, customers } = backtest;
  const best = Math.min(...Object.values(orders.naive));
  const trial = late.t('value.how_backtest', {
    count: customers,
    date: formatModelDay(messages, calEnd, state),
    error: roughly(orders.rmse),
    naive: Number.isFinite(best) ? roughly(best) : '–',
  });
  const percent = Math.round(revenue.bias * 100);
  if (percent === 0) return [trial];
  const key = percent < 0 ? 'value.how_bias_low' : 'value.how_bias_high';
  return [trial, late.t(key, { percent: formatPercent(messages, Math.abs(percent)) })];
}

/** A day of the model, `YYYY-MM-DD`, as people write it. */
function formatModelDay(messages: Messages, day: string, state: Pick<SessionState, 'nowMs' | 'timeZone'>): string {
  return formatDay(messages, dayStart(day, state.timeZone), state);
}
