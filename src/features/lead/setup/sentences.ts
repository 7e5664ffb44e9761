import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the tab of the setup says beside what the page says. */
export const travels = ['setup'] as const satisfies readonly SentenceTopic[];

export const setupSentences = createPart(import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/lead/setup' }));
