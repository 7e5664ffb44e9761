import { money } from '#domain/money/money.ts';
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

function limitReason(sentences: Sentences, { plan, settings }: Pick<ShownMoment, 'plan' | 'settings'>): string {
  const { currency } = settings.settings;
  const { exceeded, suggestion } = plan;
  const amount = formatMoney(sentences.locale, plan.amount);
  if (exceeded !== null) {
    const of = (minor: number): string => formatMoney(sentences.locale, money(minor, currency));
    if (exceeded.limit === 'gesture') return sentences.t('ask.why_gesture', { amount, limit: of(exceeded.limitValue) });
    if (exceeded.limit === 'agent_hour' || exceeded.limit === 'agent_day')
      return sentences.t(`ask.why_${exceeded.limit}`, { amount, left: of(exceeded.remaining) });
    return sentences.t('ask.why_other', { amount, limit: sentences.t(`limit.${exceeded.limit}`) });
  }
  if (suggestion?.lead.kind !== 'ask') return '';
  if (suggestion.lead.why === 'gestures') return sentences.t('ask.why_gestures');
  return sentences.t('ask.why_other', {
    amount: formatMoney(sentences.locale, suggestion.lead.wanted),
    limit: sentences.t(`limit.${suggestion.lead.why}`),
  });
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
