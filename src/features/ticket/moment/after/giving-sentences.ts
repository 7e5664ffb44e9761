import type { Unexecuted } from '../../session/executions.ts';
import type { GiveError } from '#ledger/types.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** What is given and counted, and not known to be carried out. */
export function unexecutedSentence(sentences: Sentences, { by, kind }: Unexecuted): string {
  switch (kind) {
    case 'pending':
      return sentences.t('moment.pending', { who: by });
    case 'refused':
      return sentences.t('moment.turned_down_held', { who: by });
    case 'none':
    case 'unknown':
      return sentences.t('moment.not_executed', { who: by });
  }
}

/** What came of an attempt that broke off, and what to do. */
export function giveErrorSentence(sentences: Sentences, error: Exclude<GiveError, { readonly kind: 'refused' }>): string {
  if (error.kind === 'journal_too_long') return sentences.t('moment.journal_too_long');
  const reason = faultSentence(sentences, error.error);
  return sentences.t(error.isHeld ? 'moment.failed_held' : 'moment.failed_not_given', { reason });
}
