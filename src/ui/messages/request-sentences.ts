import type { MomentRequest, RequestLine } from '#domain/moments/request.ts';
import { type Currency, money } from '#domain/money/money.ts';
import type { AnswerError } from '#application/decide-request.ts';
import type { DecideError } from '#application/request-record.ts';
import type { RequestWork, SessionState } from '#application/session-state.ts';
import { overSentence } from './control-sentences.ts';
import { formatMoney } from './formats.ts';
import type { ControlMessages } from './load-control-messages.ts';
import type { LeadMessages } from './load-lead-messages.ts';
import type { Messages } from './messages.ts';
import { commitmentName, gestureName, remoteSentence } from './sentences.ts';
import { type When, formatAgo } from './time-formats.ts';

/** What a request was about, as it was asked: `€40 store credit`. */
export function requestName(messages: Messages, { moment }: MomentRequest): string {
  return gestureName(messages, moment.gesture, moment.amount);
}

/** Somebody's name as they left it, or that of nobody in particular. */
export function nameOf(messages: ControlMessages, name: string): string {
  return name === '' ? messages.t('moment.a_colleague') : name;
}

/** Who said a line, and when. */
export function lineSentence(
  messages: ControlMessages,
  lead: LeadMessages,
  line: RequestLine,
  about: When & { readonly currency: Currency },
): string {
  return lead.t(`answer.line.${line.kind}`, {
    who: nameOf(messages, line.byName),
    when: formatAgo(messages, line.atMs, about),
    amount: formatMoney(messages, money(line.amountMinor ?? 0, about.currency)),
  });
}

/** Why a request was not answered or changed, and what to do. */
export function decideSentence(
  messages: ControlMessages,
  lead: LeadMessages,
  error: DecideError,
  about: When & { readonly currency: Currency },
): string {
  switch (error.kind) {
    case 'already':
      return lead.t(`decide.already_${error.what}`, { who: nameOf(messages, error.byName) });
    case 'not_found':
    case 'own':
      return lead.t(`decide.${error.kind}`);
    case 'journal_too_long':
      return messages.t('moment.journal_too_long');
    case 'failed':
      return lead.t(error.isHeld ? 'decide.failed_held' : 'decide.failed', { reason: remoteSentence(messages, error.error) });
    case 'refused': {
      const { refusal } = error;
      if (refusal.isContended) return messages.t('over.contended');
      const left = formatMoney(messages, money(refusal.left, about.currency));
      if (refusal.limit === 'customer_count' || refusal.limit === 'customer_window') return lead.t(`decide.${refusal.limit}`, { left });
      return overSentence(messages, refusal, { ...about, windowDays: 0, agentId: '', amountMinor: 0 });
    }
  }
}

/** What is wrong with what a lead has typed. */
export function answerErrorSentence(
  messages: ControlMessages,
  lead: LeadMessages,
  error: AnswerError,
  about: { readonly example: string; readonly most: string },
): string {
  if (error === 'over_most') return lead.t('answer.over_most', { most: about.most });
  if (error === 'missing_text' || error === 'too_long') return lead.t(`answer.${error}`);
  return messages.t(`moment.amount_error.${error}`, { example: about.example });
}

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
