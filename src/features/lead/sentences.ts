import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What only the leads' page says. */
export const travels = [
  'page',
  'tab',
  'refresh',
  'as_of',
  'open_ticket',
  'agent_number',
  'requests.waiting',
  'requests.none',
  'requests.none_why',
  'requests.allowances',
  'requests.already',
  'requests.more',
  'requests.unreadable',
  'requests.index',
  'requests.approved',
  'requests.waits_for',
  'requests.approved_by',
  'requests.approved_unread',
  'budget',
  'flag',
  'flag_do',
  'totals',
  'measure',
] as const satisfies readonly SentenceTopic[];

export const leadSentences = createPart(
  import.meta.glob('/translations/*.json', {
    import: 'default',
    query: '?of=ui,features/shared,features/shared/requests,features/shared/settings,features/lead',
  }),
);
