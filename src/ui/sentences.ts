import type { SentenceTopic } from './i18n/registry.ts';

/** What either page says at once. */
export const travels = [
  'loading',
  'problem',
  'section',
  'cause',
  'gesture',
  'fault',
  'severity',
  'incidents.unknown_cause',
  'owed',
  'suggestion.owed',
  'limit',
  'allowance',
  'currency',
  'moment.amount',
  'moment.amount_error.not_a_number',
  'moment.amount_error.too_precise',
  'moment.amount_error.too_large',
  'moment.amount_error.negative',
  'moment.amount_error.missing',
  'moment.make_it_right',
  'value.tier.gold',
  'value.tier.silver',
  'value.tier.bronze',
] as const satisfies readonly SentenceTopic[];
