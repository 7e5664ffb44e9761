import { addition, choiceOf, type Ground, reason, type Rule } from './reason.ts';
import { type Policy, policyFor } from './policy.ts';
import type { PriorIncident, Reason, SuggestionFacts } from './suggestion.ts';

/**
 * Incidents that count as a repeat: not those that a moment tells were somebody else's doing. Where many are hit at once all get
 * the same, so nobody's own history counts.
 */
export function repeatsOf(facts: SuggestionFacts, policy: Policy): readonly PriorIncident[] {
  if (facts.isGroup) return [];
  return facts.priorIncidents.filter((one) => weightOf(one, facts, policy) > 0 && (one.fault ?? 'ours') === 'ours');
}

/** The last day on which an incident counts: of the same cause its own window, where the team's policy has one. */
function windowOf({ isSameCause }: PriorIncident, { cause }: SuggestionFacts, policy: Policy): number {
  const own = isSameCause ? policyFor(policy, cause).repeatWindowDays : null;
  return own ?? policy.repeatWindowDays;
}

/** All of it on the day itself, nothing at the end of its window. */
function weightOf(incident: PriorIncident, facts: SuggestionFacts, policy: Policy): number {
  const windowDays = windowOf(incident, facts, policy);
  if (windowDays === 0) return incident.daysAgo === 0 ? 1 : 0;
  return Math.max(0, 1 - incident.daysAgo / windowDays);
}

/** How much is left of a sum that fades with the age of an incident, and of which. */
interface Faded extends Pick<PriorIncident, 'daysAgo'> {
  /** Whole percent, more than 0. */
  readonly percent: number;
  readonly windowDays: number;
}

/** By the incident that counts most; null where none counts. */
export function repeatWeight(facts: SuggestionFacts, policy: Policy): Faded | null {
  return weightIn(repeatsOf(facts, policy), facts, policy);
}

/**
 * How much of a sum is due for a failure that was not ours; null where nothing is: only a failure of ours with the same cause before it makes any due,
 * and its age takes from it. Where nobody has said whose fault that was, it is ours where the cause usually is.
 */
export function openedWeight(facts: SuggestionFacts, policy: Policy): Faded | null {
  const isUsuallyOurs = policyFor(policy, facts.cause).usualFault === 'ours';
  const opening = repeatsOf(facts, policy).filter(({ isSameCause, fault }) => isSameCause && (fault === 'ours' || isUsuallyOurs));
  return weightIn(opening, facts, policy);
}

function weightIn(incidents: readonly PriorIncident[], facts: SuggestionFacts, policy: Policy): Faded | null {
  const [first] = incidents.toSorted((a, b) => weightOf(b, facts, policy) - weightOf(a, facts, policy));
  if (first === undefined) return null;
  const percent = wholePercent(100 * weightOf(first, facts, policy));
  return percent === 0 ? null : { percent, daysAgo: first.daysAgo, windowDays: windowOf(first, facts, policy) };
}

/** What a reason says of what has faded: by which incident, and from what to nothing. */
export function fadingOf({ daysAgo, windowDays }: Faded): NonNullable<Ground['facts']> {
  return { daysAgo, windowDays, fullPercent: 100 };
}

/** Half a percent counts as one, whatever the order in which shares were added left of it. */
function wholePercent(percent: number): number {
  return Math.round(Number(percent.toFixed(9)));
}

/** What one incident adds for the repeat. */
export interface CountedRepeat extends Pick<PriorIncident, 'daysAgo' | 'isSameCause'> {
  /** Not rounded: the sum of all is. */
  readonly percent: number;
  /** What it would add on the same day, and when it adds nothing any more. */
  readonly fullPercent: number;
  readonly windowDays: number;
}

/** What each incident adds, the one that adds most first. */
export function countedRepeats(facts: SuggestionFacts, policy: Policy): readonly CountedRepeat[] {
  const counted = repeatsOf(facts, policy).map((incident) => {
    const { daysAgo, isSameCause } = incident;
    const fullPercent = isSameCause ? policy.repeatSameCausePercent : policy.repeatOtherCausePercent;
    const percent = fullPercent * weightOf(incident, facts, policy);
    return { daysAgo, isSameCause, percent, fullPercent, windowDays: windowOf(incident, facts, policy) };
  });
  return counted.toSorted((a, b) => b.percent - a.percent || byNearness(a, b));
}

/** Each incident raises the amount, by its cause and its age; together no more than the policy's bound. The one that counts most is named. */
export const repeatRule: Rule = (facts, policy, { startMinor }) => {
  const weighed = countedRepeats(facts, policy);
  const [strongest] = weighed;
  if (strongest === undefined) return noRepeat(facts);
  const { daysAgo, isSameCause, fullPercent, windowDays } = strongest;
  const all = wholePercent(weighed.reduce((sum, { percent }) => sum + percent, 0));
  const variant = isSameCause ? 'same_cause' : 'other_cause';
  return addition(startMinor, Math.min(policy.repeatPercentAtMost, all), {
    rule: 'repeat',
    variant,
    facts: { daysAgo, count: weighed.length, fullPercent, windowDays },
    studies: ['maxham2002', 'knox2014', 'halperin2022'],
    choice: choiceOf(policy, `repeat_${variant}`),
  });
};

/** A ticket about the same failure is no repeat, and whoever wonders why nothing is added reads so. */
function noRepeat({ matter, isGroup }: SuggestionFacts): Reason | null {
  const [ticketId] = matter?.ticketIds ?? [];
  if (matter === null || ticketId === undefined || isGroup) return null;
  return reason({ rule: 'repeat', variant: matter.isUnanswered ? 'unanswered' : 'same_matter', facts: { ticketId }, choice: 'ours' });
}

/** Of incidents that add the same the latest is named, and of two on one day that of the same cause. */
function byNearness(a: CountedRepeat, b: CountedRepeat): number {
  return a.daysAgo - b.daysAgo || Number(b.isSameCause) - Number(a.isSameCause);
}

/** What is due for a failure that was not ours fades with the age of ours that it repeats. */
export const fadingRule: Rule = (facts, policy, { totalMinor }) => {
  if (facts.fault === 'ours') return null;
  const opened = openedWeight(facts, policy);
  const percent = opened?.percent ?? 0;
  const missing = addition(totalMinor, percent - 100, { rule: 'fading', variant: facts.fault, choice: 'ours' });
  return missing === null ? null : { ...missing, facts: { ...missing.facts, ...(opened !== null && fadingOf(opened)), percent } };
};
