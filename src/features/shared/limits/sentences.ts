import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** Why a limit refuses, read where something is more than it leaves. */
export const travels = ['over', 'moment.journal_too_long'] as const satisfies readonly SentenceTopic[];
