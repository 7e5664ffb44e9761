import type { Refusal } from '#domain/journal/admission.ts';
import type { GiveError } from '#ledger/types.ts';
import { type OverFacts, overSentence } from '../../../shared/limit-sentences.ts';
import { remoteSentence } from '#ui/i18n/sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** Why nothing was given. */
export function refusalSentence(sentences: Sentences, refusal: Refusal, about: OverFacts): string {
  return refusal.isContended ? sentences.t('over.contended') : overSentence(sentences, refusal, about);
}

/** What came of an attempt that broke off, and what to do. */
export function giveErrorSentence(sentences: Sentences, error: Exclude<GiveError, { readonly kind: 'refused' }>): string {
  if (error.kind === 'journal_too_long') return sentences.t('moment.journal_too_long');
  const reason = remoteSentence(sentences, error.error);
  return sentences.t(error.isHeld ? 'moment.failed_held' : 'moment.failed_not_given', { reason });
}
