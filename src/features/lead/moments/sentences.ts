import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the tab of moments says beside what the page says. */
export const travels = ['moments'] as const satisfies readonly SentenceTopic[];

export const momentsSentences = createPart(
  import.meta.glob('/translations/*.json', {
    import: 'default',
    query: '?of=features/shared/reasons,features/shared/log,features/lead/moments',
  }),
);
