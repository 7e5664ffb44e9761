import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the tab of the limits says beside what the page says. */
export const travels = ['limits'] as const satisfies readonly SentenceTopic[];

export const limitsSentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/lead/limits' }),
);
