import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What telling a story without a gesture says on a ticket. */
export const travels = ['tell'] as const satisfies readonly SentenceTopic[];

export const tellingSentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/shared/log,features/ticket/telling' }),
);
