import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the controls of both pages say: people, times and what is handed over. */
export const travels = [
  'moment.cancel',
  'moment.a_colleague',
  'moment.somebody',
  'moment.you',
  'hand_over',
  'time',
] as const satisfies readonly SentenceTopic[];
