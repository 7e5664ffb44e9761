import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the leads' page says whichever of its tabs is shown. */
export const travels = [
  'page',
  'fields',
  'tab',
  'refresh',
  'as_of',
  'open_ticket',
  'agent_number',
  'cause_mark',
  'budget.flagged_ticket',
  'budget.take_back',
  'budget.take_back_of',
  'budget.took_back',
  'budget.took_back_carried',
  'budget.took_back_started',
  'budget.task_failed',
  'rows',
] as const satisfies readonly SentenceTopic[];

export const leadSentences = createPart(
  import.meta.glob('/translations/*.json', {
    import: 'default',
    query: '?of=ui,features/shared,features/shared/limits,features/shared/settings,features/lead,ui/faults',
  }),
);
