import type { Refusal } from '#domain/journal/admission.ts';
import type { GiveError } from '#ledger/reserve.ts';
import { type OverFacts, overSentence } from '../../shared/limit-sentences.ts';
import type { AfterwardsMessages } from '#ui/i18n/load-afterwards-messages.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';

/** Why nothing was given. */
export function refusalSentence(messages: AfterwardsMessages, refusal: Refusal, about: OverFacts): string {
  return refusal.isContended ? messages.t('over.contended') : overSentence(messages, refusal, about);
}

/** What came of an attempt that broke off, and what to do. */
export function giveErrorSentence(messages: AfterwardsMessages, error: Exclude<GiveError, { readonly kind: 'refused' }>): string {
  if (error.kind === 'journal_too_long') return messages.t('moment.journal_too_long');
  const reason = faultSentence(messages, error.error);
  return messages.t(error.isHeld ? 'moment.failed_held' : 'moment.failed_not_given', { reason });
}
