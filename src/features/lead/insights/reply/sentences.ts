import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What is written to customers when a cause is fixed, in the language of each. */
export const travels = ['fixed_reply'] as const satisfies readonly SentenceTopic[];

export const fixedReplySentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/lead/insights/reply' }),
);
