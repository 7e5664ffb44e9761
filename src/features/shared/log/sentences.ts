import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** The form in which a moment without a gesture is told. */
export const travels = ['log'] as const satisfies readonly SentenceTopic[];
