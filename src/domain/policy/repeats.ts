import { addition, choiceOf, reason, type Rule } from './reason.ts';
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

/** How much the incident that counts most weighs, in whole percent. */
export function repeatWeight(facts: SuggestionFacts, policy: Policy): number {
  return weightIn(repeatsOf(facts, policy), facts, policy);
}

/**
 * How much of a sum is due for a failure that was not ours, in whole percent: only a failure of ours with the same cause before it makes any due,
 * and its age takes from it. Where nobody has said whose fault that was, it is ours where the cause usually is.
 */
export function openedWeight(facts: SuggestionFacts, policy: Policy): number {
  const isUsuallyOurs = policyFor(policy, facts.cause).usualFault === 'ours';
  const opening = repeatsOf(facts, policy).filter(({ isSameCause, fault }) => isSameCause && (fault === 'ours' || isUsuallyOurs));
  return weightIn(opening, facts, policy);
}

function weightIn(incidents: readonly PriorIncident[], facts: SuggestionFacts, policy: Policy): number {
  return wholePercent(100 * Math.max(0, ...incidents.map((one) => weightOf(one, facts, policy))));
}

/** Half a percent counts as one, whatever the order in which shares were added left of it. */
function wholePercent(percent: number): number {
  return Math.round(Number(percent.toFixed(9)));
}

/** Each incident raises the amount, by its cause and its age; together no more than the policy's bound. The one that counts most is named. */
export const repeatRule: Rule = (facts, policy, { startMinor }) => {
  const weighed = repeatsOf(facts, policy).map((incident) => {
    const fullPercent = incident.isSameCause ? policy.repeatSameCausePercent : policy.repeatOtherCausePercent;
    return { incident, fullPercent, percent: fullPercent * weightOf(incident, facts, policy) };
  });
  const strongest = weighed.toSorted((a, b) => b.percent - a.percent || byNearness(a.incident, b.incident))[0];
  if (strongest === undefined) return noRepeat(facts);
  const { incident, fullPercent } = strongest;
  const all = wholePercent(weighed.reduce((sum, { percent }) => sum + percent, 0));
  const variant = incident.isSameCause ? 'same_cause' : 'other_cause';
  const windowDays = windowOf(incident, facts, policy);
  return addition(startMinor, Math.min(policy.repeatPercentAtMost, all), {
    rule: 'repeat',
    variant,
    facts: { daysAgo: incident.daysAgo, count: weighed.length, fullPercent, windowDays },
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
function byNearness(a: PriorIncident, b: PriorIncident): number {
  return a.daysAgo - b.daysAgo || Number(b.isSameCause) - Number(a.isSameCause);
}

/** What is due for a failure that was not ours fades with the age of ours that it repeats. */
export const fadingRule: Rule = (facts, policy, { totalMinor }) => {
  if (facts.fault === 'ours') return null;
  const percent = openedWeight(facts, policy);
  const missing = addition(totalMinor, percent - 100, { rule: 'fading', variant: facts.fault, choice: 'ours' });
  return missing === null ? null : { ...missing, facts: { ...missing.facts, percent } };
};
