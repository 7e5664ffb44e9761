import { LIMIT_NAMES } from '../journal/limits.ts';
import { givenSumUpTo, nearestGivenSum } from '../money/given-sum.ts';
import { type Currency, compare, money, shareAtMost, shareOf } from '../money/money.ts';
import { type BySeverity, type Policy, VALUE_UPLIFT_PERCENT_AT_MOST, policyFor } from './policy.ts';
import type { PolicyPart } from './names.ts';
import { type Reason, STUDIES, type Strength, type Study, type SuggestionFacts } from './suggestion.ts';

/** Where the rules stand when one is asked: what percentages are taken of, and the sum of all reasons before. Minor units. */
export interface SoFar {
  readonly startMinor: number;
  readonly totalMinor: number;
  readonly currency: Currency;
}

/** Turns facts into a reason with its arithmetic and its findings; null where it has nothing to say. Deterministic and total. */
export type Rule = (facts: SuggestionFacts, policy: Policy, soFar: SoFar) => Reason | null;

/** Incidents that count as a repeat. Where many are hit at once all get the same, so nobody's own history counts. */
export function repeatsOf(facts: SuggestionFacts, policy: Policy): SuggestionFacts['priorIncidents'] {
  return facts.isGroup ? [] : facts.priorIncidents.filter((incident) => incident.daysAgo <= policy.repeatWindowDays);
}

/**
 * May end the matter: no money where the customer caused the failure, where the law fixes what is due and that is not under
 * way, where money was given for it on another ticket, and where the failure was not ours and is no repeat.
 */
export function gateRule(facts: SuggestionFacts, policy: Policy): Reason | null {
  if (facts.fault === 'customer') return reason({ rule: 'gate', variant: 'customer', studies: ['grewal2008', 'ombudsman'] });
  if (isStatutoryDue(facts, policy)) return reason({ rule: 'gate', variant: 'statutory', studies: ['ombudsman'] });
  const given = facts.matter?.given ?? null;
  if (given !== null) {
    const values = { ticketId: given.ticketId, givenMinor: given.amountMinor };
    return reason({ rule: 'gate', variant: 'same_matter', facts: values, choice: 'ours' });
  }
  if (facts.fault === 'ours' || repeatsOf(facts, policy).length > 0) return null;
  return reason({ rule: 'gate', variant: facts.fault, studies: ['grewal2008', 'ombudsman'] });
}

/** Where a repeat has opened the gate for a failure that was not ours, whose it was changes nothing, and whoever says so reads why. Null elsewhere. */
export function openedGate(facts: SuggestionFacts, policy: Policy): Reason | null {
  if (facts.fault === 'ours' || gateRule(facts, policy) !== null) return null;
  return reason({ rule: 'gate', variant: `${facts.fault}_again` });
}

/** What everybody gets for this failure. Minor units. */
export function floorOf(facts: SuggestionFacts, policy: Policy): number {
  return (policyFor(policy, facts.cause).baseMinor ?? policy.baseMinor)[facts.severity];
}

/** Severity sets the base; a repeat, or a very long wait, is never met with words alone unless the team's policy wants that. */
export function baseRule(facts: SuggestionFacts, policy: Policy): Reason {
  const { severity } = facts;
  const bySeverity = floorOf(facts, policy);
  const raised = floors(facts, policy).toSorted((a, b) => b.minor - a.minor)[0];
  if (raised !== undefined && raised.minor > bySeverity) {
    const { variant, minor, studies } = raised;
    const choice = choiceOf(policy, variant);
    return reason({ rule: 'base', variant, deltaMinor: minor, facts: { severity }, studies, choice });
  }
  const choice = isOwnBase(facts, policy) ? 'team' : choiceOf(policy, `base_${severity}`);
  if (bySeverity > 0) {
    const values = { severity, preset: policy.preset };
    return reason({ rule: 'base', variant: 'severity', deltaMinor: bySeverity, facts: values, studies: ['smith1999'], choice });
  }
  const isFirst = raised === undefined && !facts.isGroup && delayOf(facts, policy).percent === 0;
  return isFirst
    ? reason({ rule: 'base', variant: 'words_first', facts: { severity }, studies: ['abeler2010', 'wirtz2004'] })
    : reason({ rule: 'base', variant: 'no_sum', facts: { severity }, choice });
}

function isOwnBase(facts: SuggestionFacts, policy: Policy): boolean {
  return policyFor(policy, facts.cause).baseMinor !== null;
}

interface Floor {
  readonly variant: 'repeat_floor' | 'delay_floor';
  readonly minor: number;
  readonly studies: readonly Study[];
}

function floors(facts: SuggestionFacts, policy: Policy): readonly Floor[] {
  const isRepeat = repeatsOf(facts, policy).length > 0;
  const delay = delayOf(facts, policy);
  return [
    ...(isRepeat ? [{ variant: 'repeat_floor', minor: policy.repeatFloorMinor, studies: ['halperin2022'] } as const] : []),
    ...(delay.isFull ? [{ variant: 'delay_floor', minor: policy.delayFloorMinor, studies: ['wirtz2004'] } as const] : []),
  ];
}

/** Who kept what was flawed gets a share of the price back, if that is more. What was rejected is refunded, which is owed. */
export const lossRule: Rule = (facts, policy, { totalMinor }) => {
  if (facts.isGroup || facts.outcome !== 'kept' || facts.lossMinor === null) return null;
  const percent = policy.keptPercent[facts.severity];
  const deltaMinor = shareOf(facts.lossMinor, percent) - totalMinor;
  if (deltaMinor <= 0) return null;
  const values = { percent, ofMinor: facts.lossMinor };
  return reason({
    rule: 'loss',
    variant: 'kept',
    deltaMinor,
    facts: values,
    studies: ['gelbrich2015'],
    choice: choiceOf(policy, `kept_${facts.severity}`),
  });
};

/** Where many are hit at once everybody gets the same: nothing is added for anybody's own history or value. */
export const groupRule: Rule = (facts) =>
  facts.isGroup ? reason({ rule: 'group', variant: 'same_for_all', studies: ['albrecht2018', 'mayser2013'] }) : null;

/** The incident that counts most raises the amount: full when it was today, half at the end of the window. */
export const repeatRule: Rule = (facts, policy, { startMinor }) => {
  const weighed = repeatsOf(facts, policy).map((incident) => {
    const full = incident.isSameCause ? policy.repeatSameCausePercent : policy.repeatOtherCausePercent;
    const age = policy.repeatWindowDays === 0 ? 0 : incident.daysAgo / policy.repeatWindowDays;
    return { incident, fullPercent: full, percent: Math.round(full * (1 - age / 2)) };
  });
  const strongest = weighed.toSorted((a, b) => b.percent - a.percent || byNearness(a.incident, b.incident))[0];
  if (strongest === undefined) return noRepeat(facts);
  const { incident, fullPercent, percent } = strongest;
  const variant = incident.isSameCause ? 'same_cause' : 'other_cause';
  const values = { daysAgo: incident.daysAgo, count: weighed.length, fullPercent, windowDays: policy.repeatWindowDays };
  return addition(startMinor, percent, {
    rule: 'repeat',
    variant,
    facts: values,
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

type PriorIncident = SuggestionFacts['priorIncidents'][number];

/** Of incidents that add the same the latest is named, and of two on one day that of the same cause. */
function byNearness(a: PriorIncident, b: PriorIncident): number {
  return a.daysAgo - b.daysAgo || Number(b.isSameCause) - Number(a.isSameCause);
}

export const delayRule: Rule = (facts, policy, { startMinor }) => {
  if (facts.isGroup) return null;
  const { percent, hours } = delayOf(facts, policy);
  const values = { hours: Math.floor(hours), afterHours: policy.delayAfterHours };
  return addition(startMinor, percent, {
    rule: 'delay',
    variant: 'waited',
    facts: values,
    studies: ['hogreve2017', 'wirtz2004'],
    choice: choiceOf(policy, 'delay'),
  });
};

function delayOf(facts: SuggestionFacts, policy: Policy): { readonly percent: number; readonly hours: number; readonly isFull: boolean } {
  const sinceReport = facts.hoursSinceReport ?? 0;
  const hours = policy.delayCountsFrom === 'failure' ? Math.max(sinceReport, facts.hoursSinceFailure ?? 0) : sinceReport;
  const wanted = Math.max(0, Math.ceil((hours - policy.delayAfterHours) / 24)) * policy.delayPercentPerDay;
  const percent = Math.min(policy.delayPercentAtMost, wanted);
  return { percent, hours, isFull: !facts.isGroup && percent > 0 && percent === policy.delayPercentAtMost };
}

/** Value may raise a gesture within a bound and never lowers it, so that everyone gets the floor for the same failure. */
export const valueRule: Rule = ({ value, isGroup }, policy, { startMinor }) => {
  if (value === null || isGroup) return null;
  const percent = Math.min(VALUE_UPLIFT_PERCENT_AT_MOST, Math.max(0, value.upliftPercent));
  const values = { tier: value.tier, atMostPercent: VALUE_UPLIFT_PERCENT_AT_MOST };
  return addition(startMinor, percent, {
    rule: 'value',
    variant: 'tier',
    facts: values,
    studies: ['knox2014', 'mayser2013'],
    choice: choiceOf(policy, 'value'),
  });
};

/** The same failure hits harder who is in a vulnerable situation. */
export const vulnerableRule: Rule = ({ isVulnerable, isGroup }, policy, { startMinor }) =>
  isVulnerable && !isGroup
    ? addition(startMinor, policy.vulnerablePercent, {
        rule: 'vulnerable',
        variant: 'said',
        studies: ['ombudsman'],
        choice: choiceOf(policy, 'vulnerable'),
      })
    : null;

export const roundingRule: Rule = (_facts, policy, { totalMinor, currency }) => {
  const deltaMinor = nearestGivenSum(money(totalMinor, currency), sumsOf(policy)).amountMinor - totalMinor;
  return deltaMinor === 0 ? null : reason({ rule: 'rounding', variant: deltaMinor > 0 ? 'up' : 'down', deltaMinor, choice: 'ours' });
};

/** With what is owed, a suggestion stays in proportion to the price, where that is known. */
export const priceRule: Rule = (facts, policy, soFar) => {
  if (facts.lossMinor === null) return null;
  const percent = policy.suggestedPercentAtMost;
  const variant = isRefundOwed(facts, policy) ? 'rejected' : 'kept';
  return withinLimit(goodwillUpTo(facts, policy, percent), policy, soFar, {
    rule: 'price',
    variant,
    facts: { percent, ofMinor: facts.lossMinor },
    studies: ['gelbrich2015', 'haesevoets2017'],
    choice: choiceOf(policy, 'limit'),
  });
};

/**
 * The goodwill, in minor units, that together with what is owed is this percentage of the price: where that is a refund in
 * full, only the rest is left. Infinity where the price is not known, where nothing was paid, and where all who are hit get the same.
 */
export function goodwillUpTo(facts: SuggestionFacts, policy: Policy, percent: number): number {
  const { lossMinor } = facts;
  if (lossMinor === null || lossMinor === 0 || facts.isGroup) return Infinity;
  return Math.max(0, shareAtMost(lossMinor, percent) - (isRefundOwed(facts, policy) ? lossMinor : 0));
}

/** Whether the law fixes what is due and that is not under way: goodwill waits for it. */
export function isStatutoryDue({ cause, fault, isStatutoryMet }: SuggestionFacts, policy: Policy): boolean {
  return fault !== 'customer' && policyFor(policy, cause).isStatutory && !isStatutoryMet;
}

/** Whether a refund in full is owed: for what was rejected, and where the team owes one for the cause. */
export function isRefundOwed({ cause, fault, outcome }: SuggestionFacts, policy: Policy): boolean {
  return fault !== 'customer' && (outcome === 'rejected' || policyFor(policy, cause).owed.includes('refund_in_full'));
}

/** Several gestures on one ticket are together no more than one may be. */
export const splitRule: Rule = (facts, policy, soFar) => {
  const leftMinor = splitRoom(facts);
  return withinLimit(leftMinor ?? Infinity, policy, soFar, {
    rule: 'split',
    variant: 'same_ticket',
    facts: { leftMinor: leftMinor ?? 0, givenMinor: givenOnTicket(facts) },
    choice: 'team',
  });
};

/** What gestures on this ticket leave of the limit of one; null where there were none, or nothing limits them. Minor units. */
export function splitRoom(facts: SuggestionFacts): number | null {
  const single = facts.allowances.find(({ limit }) => limit === 'gesture');
  const givenMinor = givenOnTicket(facts);
  return single === undefined || givenMinor === 0 ? null : Math.max(0, single.left.amountMinor - givenMinor);
}

function givenOnTicket({ gestures }: SuggestionFacts): number {
  return gestures.filter(({ isSameTicket }) => isSameTicket).reduce((sum, { amountMinor }) => sum + amountMinor, 0);
}

export const capRule: Rule = (facts, policy, soFar) => {
  const tightest = tightestOf(facts);
  if (tightest === null) return null;
  const leftMinor = tightest.left.amountMinor;
  return withinLimit(leftMinor, policy, soFar, { rule: 'cap', variant: tightest.limit, facts: { leftMinor }, choice: 'team' });
};

/** The limit that leaves least, and of several the first in precedence; null where none applies. */
export function tightestOf(facts: SuggestionFacts): SuggestionFacts['allowances'][number] | null {
  const byPrecedence = facts.allowances.toSorted((a, b) => LIMIT_NAMES.indexOf(a.limit) - LIMIT_NAMES.indexOf(b.limit));
  return byPrecedence.toSorted((a, b) => compare(a.left, b.left))[0] ?? null;
}

type Ground = Pick<Reason, 'rule' | 'variant'> & Partial<Pick<Reason, 'facts' | 'studies' | 'choice'>>;

/** So much of the start is added. Percentages are never taken of one another, so that each can be checked in the head. */
function addition(startMinor: number, percent: number, ground: Ground): Reason | null {
  const deltaMinor = shareOf(startMinor, percent);
  if (deltaMinor === 0) return null;
  return reason({ ...ground, deltaMinor, facts: { ...ground.facts, percent, ofMinor: startMinor } });
}

/** No more than a limit, in a sum that people give. */
function withinLimit(mostMinor: number, policy: Policy, { totalMinor, currency }: SoFar, ground: Ground): Reason | null {
  if (totalMinor <= mostMinor) return null;
  const allowed = givenSumUpTo(money(Math.max(0, mostMinor), currency), sumsOf(policy));
  return reason({ ...ground, deltaMinor: allowed.amountMinor - totalMinor });
}

/** A sum that the team's policy names is one that its people give. */
function sumsOf({ baseMinor, causes, repeatFloorMinor, delayFloorMinor }: Policy): readonly number[] {
  const bases = [baseMinor, ...causes.map((cause) => cause.baseMinor)].filter((base): base is BySeverity => base !== null);
  return [...bases.flatMap((base) => Object.values(base)), repeatFloorMinor, delayFloorMinor];
}

function choiceOf({ own }: Policy, part: PolicyPart): 'ours' | 'team' {
  return own.includes(part) ? 'team' : 'ours';
}

function reason(given: Ground & Partial<Pick<Reason, 'deltaMinor'>>): Reason {
  const { studies = [] } = given;
  return { deltaMinor: 0, facts: {}, choice: null, ...given, studies, strength: firmest(studies) };
}

function firmest(studies: readonly Study[]): Strength | null {
  const strengths: readonly Strength[] = studies.map((study) => STUDIES[study]);
  return ([5, 4, 3, 2, 'practice'] as const).find((strength) => strengths.includes(strength)) ?? null;
}
