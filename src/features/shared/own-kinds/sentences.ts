import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What is said where a policy names kinds of gesture itself. */
export const travels = ['moment.amount_error.whole', 'moment.amount_error.steps'] as const satisfies readonly SentenceTopic[];

export const ownKindSentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/shared/own-kinds' }),
);
