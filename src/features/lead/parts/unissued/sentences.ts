import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What was given and nobody has issued yet. */
export const travels = ['unissued'] as const satisfies readonly SentenceTopic[];
