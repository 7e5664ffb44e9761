import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the tab of the budget says beside what the page says. */
export const travels = [
  'budget.no_currency',
  'budget.month',
  'budget.limit',
  'budget.spent',
  'budget.held',
  'budget.left',
  'budget.no_limit',
  'budget.used',
  'budget.pace',
  'budget.held_of',
  'budget.not_whole',
  'budget.reading',
  'budget.reading_waits',
  'budget.today',
  'budget.agent',
  'budget.today_spent',
  'budget.today_limit',
  'budget.today_none',
  'budget.row',
  'budget.task_half_done',
  'budget.since',
  'budget.flagged',
  'budget.flagged_none',
  'budget.flagged_why',
  'budget.flagged_row',
  'budget.counts',
  'budget.counts_nothing',
  'budget.says',
  'budget.as_written',
  'budget.settle_amount',
  'budget.settle',
  'budget.settle_as',
  'start_month',
  'past_month',
  'mismatch',
  'flag',
  'flag_do',
  'totals',
  'provider_records.title',
  'provider_records.what',
  'provider_records.open',
] as const satisfies readonly SentenceTopic[];

export const budgetSentences = createPart(
  import.meta.glob('/translations/*.json', {
    import: 'default',
    query: '?of=features/lead/parts/unissued,features/lead/parts/measured,features/lead/budget',
  }),
);
