import { type Currency, type Money, compare, isPositive, money } from '../money/money.ts';
import { assert } from '../shared/assert.ts';
import { type Policy, policyFor } from './policy.ts';
import { type CareKind, type GestureKind, isMoneyKind } from '../gestures/gesture.ts';
import { issued } from './issued.ts';
import { owedActions } from './owed.ts';
import {
  capRule,
  floorOf,
  givenUpTo,
  isHarm,
  isRefundOwed,
  isStatutoryDue,
  marginRule,
  priceRule,
  splitRule,
  tightestOf,
} from './proportion-rules.ts';
import type { Rule } from './reason.ts';
import { fadingRule, repeatRule, repeatsOf } from './repeats.ts';
import { leastRule, roundingRule, settled, startRule } from './rounding.ts';
import { baseRule, delayRule, gateRule, groupRule, lossRule, openedGate, valueRule, vulnerableRule } from './rules.ts';
import { soundFacts } from './sound-facts.ts';
import type { LeadAdvice, Option, Owed, Reason, Suggestion, SuggestionFacts } from './suggestion.ts';
import { wordsFor } from './words.ts';

/** In order, after the gate, which may end the matter, and the base: what fits. */
const RULES: readonly Rule[] = [
  lossRule,
  startRule,
  // What is less than anybody gives is not lifted to that by a tier.
  leastRule,
  groupRule,
  repeatRule,
  delayRule,
  valueRule,
  vulnerableRule,
  fadingRule,
  priceRule,
  marginRule,
];

/** These stand in the way of what fits. */
const IN_THE_WAY: readonly Rule[] = [splitRule, capRule];

/** What comes of it is a sum that people give. */
const SETTLING: readonly Rule[] = [roundingRule, leastRule];

/**
 * Suggests what would make it right. Deterministic and total. The amount is always the sum of the reasons' deltas. Each
 * percentage is taken of the same start, so that reasons do not multiply one another and each can be checked in the head.
 * Sources: the studies that each reason names.
 */
export function suggest(given: SuggestionFacts, policy: Policy, currency: Currency): Suggestion {
  const facts = soundFacts(given);
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
  for (const rule of [...RULES, ...IN_THE_WAY, ...SETTLING]) {
    // What is added later is added to the base, or to the share of the price that stands in for it.
    if (rule === groupRule) startMinor = totalMinor;
    if (rule === IN_THE_WAY[0]) fittingMinor = settled(money(totalMinor, currency), policy, facts.cause);
    const fired = rule(facts, policy, { startMinor, totalMinor, currency });
    if (fired === null) continue;
    totalMinor += fired.deltaMinor;
    reasons.push(fired);
  }
  assert(totalMinor >= 0 && totalMinor <= fittingMinor, 'a suggestion lies between nothing and what fits');
  return { amount: money(totalMinor, currency), fitting: money(fittingMinor, currency), reasons };
}

/** Nothing while the law comes first; otherwise what is in some proportion to the price. */
function mostOf(facts: SuggestionFacts, policy: Policy, currency: Currency): Money | null {
  const mostMinor = isStatutoryDue(facts, policy) ? 0 : givenUpTo(facts, policy);
  return mostMinor === Infinity ? null : money(mostMinor, currency);
}

/** What the customer has a right to, with the price where it is given back. */
function owedTo(facts: SuggestionFacts, policy: Policy, currency: Currency): readonly Owed[] {
  const price = facts.lossMinor === null || facts.lossMinor === 0 ? null : money(facts.lossMinor, currency);
  return owedActions(facts, policy).map((action) => ({ action, amount: action === 'refund_in_full' ? price : null }));
}

/** The money way first where there is one, then two that cost time; words, or a call, stand in where the policy names none. */
function optionsFor(facts: SuggestionFacts, policy: Policy, amount: Money): readonly Option[] {
  const sized = issued(policyFor(policy, facts.cause).kind, amount, policy);
  // Beside a refund that is owed, another would be taken for it.
  const kind = sized.kind === 'refund' && isRefundOwed(facts, policy) ? 'credit' : sized.kind;
  const acts = careFor(facts, policy, amount);
  if (isPositive(amount)) return [{ ...sized, kind, minutes: null }, ...timed(policy, acts.length > 0 ? acts : ['apology'])];
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

/** Over a limit, or the next of several gestures: ask. A vulnerable customer, the same cause again, a failure that harms a person: tell. */
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
  if (facts.severity === 4) return { kind: 'tell', why: 'critical' };
  return isHarm(facts, policy) ? { kind: 'tell', why: 'harm' } : { kind: 'none' };
}
