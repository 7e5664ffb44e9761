import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the tab of the line-up says beside what the page says. */
export const travels = ['line_up'] as const satisfies readonly SentenceTopic[];

export const lineUpSentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/lead/line-up' }),
);
