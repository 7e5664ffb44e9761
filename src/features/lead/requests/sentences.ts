import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the tab of requests says beside what the page says. */
export const travels = [
  'requests.waiting',
  'requests.none',
  'requests.none_why',
  'requests.for_agent',
  'requests.unchanged_too_few',
  'requests.unchanged_mixed',
  'requests.unchanged_often',
  'requests.already',
  'requests.more',
  'requests.unreadable',
  'requests.index',
  'requests.approved',
  'requests.waits_for',
  'requests.approved_by',
  'requests.approved_unread',
] as const satisfies readonly SentenceTopic[];

export const requestsSentences = createPart(
  import.meta.glob('/translations/*.json', {
    import: 'default',
    query: '?of=features/shared/requests,features/shared/proportion,features/lead/requests',
  }),
);
