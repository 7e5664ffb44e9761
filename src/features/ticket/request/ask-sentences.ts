import { type Currency, money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import type { ControlMessages } from '#ui/i18n/load-control-messages.ts';
import type { LeadMessages } from '#ui/i18n/load-lead-messages.ts';
import { commitmentName } from '#ui/i18n/sentences.ts';
import type { When } from '#ui/i18n/time-formats.ts';
import { decideSentence } from '../../shared/requests/request-sentences.ts';
import type { RequestWork, SessionState } from '../session/session-state.ts';

/** The reason that stands in the form at first: the limit in the way, or nothing. */
export function firstReason(messages: ControlMessages, lead: LeadMessages, { plan, settings }: SessionState): string {
  const { currency } = settings.settings;
  const { exceeded, suggestion } = plan;
  const amount = formatMoney(messages, plan.amount);
  if (exceeded !== null) {
    const of = (minor: number): string => formatMoney(messages, money(minor, currency));
    if (exceeded.limit === 'gesture') return lead.t('ask.why_gesture', { amount, limit: of(exceeded.limitValue) });
    if (exceeded.limit === 'agent_day') return lead.t('ask.why_agent_day', { amount, left: of(exceeded.left) });
    return lead.t('ask.why_other', { amount, limit: messages.t(`limit.${exceeded.limit}`) });
  }
  if (suggestion?.lead.kind !== 'ask') return '';
  if (suggestion.lead.why === 'gestures') return lead.t('ask.why_gestures');
  return lead.t('ask.why_other', {
    amount: formatMoney(messages, suggestion.lead.wanted),
    limit: messages.t(`limit.${suggestion.lead.why}`),
  });
}

/** How something went that was done about a request; empty while nothing was. */
export function workSentence(
  messages: ControlMessages,
  lead: LeadMessages,
  work: RequestWork,
  about: When & { readonly currency: Currency },
): string {
  switch (work.phase) {
    case 'idle':
      return '';
    case 'working':
      return lead.t('ask.working');
    case 'done':
      return lead.t(`ask.done.${work.what}`);
    case 'answered':
      return lead.t(`ask.answered.${work.kind}`);
    case 'failed':
      return work.error.kind === 'made_right'
        ? lead.t('ask.made_right', { what: commitmentName(messages, work.error.commitment) })
        : decideSentence(messages, lead, work.error, about);
  }
}
