import { LIST_LAG_AT_MOST_MS } from '#domain/journal/entries.ts';
import type { TaskStatus } from '../session/lead-state.ts';
import type { Measured } from '#ledger/measure-account.ts';
import type { LeadMessages } from '#ui/i18n/load-lead-messages.ts';
import type { Messages } from '#ui/i18n/messages.ts';
import { faultSentence } from '#ui/faults/fault-sentences.ts';
import { formatDelay } from './lead-sentences.ts';

/** How taking back or settling went; nothing while it is at work. */
export function taskSentence(lead: LeadMessages, task: TaskStatus): string {
  switch (task.phase) {
    case 'working':
      return '';
    case 'done':
      return lead.t(task.isCarried ? 'budget.took_back_carried' : 'budget.took_back');
    case 'failed':
      return lead.t('budget.task_failed', { reason: faultSentence(lead, task.error) });
  }
}

/** What was found about the account, and what it means. */
export function measuredSentences(messages: Messages, lead: LeadMessages, measured: Measured): readonly string[] {
  const { listDelayMs, searchDelayMs, duplicate, settling, notDeleted } = measured;
  const list =
    listDelayMs === null
      ? lead.t('measure.list_never', { atMost: formatDelay(messages, LIST_LAG_AT_MOST_MS) })
      : listDelayMs === 0
        ? lead.t('measure.list_at_once')
        : lead.t('measure.list_delay', { found: formatDelay(messages, listDelayMs), delay: formatDelay(messages, settling.delayMs) });
  const search =
    searchDelayMs === null ? lead.t('measure.search_never') : lead.t('measure.search', { found: formatDelay(messages, searchDelayMs) });
  const left = notDeleted.length === 0 ? [] : [lead.t('measure.not_deleted', { keys: notDeleted.join(', ') })];
  return [list, search, lead.t(`measure.duplicate.${duplicate}`), ...left];
}
