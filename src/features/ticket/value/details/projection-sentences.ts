import { type Currency, currencyDigits, isPositive, money } from '#domain/money/money.ts';
import { dayStart } from '#domain/shared/time.ts';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { BacktestRecord, Projection, ProjectionRefusal, ValueModel } from '#domain/value/model.ts';
import type { ShownValue } from '../../session/shown.ts';
import { formatChance, formatEstimate, formatSpan, roughly } from './estimates.ts';
import { formatDay, formatList, formatMoney } from '#ui/i18n/formats.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import { tierName } from '#ui/i18n/sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

type Known = Extract<CustomerValue, { readonly kind: 'known' }>;

/** The chances that a customer orders again, from the likeliest on, and from which on each of them is called so. */
const CHANCES = [
  ['likely', 0.75],
  ['maybe', 0.5],
  ['doubtful', 0.25],
] as const;

/** What is expected at a glance: one measure so far and ahead, and in words whether the customer comes back. */
export function outlookSentence(sentences: Sentences, value: Known, projection: Projection, state: ShownValue): string {
  const isSales = state.settings.settings.valueModel?.marginRate === 1;
  // What came in is above: margin is expected beside the margin so far.
  const soFar =
    isSales || value.margin === null || !isPositive(value.margin)
      ? []
      : [sentences.t('value.margin_so_far', { amount: formatMoney(sentences.locale, value.margin) })];
  const chance = 1 - projection.noFurtherOrderChance;
  const [name] = CHANCES.find(([, atLeast]) => chance >= atLeast) ?? ['unlikely' as const];
  const expected = projection.shows.money
    ? expectedAmount(sentences, projection, state)
    : sentences.t('value.expected_orders', { count: roughly(projection.expectedOrders12m) });
  const back = projection.shows.chance ? [sentences.t(`value.back.${name}`)] : [];
  // What stands between two facts ends a line, and begins none.
  return [...soFar, expected, ...back].join('\u00a0· ');
}

/** What is expected of a customer, as it stands beside what came in so far. */
function expectedAmount(sentences: Sentences, { valueMinor }: Projection, { settings: { settings } }: ShownValue): string {
  const amount = formatEstimate(sentences.locale, valueMinor, settings.currency);
  return sentences.t(settings.valueModel?.marginRate === 1 ? 'value.expected' : 'value.expected_margin', { amount });
}

/** A tier of a model: the names that the command line gives are translated. */
export function modelTierName(sentences: Sentences, tier: string): string {
  return sentences.find(`value.tier.${tier}`) ?? tierName(sentences, tier);
}

/** The next twelve months in figures. */
function outlookSentences(sentences: Sentences, { projection }: Known, state: ShownValue): readonly string[] {
  if (projection === null) return [];
  const chance = projection.shows.chance
    ? [sentences.t('value.no_further', { percent: formatChance(sentences.locale, projection.noFurtherOrderChance) })]
    : [];
  const similar = projection.basis === 'similar_customers' ? [sentences.t('value.similar')] : [];
  const facts = [...chance, ...similar];
  return [yearSentence(sentences, projection, state), ...(facts.length > 0 ? [facts.join(' · ')] : [])];
}

/** What is said quietly: that the model has become too old, that payments are trials, and what is in other currencies. */
export function noteSentences(sentences: Sentences, value: Known, state: ShownValue): readonly string[] {
  const { noProjection, provenance, others, history } = value;
  const { currency } = state.settings.settings;
  const amounts = formatList(
    sentences.locale,
    others.map(({ net }) => formatMoney(sentences.locale, net)),
  );
  return [
    ...(noProjection?.kind === 'model_too_old'
      ? [sentences.t('value.model_too_old', { date: formatModelDay(sentences.locale, noProjection.dataTo, state) })]
      : []),
    ...(provenance.isTestData ? [sentences.t('value.test_data')] : []),
    ...(others.length > 0 ? [sentences.t('value.other_currencies', { amounts })] : []),
    ...(history.net.currency === currency ? [] : [sentences.t('value.foreign_currency', { currency })]),
  ];
}

function yearSentence(sentences: Sentences, projection: Projection, { settings: { settings } }: ShownValue): string {
  const { ordersRange, valueRangeMinor, expectedOrders12m } = projection;
  const numbers = new Intl.NumberFormat(sentences.locale);
  const amount = (minor: number): string => formatEstimate(sentences.locale, minor, settings.currency);
  const orders = formatSpan(sentences, numbers.format(ordersRange.low), numbers.format(ordersRange.high));
  if (!projection.shows.money) return sentences.t('value.next_year_orders', { count: roughly(expectedOrders12m), orders });
  return sentences.t('value.next_year', {
    count: roughly(expectedOrders12m),
    orders,
    amounts: formatSpan(sentences, amount(valueRangeMinor.low), amount(valueRangeMinor.high)),
  });
}

/** What a projection rests on: the model, its trial, what is assumed, and the rule of the tier; or why there is none. */
export function projectionSentences(sentences: Sentences, value: Known, state: ShownValue): readonly string[] {
  const { valueModel, currency } = state.settings.settings;
  const { projection, noProjection, provenance } = value;
  if (valueModel === null) return [sentences.t('value.how_not_projected')];
  if (noProjection !== null) return refusalSentences(sentences, noProjection, state);
  if (projection === null) return [];
  const invoiced = provenance.invoiced.length > 0 ? [sentences.t('value.how_expected_orders_only')] : [];
  const inexact = provenance.approximations.length > 0 ? [sentences.t('value.how_expected_inexact')] : [];
  return [
    ...outlookSentences(sentences, value, state),
    ...(projection.shows.money ? [tierSentence(sentences, projection, { valueModel, currency })] : []),
    modelSentence(sentences, valueModel, state),
    ...(projection.basis === 'similar_customers' ? [sentences.t('value.how_similar')] : []),
    ...inexact,
    ...invoiced,
    termsSentence(sentences, valueModel),
    sentences.t('value.how_range'),
    ...(valueModel.backtest === null
      ? []
      : backtestSentences(sentences, valueModel.backtest, { state, isMoneyShown: projection.shows.money })),
    ...findingSentences(sentences, valueModel.warnings),
  ];
}

function refusalSentences(sentences: Sentences, refusal: ProjectionRefusal, state: ShownValue): readonly string[] {
  const date = refusal.kind === 'model_too_old' ? formatModelDay(sentences.locale, refusal.dataTo, state) : '';
  const why = sentences.t(`value.no_projection.${refusal.kind}`, { date });
  return refusal.kind === 'not_to_project' ? [why, ...findingSentences(sentences, refusal.warnings)] : [why];
}

/** Those that this version knows; a later command line may find more. */
function findingSentences(sentences: Sentences, findings: readonly string[]): readonly string[] {
  return findings.map((finding) => sentences.find(`value.finding.${finding}`)).filter((sentence) => sentence !== null);
}

function tierSentence(
  sentences: Sentences,
  { tier, isNew }: Projection,
  { valueModel, currency }: { readonly valueModel: ValueModel; readonly currency: Currency },
): string {
  if (isNew) return sentences.t('value.how_model_new');
  const cut = valueModel.tiers.find(({ name }) => name === tier);
  const name = modelTierName(sentences, tier);
  if (cut === undefined) return sentences.t('value.how_model_base', { tier: name });
  return sentences.t('value.how_model_tier', { tier: name, amount: formatCut(sentences.locale, cut.min, currency) });
}

/** A cut-off is in major units, with more digits than the currency has. */
function formatCut(locale: string, min: number, currency: Currency): string {
  return formatMoney(locale, money(Math.round(min * 10 ** currencyDigits(currency)), currency));
}

function modelSentence(sentences: Sentences, { fittedAt, dataTo, customers }: ValueModel, state: ShownValue): string {
  return sentences.t('value.how_model', {
    count: customers,
    fitted: formatModelDay(sentences.locale, fittedAt, state),
    to: formatModelDay(sentences.locale, dataTo, state),
  });
}

function termsSentence(sentences: Sentences, { marginRate, annualDiscount }: ValueModel): string {
  const discount = formatPercent(sentences.locale, annualDiscount * 100);
  return marginRate === 1
    ? sentences.t('value.how_terms_sales', { discount })
    : sentences.t('value.how_terms_margin', { margin: formatPercent(sentences.locale, marginRate * 100), discount });
}

function backtestSentences(
  sentences: Sentences,
  backtest: BacktestRecord,
  { state, isMoneyShown }: { readonly state: ShownValue; readonly isMoneyShown: boolean },
): readonly string[] {
  const { orders, revenue, calEnd, customers } = backtest;
  const best = Math.min(...Object.values(orders.naive));
  // The verdict is of several trials: of this one alone the sentence may not hold.
  if (orders.rmse >= best) return [];
  const trial = sentences.t('value.how_backtest', {
    count: customers,
    date: formatModelDay(sentences.locale, calEnd, state),
    error: roughly(orders.rmse),
    naive: Number.isFinite(best) ? roughly(best) : '–',
  });
  const percent = Math.round(revenue.bias * 100);
  if (percent === 0 || !isMoneyShown) return [trial];
  const key = percent < 0 ? 'value.how_bias_low' : 'value.how_bias_high';
  return [trial, sentences.t(key, { percent: formatPercent(sentences.locale, Math.abs(percent)) })];
}

/** A day of the model, `YYYY-MM-DD`, as people write it. */
function formatModelDay(locale: string, day: string, state: Pick<ShownValue, 'nowMs' | 'timeZone'>): string {
  return formatDay(locale, dayStart(day, state.timeZone), state);
}
