import { type Currency, shareAtMost } from '../money/money.ts';
import type { PolicyPart } from './names.ts';
import type { Policy } from './policy.ts';
import { type Reason, STUDIES, type Strength, type Study, type SuggestionFacts } from './suggestion.ts';

/** Where the rules stand when one is asked: what percentages are taken of, and the sum of all reasons before. Minor units. */
export interface SoFar {
  readonly startMinor: number;
  readonly totalMinor: number;
  readonly currency: Currency;
}

/** Turns facts into a reason with its arithmetic and its findings; null where it has nothing to say. Deterministic and total. */
export type Rule = (facts: SuggestionFacts, policy: Policy, soFar: SoFar) => Reason | null;

/** On what ground a reason stands: which rule, which sentence, which figures, whose findings. */
export type Ground = Pick<Reason, 'rule' | 'variant'> & Partial<Pick<Reason, 'facts' | 'studies' | 'choice'>>;

/** Makes a reason, as firm as the firmest of its studies. */
export function reason(given: Ground & Partial<Pick<Reason, 'deltaMinor'>>): Reason {
  const { studies = [] } = given;
  return { deltaMinor: 0, facts: {}, choice: null, ...given, studies, strength: firmest(studies) };
}

/** So much of the start is added, rounded down to a minor unit. Percentages are never taken of one another, so that each can be checked in the head. */
export function addition(startMinor: number, percent: number, ground: Ground): Reason | null {
  const deltaMinor = shareAtMost(startMinor, percent);
  if (deltaMinor === 0) return null;
  return reason({ ...ground, deltaMinor, facts: { ...ground.facts, percent, ofMinor: startMinor } });
}

/** Whose choice a figure is. */
export function choiceOf({ own }: Policy, part: PolicyPart): 'ours' | 'team' {
  return own.includes(part) ? 'team' : 'ours';
}

function firmest(studies: readonly Study[]): Strength | null {
  const strengths: readonly Strength[] = studies.map((study) => STUDIES[study]);
  return ([5, 4, 3, 2, 'practice'] as const).find((strength) => strengths.includes(strength)) ?? null;
}
