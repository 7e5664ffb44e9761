import { LIMIT_NAMES } from '../journal/limit-names.ts';
import { compare, money, shareAtMost } from '../money/money.ts';
import { type Policy, policyFor } from './policy.ts';
import { type Ground, choiceOf, reason, type Rule, type SoFar } from './reason.ts';
import { settled } from './rounding.ts';
import type { Reason, SuggestionFacts } from './suggestion.ts';

/** What everybody gets for this failure. Minor units. */
export function floorOf(facts: SuggestionFacts, policy: Policy): number {
  return (policyFor(policy, facts.cause).baseMinor ?? policy.baseMinor)[facts.severity];
}

/** Whether the law fixes what is due and that is not under way: goodwill waits for it. */
export function isStatutoryDue({ cause, fault, isStatutoryMet }: SuggestionFacts, policy: Policy): boolean {
  return fault !== 'customer' && policyFor(policy, cause).isStatutory && !isStatutoryMet;
}

/** Whether a refund in full is owed: for what was rejected, and where the team owes one for the cause. */
export function isRefundOwed({ cause, fault, outcome }: Pick<SuggestionFacts, 'cause' | 'fault' | 'outcome'>, policy: Policy): boolean {
  return fault !== 'customer' && (outcome === 'rejected' || policyFor(policy, cause).owed.includes('refund_in_full'));
}

/** Whether the failure concerns a person's safety, health or money, or an occasion that was missed: what happened to the person sets the sum then. */
export function isHarm({ cause, fault, severity }: SuggestionFacts, policy: Policy): boolean {
  const isSevere = policy.harmFromSeverity !== null && severity >= policy.harmFromSeverity;
  return fault !== 'customer' && (policyFor(policy, cause).isHarm || isSevere);
}

interface PriceLimit {
  readonly variant: 'kept' | 'rejected' | 'price' | 'least' | 'unpriced';
  readonly percent: number;
  /** What the percentage is of: the price, or what counts where that is less or not known. */
  readonly ofMinor: number;
  readonly mostMinor: number;
}

/** A price that is less than twice what everybody gets counts as so much, and so does one that is not known. Our choice. */
const LEAST_PRICE_IN_FLOORS = 2;

/**
 * The limit that the price sets; null where it sets none: for harm, and where many are hit, who all get the same. Where the customer
 * kept what was flawed, or a refund in full is owed, everything goes by the price: while that is not known, nothing is due on top. For
 * anything else the trouble counts as well, so that no price bounds it below what a price that is not known does.
 */
function priceLimit(
  facts: SuggestionFacts,
  policy: Policy,
  percents: { readonly percent: number; readonly keptPercent: number },
): PriceLimit | null {
  if (facts.isGroup || isHarm(facts, policy)) return null;
  const paidMinor = facts.lossMinor ?? 0;
  const { percent, keptPercent } = percents;
  const isRefund = isRefundOwed(facts, policy);
  if (paidMinor === 0 && (isRefund || facts.outcome === 'kept')) return { variant: 'unpriced', percent, ofMinor: 0, mostMinor: 0 };
  if (isRefund)
    return { variant: 'rejected', percent, ofMinor: paidMinor, mostMinor: Math.max(0, shareAtMost(paidMinor, percent) - paidMinor) };
  if (facts.outcome === 'kept') {
    return { variant: 'kept', percent: keptPercent, ofMinor: paidMinor, mostMinor: shareAtMost(paidMinor, keptPercent) };
  }
  const leastMinor = LEAST_PRICE_IN_FLOORS * Math.max(floorOf(facts, policy), policy.repeatFloorMinor, policy.delayFloorMinor);
  const ofMinor = Math.max(paidMinor, leastMinor);
  return { variant: ofMinor > paidMinor ? 'least' : 'price', percent, ofMinor, mostMinor: shareAtMost(ofMinor, percent) };
}

/** With what is owed, a suggestion stays in proportion to the price; what happened to a person does not go by it. */
export const priceRule: Rule = (facts, policy, soFar) => {
  const keptPercent = Math.max(policy.keptPercentAtMost, policy.keptPercent[facts.severity]);
  const percents = { percent: policy.suggestedPercentAtMost, keptPercent };
  const isPriced = facts.lossMinor !== null && facts.lossMinor > 0 && !facts.isGroup;
  if (isPriced && isHarm(facts, policy)) {
    const isMore =
      soFar.totalMinor > shareAtMost(facts.lossMinor, policy.suggestedPercentAtMost) - (isRefundOwed(facts, policy) ? facts.lossMinor : 0);
    return isMore ? reason({ rule: 'price', variant: 'harm', facts: { ofMinor: facts.lossMinor }, studies: ['ombudsman'] }) : null;
  }
  const limit = marginOf(facts, policy) === null ? priceLimit(facts, policy, percents) : null;
  if (limit === null) return null;
  const { variant, percent, ofMinor, mostMinor } = limit;
  const isAsked = variant === 'unpriced';
  return withinLimit(mostMinor, facts, policy, soFar, {
    rule: 'price',
    variant,
    ...(!isAsked && { facts: { percent, ofMinor } }),
    studies: isAsked || variant === 'kept' || variant === 'rejected' ? ['gelbrich2015'] : ['haesevoets2017'],
    choice: choiceOf(policy, variant === 'kept' ? 'kept_limit' : 'limit'),
  });
};

/** The customer's margin where the policy measures by it; null where it does not, or where that is not known or nothing. */
function marginOf({ value, isGroup }: SuggestionFacts, { marginPercentAtMost }: Policy): number | null {
  const marginMinor = value?.marginMinor ?? 0;
  return marginPercentAtMost === null || marginMinor <= 0 || isGroup ? null : marginMinor;
}

/** A team may keep a suggestion in proportion to what the customer brought; nobody gets less than everybody does. */
export const marginRule: Rule = (facts, policy, soFar) => {
  const ofMinor = marginOf(facts, policy);
  if (ofMinor === null || isHarm(facts, policy)) return null;
  const percent = policy.marginPercentAtMost ?? 0;
  const mostMinor = Math.max(shareAtMost(ofMinor, percent), floorOf(facts, policy));
  return withinLimit(mostMinor, facts, policy, soFar, {
    rule: 'margin',
    variant: 'so_far',
    facts: { percent, ofMinor },
    choice: choiceOf(policy, 'margin'),
  });
};

/**
 * The most that anybody may give, in minor units, so that with what is owed it stays within the policy's share of the price. While no
 * price is known an average order of the customer counts as one; where that is not known either, or nothing was paid, what counts as the
 * least price. Infinity where the margin counts instead, for harm, and where all who are hit get the same.
 */
export function givenUpTo(facts: SuggestionFacts, policy: Policy): number {
  if (marginOf(facts, policy) !== null) return Infinity;
  const percent = policy.givenPercentAtMost;
  const priced = { ...facts, lossMinor: facts.lossMinor ?? facts.orderMinor ?? null };
  return priceLimit(priced, policy, { percent, keptPercent: percent })?.mostMinor ?? Infinity;
}

/** Several gestures on one ticket are together no more than one may be. */
export const splitRule: Rule = (facts, policy, soFar) => {
  const leftMinor = splitRoom(facts);
  return withinLimit(leftMinor ?? Infinity, facts, policy, soFar, {
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
  return withinLimit(leftMinor, facts, policy, soFar, { rule: 'cap', variant: tightest.limit, facts: { leftMinor }, choice: 'team' });
};

/** The limit that leaves least, and of several the first in precedence; null where none applies. */
export function tightestOf(facts: SuggestionFacts): SuggestionFacts['allowances'][number] | null {
  const byPrecedence = facts.allowances.toSorted((a, b) => LIMIT_NAMES.indexOf(a.limit) - LIMIT_NAMES.indexOf(b.limit));
  return byPrecedence.toSorted((a, b) => compare(a.left, b.left))[0] ?? null;
}

/** No more than a limit. What rounding takes away anyway is none of its doing. */
function withinLimit(
  mostMinor: number,
  { cause }: SuggestionFacts,
  policy: Policy,
  { totalMinor, currency }: SoFar,
  ground: Ground,
): Reason | null {
  if (settled(money(totalMinor, currency), policy, cause) <= mostMinor) return null;
  return reason({ ...ground, deltaMinor: Math.max(0, mostMinor) - totalMinor });
}
