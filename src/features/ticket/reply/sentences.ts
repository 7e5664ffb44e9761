import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What is written to customers, in the language of each. */
export const travels = ['reply'] as const satisfies readonly SentenceTopic[];

export const replySentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/ticket/reply' }),
);
