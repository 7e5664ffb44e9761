import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What paying back what is owed says on a card. */
export const travels = ['repay'] as const satisfies readonly SentenceTopic[];

export const owedSentences = createPart(import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/ticket/owed' }));
