import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { SentenceKey, Sentences } from '#ui/i18n/registry.ts';
import { revokeSentence } from '../../shared/requests/revoke-sentence.ts';
import type { CorrectionStatus } from '../session/lead-state.ts';
import type { Account } from './lead-sentences.ts';

const DONE = {
  no: 'budget.took_back',
  stamped: 'budget.took_back_carried',
  started: 'budget.took_back_started',
} as const satisfies Record<string, SentenceKey>;

/** How taking back or settling went; nothing while it is at work. */
export function correctionSentence(sentences: Sentences, correction: CorrectionStatus, account: Account): string {
  switch (correction.phase) {
    case 'working':
      return '';
    case 'done':
      return sentences.t(DONE[correction.carried]);
    case 'failed':
      return sentences.t('budget.task_failed', { reason: faultSentence(sentences, correction.error) });
    case 'refused':
      return revokeSentence(sentences, correction.error, account);
  }
}
