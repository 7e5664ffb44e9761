import { isMoneyKind } from '#domain/gestures/gesture.ts';
import type { ExceededLimit } from '#domain/journal/admission.ts';
import { type Currency, type Money, isPositive, money } from '#domain/money/money.ts';
import type { Suggestion } from '#domain/policy/suggestion.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import { commitmentName } from '#ui/i18n/commitment-names.ts';
import type { LimitReader } from '../../shared/limits/over-sentences.ts';
import { decideSentence } from '../../shared/requests/request-sentences.ts';
import type { RequestWork } from '../session/session-state.ts';
import type { ShownMoment } from '../session/shown.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** The reason that stands in the form at first: the limit in the way, and what the agent has said already of why it is something else. */
export function firstReason(sentences: Sentences, state: Pick<ShownMoment, 'plan' | 'settings' | 'choice'>): string {
  const said = state.plan.isDeviation ? state.choice.deviation.trim() : '';
  return [limitReason(sentences, state), said].filter((part) => part !== '').join(' ');
}

/** What is asked for, what the app suggested, and what stands in the way. */
function limitReason(sentences: Sentences, { plan, settings }: Pick<ShownMoment, 'plan' | 'settings'>): string {
  const { exceeded, suggestion } = plan;
  if (exceeded !== null) return [...sums(sentences, plan), exceededReason(sentences, exceeded, settings.settings.currency)].join(' ');
  if (suggestion?.lead.kind !== 'ask') return '';
  const { why } = suggestion.lead;
  if (why === 'gestures') return sentences.t('ask.why_gestures');
  return [...sums(sentences, plan), sentences.t('ask.why_other', { limit: sentences.t(`limit.${why}`) })].join(' ');
}

/** A lead decides by these: what the agent typed is never told as what the app suggested. */
function sums(sentences: Sentences, { amount, suggestion }: ShownMoment['plan']): readonly string[] {
  const suggested = suggestion === null ? null : suggestedSum(suggestion);
  const isAsSuggested = suggested?.amountMinor === amount.amountMinor;
  return [
    ...(isPositive(amount) && !isAsSuggested ? [sentences.t('ask.asked_for', { amount: formatMoney(sentences.locale, amount) })] : []),
    ...(suggested === null ? [] : [sentences.t('ask.suggested', { amount: formatMoney(sentences.locale, suggested) })]),
  ];
}

/** What would be suggested if no limit stood in the way; null where no money is. */
function suggestedSum({ lead, options }: Suggestion): Money | null {
  const fits = options.find(({ kind }) => isMoneyKind(kind))?.amount ?? null;
  return lead.kind === 'ask' && isPositive(lead.wanted) ? lead.wanted : fits;
}

function exceededReason(sentences: Sentences, { limit, limitValue, remaining }: ExceededLimit, currency: Currency): string {
  const of = (minor: number): string => formatMoney(sentences.locale, money(minor, currency));
  if (limit === 'gesture') return sentences.t('ask.why_gesture', { limit: of(limitValue) });
  if (limit === 'agent_hour' || limit === 'agent_day') return sentences.t(`ask.why_${limit}`, { left: of(remaining) });
  return sentences.t('ask.why_other', { limit: sentences.t(`limit.${limit}`) });
}

/** How something went that was done about a request; empty while nothing was. */
export function workSentence(sentences: Sentences, work: RequestWork, reader: LimitReader): string {
  switch (work.phase) {
    case 'idle':
      return '';
    case 'working':
      return sentences.t('ask.working');
    case 'done':
      return sentences.t(`ask.done.${work.what}`);
    case 'answered':
      return sentences.t(`ask.answered.${work.kind}`);
    case 'failed':
      return work.error.kind === 'made_right'
        ? sentences.t('ask.made_right', { what: commitmentName(sentences, work.error.commitment) })
        : decideSentence(sentences, work.error, reader);
  }
}
