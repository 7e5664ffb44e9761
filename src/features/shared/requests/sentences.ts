import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** A request as a lead reads and answers it, on the ticket or on the leads' page. */
export const travels = [
  'answer',
  'decide',
  'requests.range',
  'requests.range_one',
  'requests.team_range',
  'requests.over_range',
] as const satisfies readonly SentenceTopic[];
