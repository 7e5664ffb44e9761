import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What an agent reads of their own part of the budget. */
export const travels = ['own_budget'] as const satisfies readonly SentenceTopic[];

export const ownBudgetSentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/lead/parts/unissued,features/lead/own-budget' }),
);
