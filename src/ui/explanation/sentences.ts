import { createPart } from '../i18n/part.ts';
import type { SentenceTopic } from '../i18n/registry.ts';

/** Why there is nothing to show. */
export const travels = ['start'] as const satisfies readonly SentenceTopic[];

export const explanationSentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=ui/explanation' }),
);
