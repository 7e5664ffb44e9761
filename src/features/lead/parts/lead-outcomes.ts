import { LIST_LAG_AT_MOST_MS } from '#domain/journal/entries.ts';
import type { TaskStatus } from '../session/lead-state.ts';
import type { Measured } from '#ledger/measure-account.ts';
import { remoteSentence } from '#ui/i18n/sentences.ts';
import { formatDelay } from './lead-sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** How taking back or settling went; nothing while it is at work. */
export function taskSentence(sentences: Sentences, task: TaskStatus): string {
  switch (task.phase) {
    case 'working':
      return '';
    case 'done':
      return sentences.t(task.isCarried ? 'budget.took_back_carried' : 'budget.took_back');
    case 'failed':
      return sentences.t('budget.task_failed', { reason: remoteSentence(sentences, task.error) });
  }
}

/** What was found about the account, and what it means. */
export function measuredSentences(sentences: Sentences, measured: Measured): readonly string[] {
  const { listDelayMs, searchDelayMs, duplicate, settling, notDeleted } = measured;
  const list =
    listDelayMs === null
      ? sentences.t('measure.list_never', { atMost: formatDelay(sentences.locale, LIST_LAG_AT_MOST_MS) })
      : listDelayMs === 0
        ? sentences.t('measure.list_at_once')
        : sentences.t('measure.list_delay', {
            found: formatDelay(sentences.locale, listDelayMs),
            delay: formatDelay(sentences.locale, settling.delayMs),
          });
  const search =
    searchDelayMs === null
      ? sentences.t('measure.search_never')
      : sentences.t('measure.search', { found: formatDelay(sentences.locale, searchDelayMs) });
  const left = notDeleted.length === 0 ? [] : [sentences.t('measure.not_deleted', { keys: notDeleted.join(', ') })];
  return [list, search, sentences.t(`measure.duplicate.${duplicate}`), ...left];
}
