import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the controls of both pages say: limits, amounts, people and times. */
export const travels = [
  'limit',
  'allowance',
  'currency',
  'moment.amount',
  'moment.amount_error',
  'moment.make_it_right',
  'moment.cancel',
  'moment.a_colleague',
  'moment.somebody',
  'moment.you',
  'hand_over',
  'time',
] as const satisfies readonly SentenceTopic[];
