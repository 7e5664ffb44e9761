import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What agents read about what they asked of a lead. */
export const travels = ['ask'] as const satisfies readonly SentenceTopic[];

export const requestSentences = createPart(
  import.meta.glob('/translations/*.json', {
    import: 'default',
    query: '?of=features/shared/requests,features/shared/proportion,features/ticket/request,features/shared/limits',
  }),
);
