import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What is wrong with a setting, for admins. */
export const travels = ['settings'] as const satisfies readonly SentenceTopic[];
