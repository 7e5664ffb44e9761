import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What a gesture is beside what the customer brought, read by whoever gives it and by whoever is asked about it. */
export const travels = ['proportion'] as const satisfies readonly SentenceTopic[];
