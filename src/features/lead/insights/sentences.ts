import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the tab of insights says beside what the page says. */
export const travels = ['insights'] as const satisfies readonly SentenceTopic[];

export const insightsSentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/lead/insights' }),
);
