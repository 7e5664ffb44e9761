import type { MomentRequest } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { type Currency, money } from '#domain/money/money.ts';
import type { AnswerError } from '#approvals/decide-request.ts';
import type { DecideError } from '#approvals/request-record.ts';
import { overSentence } from '../limit-sentences.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import type { ControlMessages } from '#ui/i18n/load-control-messages.ts';
import type { LeadMessages } from '#ui/i18n/load-lead-messages.ts';
import type { Messages } from '#ui/i18n/messages.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { gestureName } from '#ui/i18n/sentences.ts';
import { type When, formatAgo } from '#ui/i18n/time-formats.ts';

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
      return lead.t(error.isHeld ? 'decide.failed_held' : 'decide.failed', { reason: faultSentence(lead, error.error) });
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
