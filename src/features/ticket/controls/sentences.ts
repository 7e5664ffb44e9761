import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** The questions, and what most gestures do without. */
export const travels = [
  'suggestion.cause',
  'suggestion.nothing_wrong',
  'again.done',
  'again.money',
  'suggestion.cause_choose',
  'suggestion.usual',
  'suggestion.details',
  'suggestion.standard',
  'suggestion.standard_why',
  'suggestion.standard_unless',
  'suggestion.reply',
  'suggestion.surprise',
  'suggestion.group',
  'suggestion.tell_lead_same_cause_again',
  'suggestion.tell_lead_critical',
  'suggestion.tell_lead_harm',
  'suggestion.tell_lead_vulnerable',
  'suggestion.look_gestures',
  'moment.story',
  'moment.story_hint',
] as const satisfies readonly SentenceTopic[];

export const controlSentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/shared,features/ticket/controls' }),
);
