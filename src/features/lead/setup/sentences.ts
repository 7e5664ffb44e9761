import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** What the tab of the setup says beside what the page says. */
export const travels = [
  'setup',
  'measure.title',
  'measure.button',
  'measure.hint',
  'measure.others_unknown',
  'measure.step',
  'measure.list_at_once',
  'measure.list_delay',
  'measure.search',
  'measure.search_never',
  'measure.duplicate',
  'measure.not_deleted',
] as const satisfies readonly SentenceTopic[];

export const setupSentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/lead/parts/measured,features/lead/setup' }),
);
