import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { currencySentence } from '../../shared/currency-sentence.ts';
import { refusalSentence } from '../../shared/limits/over-sentences.ts';
import type { Account } from '../parts/lead-sentences.ts';
import type { MendError } from './reconciliation-state.ts';

/** Why journal and record do not agree yet. */
export function mendErrorSentence(sentences: Sentences, error: MendError, account: Account): string {
  switch (error.kind) {
    case 'refused':
      return sentences.t('mismatch.refused', { why: refusalSentence(sentences, error.refusal, account) });
    case 'other_currency':
      return currencySentence(sentences, error.stop);
    case 'expired':
      return sentences.t('mismatch.expired');
    case 'journal_too_long':
      return sentences.t('mismatch.too_long');
    case 'failed':
    case 'fault':
      return sentences.t('budget.task_failed', { reason: faultSentence(sentences, error.error) });
  }
}
