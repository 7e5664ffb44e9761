import type { SuggestionFacts } from './suggestion.ts';

/** The facts of a failure of which nothing is known but what it was, whose fault it was and how hard it hit. */
export const NOTHING_KNOWN: Omit<SuggestionFacts, 'cause' | 'fault' | 'severity'> = {
  matter: null,
  outcome: null,
  lossMinor: null,
  hoursSinceReport: null,
  hoursSinceFailure: null,
  priorIncidents: [],
  gestures: [],
  value: null,
  isGroup: false,
  isVulnerable: false,
  isStatutoryMet: false,
  team: null,
  allowances: [],
};
