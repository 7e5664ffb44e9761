import { createPart } from '#ui/i18n/part.ts';
import type { SentenceTopic } from '#ui/i18n/registry.ts';

/** The questions, the ways and the form. */
export const travels = [
  'fault',
  'severity',
  'suggestion.cause',
  'suggestion.cause_choose',
  'suggestion.standard',
  'suggestion.tell_lead_same_cause_again',
  'suggestion.tell_lead_critical',
  'suggestion.ask_lead',
  'suggestion.over_limit',
  'suggestion.details',
  'suggestion.surprise',
  'suggestion.standard_why',
  'suggestion.standard_unless',
  'suggestion.team_range',
  'suggestion.team_same',
  'suggestion.group',
  'suggestion.tell_lead_vulnerable',
  'suggestion.look_gestures',
  'moment.amount_none',
  'moment.story',
  'moment.story_hint',
  'moment.within_authority',
  'request',
] as const satisfies readonly SentenceTopic[];

export const controlSentences = createPart(
  import.meta.glob('/translations/*.json', { import: 'default', query: '?of=features/shared,features/ticket/controls' }),
);
