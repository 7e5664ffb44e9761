import { type Currency, type Money, compare, isPositive, money } from '../money/money.ts';
import { assert } from '../shared/assert.ts';
import { type Policy, policyFor } from './policy.ts';
import { type CareKind, type GestureKind, isMoneyKind } from '../gestures/gesture.ts';
import {
  type Rule,
  baseRule,
  capRule,
  delayRule,
  floorOf,
  gateRule,
  openedGate,
  goodwillUpTo,
  groupRule,
  isRefundOwed,
  isStatutoryDue,
  lossRule,
  priceRule,
  repeatRule,
  repeatsOf,
  roundingRule,
  splitRule,
  tightestOf,
  valueRule,
  vulnerableRule,
} from './rules.ts';
import type { LeadAdvice, Option, Owed, Reason, Suggestion, SuggestionFacts } from './suggestion.ts';
import { wordsFor } from './words.ts';

/** In order, after the gate, which may end the matter, and the base. */
const RULES: readonly Rule[] = [
  lossRule,
  groupRule,
  repeatRule,
  delayRule,
  valueRule,
  vulnerableRule,
  roundingRule,
  priceRule,
  splitRule,
  capRule,
];

/** These only stand in the way of what fits. */
const IN_THE_WAY: readonly Rule[] = [splitRule, capRule];

/**
 * Suggests what would make it right. Deterministic and total. The amount is always the sum of the reasons' deltas. Each
 * percentage is taken of the same start, so that reasons do not multiply one another and each can be checked in the head.
 * Sources: the studies that each reason names.
 */
export function suggest(facts: SuggestionFacts, policy: Policy, currency: Currency): Suggestion {
  const outcome = outcomeOf(facts, policy, currency);
  const { amount, fitting } = outcome;
  const floor = money(Math.min(fitting.amountMinor, floorOf(facts, policy)), currency);
  return {
    policyVersion: policy.version,
    owed: owedTo(facts, policy, currency),
    gesture: isPositive(amount) ? { kind: 'goodwill', amount } : { kind: 'care' },
    options: optionsFor(facts, policy, amount),
    reasons: outcome.reasons,
    range: { low: floor, high: fitting, most: mostOf(facts, policy, currency) },
    words: wordsFor(facts),
    lead: leadAdvice(facts, policy, outcome),
  };
}

interface Outcome {
  readonly amount: Money;
  readonly reasons: readonly Reason[];
  /** What would be suggested if no limit stood in the way. */
  readonly fitting: Money;
}

function outcomeOf(facts: SuggestionFacts, policy: Policy, currency: Currency): Outcome {
  const closed = gateRule(facts, policy);
  if (closed !== null) return { amount: money(0, currency), fitting: money(0, currency), reasons: [closed] };
  const base = baseRule(facts, policy);
  const opened = openedGate(facts, policy);
  const reasons = opened === null ? [base] : [opened, base];
  let startMinor = 0;
  let totalMinor = base.deltaMinor;
  let fittingMinor = totalMinor;
  for (const rule of RULES) {
    // What is added later is added to the base, or to the share of the price that stands in for it.
    if (rule === groupRule) startMinor = totalMinor;
    const fired = rule(facts, policy, { startMinor, totalMinor, currency });
    if (fired !== null) {
      totalMinor += fired.deltaMinor;
      reasons.push(fired);
    }
    if (!IN_THE_WAY.includes(rule)) fittingMinor = totalMinor;
  }
  assert(totalMinor >= 0 && totalMinor <= fittingMinor, 'a suggestion lies between nothing and what fits');
  return { amount: money(totalMinor, currency), fitting: money(fittingMinor, currency), reasons };
}

/** Nothing while the law comes first; otherwise what is in some proportion to the price. */
function mostOf(facts: SuggestionFacts, policy: Policy, currency: Currency): Money | null {
  const mostMinor = isStatutoryDue(facts, policy) ? 0 : goodwillUpTo(facts, policy, policy.givenPercentAtMost);
  return mostMinor === Infinity ? null : money(mostMinor, currency);
}

/** What the customer has a right to: a refund in full where it is owed, and whatever the law fixes. */
function owedTo(facts: SuggestionFacts, policy: Policy, currency: Currency): readonly Owed[] {
  if (facts.fault === 'customer') return [];
  const { owed, isStatutory } = policyFor(policy, facts.cause);
  const isRefund = isRefundOwed(facts, policy);
  const price = facts.lossMinor === null || facts.lossMinor === 0 ? null : money(facts.lossMinor, currency);
  // A refund in full takes the place of a choice that has been made.
  const others = owed.filter((action) => !isRefund || (action !== 'refund_or_replace' && action !== 'deliver_or_refund'));
  const actions = new Set([
    ...(isStatutory ? (['statutory'] as const) : []),
    ...(isRefund ? (['refund_in_full'] as const) : []),
    ...others,
  ]);
  return [...actions].map((action) => ({ action, amount: action === 'refund_in_full' ? price : null }));
}

/** The money way first where there is one, then two that cost time; words, or a call, stand in where the policy names none. */
function optionsFor(facts: SuggestionFacts, policy: Policy, amount: Money): readonly Option[] {
  const named = policyFor(policy, facts.cause).kind;
  // Beside a refund that is owed, another would be taken for it.
  const kind = named === 'refund' && isRefundOwed(facts, policy) ? 'credit' : named;
  const acts = careFor(facts, policy, amount);
  if (isPositive(amount)) return [{ kind, amount, minutes: null }, ...timed(policy, acts.length > 0 ? acts : ['apology'])];
  return timed(policy, ['apology', ...(acts.length > 0 ? acts : ['call' as const])]);
}

/** The act that fits the loss best, then whichever of the others is worth about as much. Who is vulnerable is called. */
function careFor(facts: SuggestionFacts, policy: Policy, amount: Money): readonly CareKind[] {
  const named = new Set(policyFor(policy, facts.cause).care);
  const [first, ...others] = [...(facts.isVulnerable ? (['call'] as const) : []), ...named].filter(isAct);
  if (first === undefined) return [];
  const distance = (act: CareKind): number => Math.abs(policy.careMinutes[act] * policy.minuteMinor - amount.amountMinor);
  const rest = others.filter((act) => act !== first);
  const second = isPositive(amount) ? rest.toSorted((a, b) => distance(a) - distance(b))[0] : rest[0];
  return second === undefined ? [first] : [first, second];
}

function isAct(kind: GestureKind): kind is CareKind {
  return kind !== 'apology' && !isMoneyKind(kind);
}

function timed({ careMinutes }: Policy, ways: readonly CareKind[]): readonly Option[] {
  return ways.map((kind) => ({ kind, amount: null, minutes: careMinutes[kind] }));
}

/** Over a limit, or the next of several gestures: ask. A vulnerable customer, the same cause again, a critical failure: tell. */
function leadAdvice(facts: SuggestionFacts, policy: Policy, { amount, fitting, reasons }: Outcome): LeadAdvice {
  const tightest = tightestOf(facts);
  if (compare(fitting, amount) > 0) {
    const isSplit = !reasons.some(({ rule }) => rule === 'cap');
    return { kind: 'ask', why: isSplit || tightest === null ? 'split' : tightest.limit, wanted: fitting };
  }
  const gestures = facts.gestures.filter(({ amountMinor }) => amountMinor > 0).length;
  if (isPositive(amount) && gestures >= policy.lookAfterGestures) return { kind: 'ask', why: 'gestures', wanted: fitting };
  if (facts.isVulnerable) return { kind: 'tell', why: 'vulnerable' };
  if (repeatsOf(facts, policy).some((incident) => incident.isSameCause)) return { kind: 'tell', why: 'same_cause_again' };
  return facts.severity === 4 ? { kind: 'tell', why: 'critical' } : { kind: 'none' };
}
