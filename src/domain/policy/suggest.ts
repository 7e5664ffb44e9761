import { givenSumUpTo, nearestGivenSum } from '../money/given-sum.ts';
import { type Currency, type Money, compare, isPositive, money } from '../money/money.ts';
import { assert } from '../shared/assert.ts';
import { type GestureKind, type Policy, VALUE_UPLIFT_PERCENT_AT_MOST, isMoneyKind, policyFor } from './policy.ts';
import { wordsFor } from './words.ts';
import type { LeadAdvice, Option, Reason, Suggestion, SuggestionFacts, WhatIf } from './suggestion.ts';

/**
 * Suggests what would make it right. Deterministic and total. The amount is always the sum of the reasons' deltas:
 * gate → base → repeat → delay → value → rounding → cap. Each percentage is taken of the base, so that reasons do not
 * multiply one another and each can be checked in the head. Sources: the studies that each reason names.
 */
export function suggest(facts: SuggestionFacts, policy: Policy, currency: Currency): Suggestion {
  const outcome = amountFor(facts, policy, currency);
  const { owed } = policyFor(policy, facts.cause);
  return {
    policyVersion: policy.version,
    owed: facts.fault === 'customer' ? [] : owed,
    gesture: isPositive(outcome.amount) ? { kind: 'goodwill', amount: outcome.amount } : { kind: 'care' },
    options: optionsFor(facts, policy, outcome.amount),
    reasons: outcome.reasons,
    whatIf: whatIf(facts, policy, outcome.amount),
    words: wordsFor(facts),
    lead: leadAdvice(facts, policy, outcome),
  };
}

interface Outcome {
  readonly amount: Money;
  readonly reasons: readonly Reason[];
  /** What would be suggested if no ceiling stood in the way. */
  readonly uncapped: Money;
}

type Rule = (
  facts: SuggestionFacts,
  policy: Policy,
  soFar: { readonly baseMinor: number; readonly totalMinor: number; readonly currency: Currency },
) => Reason | null;

/** In order; the gate comes before them all and may end the matter. */
const RULES: readonly Rule[] = [repeatRule, delayRule, valueRule, roundingRule, capRule];

function amountFor(facts: SuggestionFacts, policy: Policy, currency: Currency): Outcome {
  const closed = gateReason(facts, policy);
  if (closed !== null) return { amount: money(0, currency), uncapped: money(0, currency), reasons: [closed] };
  const base = baseReason(facts, policy);
  const baseMinor = base.deltaMinor;
  const reasons = [base];
  let totalMinor = baseMinor;
  let uncappedMinor = totalMinor;
  for (const rule of RULES) {
    const fired = rule(facts, policy, { baseMinor, totalMinor, currency });
    if (fired !== null) {
      totalMinor += fired.deltaMinor;
      reasons.push(fired);
    }
    if (rule !== capRule) uncappedMinor = totalMinor;
  }
  assert(totalMinor >= 0 && totalMinor <= uncappedMinor, 'a suggestion lies between nothing and its uncapped amount');
  return { amount: money(totalMinor, currency), uncapped: money(uncappedMinor, currency), reasons };
}

function repeatsOf(facts: SuggestionFacts, policy: Policy): SuggestionFacts['priorIncidents'] {
  return facts.priorIncidents.filter((incident) => incident.daysAgo <= policy.repeatWindowDays);
}

/** No money where the failure was not ours and is no repeat; never where the customer caused it. */
function gateReason(facts: SuggestionFacts, policy: Policy): Reason | null {
  const isRepeat = repeatsOf(facts, policy).length > 0;
  if (facts.fault === 'ours' || (isRepeat && facts.fault !== 'customer')) return null;
  return reason({ rule: 'gate', variant: facts.fault, studies: ['grewal2008', 'ombudsman'] });
}

/** Severity sets the base; a repeat is never met with words alone. */
function baseReason(facts: SuggestionFacts, policy: Policy): Reason {
  const bySeverity = policy.baseMinor[facts.severity];
  const isRaised = repeatsOf(facts, policy).length > 0 && bySeverity < policy.repeatFloorMinor;
  if (isRaised) {
    return reason({
      rule: 'base',
      variant: 'repeat_floor',
      deltaMinor: policy.repeatFloorMinor,
      facts: { severity: facts.severity },
      studies: ['halperin2022'],
      isChoice: true,
    });
  }
  return reason({
    rule: 'base',
    variant: bySeverity > 0 ? 'severity' : 'words_first',
    deltaMinor: bySeverity,
    facts: { severity: facts.severity },
    studies: bySeverity > 0 ? ['smith1999'] : ['abeler2010', 'wirtz2004'],
    isChoice: bySeverity > 0,
  });
}

/** The incident that counts most raises the amount: full when it was today, half at the end of the window. */
function repeatRule(facts: SuggestionFacts, policy: Policy, { baseMinor }: { readonly baseMinor: number }): Reason | null {
  const weighed = repeatsOf(facts, policy).map((incident) => {
    const full = incident.isSameCause ? policy.repeatSameCausePercent : policy.repeatOtherCausePercent;
    const age = policy.repeatWindowDays === 0 ? 0 : incident.daysAgo / policy.repeatWindowDays;
    return { incident, percent: Math.round(full * (1 - age / 2)) };
  });
  const strongest = weighed.toSorted((a, b) => b.percent - a.percent || a.incident.daysAgo - b.incident.daysAgo)[0];
  if (strongest === undefined || strongest.percent === 0) return null;
  return reason({
    rule: 'repeat',
    variant: strongest.incident.isSameCause ? 'same_cause' : 'other_cause',
    deltaMinor: Math.round((baseMinor * strongest.percent) / 100),
    facts: { percent: strongest.percent, daysAgo: strongest.incident.daysAgo, count: weighed.length },
    studies: ['maxham2002', 'knox2014', 'halperin2022'],
    isChoice: true,
  });
}

function delayRule(facts: SuggestionFacts, policy: Policy, { baseMinor }: { readonly baseMinor: number }): Reason | null {
  const hours = facts.hoursSinceReport ?? 0;
  const daysLate = Math.ceil((hours - policy.delayAfterHours) / 24);
  const percent = Math.min(policy.delayPercentAtMost, daysLate * policy.delayPercentPerDay);
  if (percent <= 0 || baseMinor === 0) return null;
  return reason({
    rule: 'delay',
    variant: 'waited',
    deltaMinor: Math.round((baseMinor * percent) / 100),
    facts: { percent, hours: Math.floor(hours), afterHours: policy.delayAfterHours },
    studies: ['hogreve2017', 'wirtz2004'],
    isChoice: true,
  });
}

/** Value may raise a gesture within a bound and never lowers it, so that everyone gets the floor for the same failure. */
function valueRule(facts: SuggestionFacts, _policy: Policy, { baseMinor }: { readonly baseMinor: number }): Reason | null {
  const percent = Math.min(VALUE_UPLIFT_PERCENT_AT_MOST, Math.max(0, facts.value?.upliftPercent ?? 0));
  if (facts.value === null || percent === 0 || baseMinor === 0) return null;
  return reason({
    rule: 'value',
    variant: 'tier',
    deltaMinor: Math.round((baseMinor * percent) / 100),
    facts: { percent, tier: facts.value.tier, atMostPercent: VALUE_UPLIFT_PERCENT_AT_MOST },
    studies: ['knox2014', 'mayser2013'],
    isChoice: true,
  });
}

function roundingRule(
  _facts: SuggestionFacts,
  _policy: Policy,
  { totalMinor, currency }: { readonly totalMinor: number; readonly currency: Currency },
): Reason | null {
  const deltaMinor = nearestGivenSum(money(totalMinor, currency)).amountMinor - totalMinor;
  if (deltaMinor === 0) return null;
  return reason({ rule: 'rounding', variant: deltaMinor > 0 ? 'up' : 'down', deltaMinor, isChoice: true });
}

function capRule(
  facts: SuggestionFacts,
  _policy: Policy,
  { totalMinor, currency }: { readonly totalMinor: number; readonly currency: Currency },
): Reason | null {
  const tightest = tightestOf(facts);
  if (tightest === null || totalMinor <= tightest.left.amountMinor) return null;
  const allowed = givenSumUpTo(money(Math.max(0, tightest.left.amountMinor), currency));
  return reason({
    rule: 'cap',
    variant: tightest.limit,
    deltaMinor: allowed.amountMinor - totalMinor,
    facts: { leftMinor: tightest.left.amountMinor },
    isChoice: true,
  });
}

function tightestOf(facts: SuggestionFacts): SuggestionFacts['room'][number] | null {
  return facts.room.toSorted((a, b) => compare(a.left, b.left))[0] ?? null;
}

/** The money way first where there is one, then two that cost time; words, or a call, stand in where the policy names none. */
function optionsFor(facts: SuggestionFacts, policy: Policy, amount: Money): readonly Option[] {
  const { kind, care } = policyFor(policy, facts.cause);
  const acts = [...new Set(care)].filter((way) => way !== 'apology' && !isMoneyKind(way)).slice(0, 2);
  if (isPositive(amount)) return [{ kind, amount }, ...withoutMoney(acts.length > 0 ? acts : ['apology'])];
  return withoutMoney(['apology', ...(acts.length > 0 ? acts : ['call' as const])]);
}

function withoutMoney(ways: readonly GestureKind[]): readonly Option[] {
  return ways.map((way) => ({ kind: way, amount: null }));
}

function whatIf(facts: SuggestionFacts, policy: Policy, amount: Money): readonly WhatIf[] {
  const changes: { readonly change: WhatIf['change']; readonly facts: SuggestionFacts }[] = [];
  if (facts.fault !== 'ours') changes.push({ change: 'fault_ours', facts: { ...facts, fault: 'ours' } });
  if (facts.severity < 4) {
    const severity = facts.severity === 1 ? 2 : facts.severity === 2 ? 3 : 4;
    changes.push({ change: 'severity_up', facts: { ...facts, severity } });
  }
  return changes
    .map(({ change, facts: changed }) => ({ change, amount: amountFor(changed, policy, amount.currency).amount }))
    .filter((possible) => compare(possible.amount, amount) !== 0);
}

/** Over a ceiling: ask. The same cause again, or a critical failure: tell. */
function leadAdvice(facts: SuggestionFacts, policy: Policy, outcome: Outcome): LeadAdvice {
  const tightest = tightestOf(facts);
  if (tightest !== null && compare(outcome.uncapped, outcome.amount) > 0) {
    return { kind: 'ask', why: tightest.limit, wanted: outcome.uncapped };
  }
  if (repeatsOf(facts, policy).some((incident) => incident.isSameCause)) return { kind: 'tell', why: 'same_cause_again' };
  return facts.severity === 4 ? { kind: 'tell', why: 'critical' } : { kind: 'none' };
}

function reason(given: Pick<Reason, 'rule' | 'variant'> & Partial<Reason>): Reason {
  return { deltaMinor: 0, facts: {}, studies: [], isChoice: false, ...given };
}
