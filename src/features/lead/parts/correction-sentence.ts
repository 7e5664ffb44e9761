import { faultSentence } from '#ui/faults/fault-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import type { CorrectionStatus } from '../session/lead-state.ts';

/** How taking back or settling went; nothing while it is at work. */
export function correctionSentence(sentences: Sentences, correction: CorrectionStatus): string {
  switch (correction.phase) {
    case 'working':
      return '';
    case 'done':
      return sentences.t(correction.isCarried ? 'budget.took_back_carried' : 'budget.took_back');
    case 'failed':
      return sentences.t('budget.task_failed', { reason: faultSentence(sentences, correction.error) });
  }
}
