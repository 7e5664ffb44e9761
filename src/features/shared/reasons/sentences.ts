import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What is said of the rules that a suggestion rests on. */
export const travels = ['reason', 'suggestion.why_nothing'] as const satisfies readonly SentenceTopic[];
