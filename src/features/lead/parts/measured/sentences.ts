import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What measuring the account found that holds for whoever answers for a budget. */
export const travels = [
  'measure.never',
  'measure.last_none',
  'measure.last_delay',
  'measure.list_never',
  'measure.failed',
] as const satisfies readonly SentenceTopic[];
