import type { Refusal } from '#domain/journal/admission.ts';
import type { Unexecuted } from '../session/executions.ts';
import type { GiveError } from '#ledger/reserve.ts';
import { type OverFacts, overSentence } from '../../shared/limit-sentences.ts';
import type { AfterwardsMessages } from '#ui/i18n/load-afterwards-messages.ts';
import { remoteSentence } from '#ui/i18n/sentences.ts';

/** Why nothing was given. */
export function refusalSentence(messages: AfterwardsMessages, refusal: Refusal, about: OverFacts): string {
  return refusal.isContended ? messages.t('over.contended') : overSentence(messages, refusal, about);
}

/** What is given and counted, and not known to be carried out. */
export function unexecutedSentence(messages: AfterwardsMessages, { by, kind }: Unexecuted): string {
  switch (kind) {
    case 'pending':
      return messages.t('moment.pending', { who: by });
    case 'refused':
      return messages.t('moment.turned_down_held', { who: by });
    case 'none':
    case 'unknown':
      return messages.t('moment.not_executed', { who: by });
  }
}

/** What came of an attempt that broke off, and what to do. */
export function giveErrorSentence(messages: AfterwardsMessages, error: Exclude<GiveError, { readonly kind: 'refused' }>): string {
  if (error.kind === 'journal_too_long') return messages.t('moment.journal_too_long');
  const reason = remoteSentence(messages, error.error);
  return messages.t(error.isHeld ? 'moment.failed_held' : 'moment.failed_not_given', { reason });
}
