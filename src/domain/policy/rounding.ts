import { givenSumUpTo, voucherSumUpTo } from '../money/given-sum.ts';
import type { Cause } from '../incidents/incidents.ts';
import { type Money, money } from '../money/money.ts';
import { type BySeverity, type Policy, policyFor } from './policy.ts';
import { choiceOf, reason, type Rule } from './reason.ts';

/**
 * The largest sum that the team gives for a cause which is no more than the amount, in minor units: where that is a kind of its own, what so
 * many of it are worth. Never upwards, so that no bound is broken by rounding.
 */
function roundedDown(amount: Money, policy: Policy, cause: Cause | null): number {
  const { denominationsMinor } = policy;
  const sum = denominationsMinor.length > 0 ? voucherSumUpTo(amount, denominationsMinor) : givenSumUpTo(amount, sumsOf(policy));
  const { kind } = policyFor(policy, cause);
  const own = policy.ownKinds?.rounded(kind, amount, { sum, mostMinor: policy.kindAtMostMinor[kind] });
  return (own ?? sum).amountMinor;
}

/** What is left of an amount once it is rounded: nothing where that is less than anybody gives. Minor units. */
export function settled(amount: Money, policy: Policy, cause: Cause | null): number {
  const sum = roundedDown(amount, policy, cause);
  return sum < leastOf(policy) ? 0 : sum;
}

/** About a euro, or less where the team's policy names less. */
function leastOf(policy: Policy): number {
  return Math.min(policy.unitMinor ?? 0, ...sumsOf(policy).filter((sum) => sum > 0), ...policy.denominationsMinor);
}

/** A sum that the team's policy names is one that its people give. */
function sumsOf({ baseMinor, causes, repeatFloorMinor, delayFloorMinor }: Policy): readonly number[] {
  const bases = [baseMinor, ...causes.map((cause) => cause.baseMinor)].filter((base): base is BySeverity => base !== null);
  return [...bases.flatMap((base) => Object.values(base)), repeatFloorMinor, delayFloorMinor];
}

function rounding(variant: 'start' | 'down'): Rule {
  return ({ cause }, policy, { totalMinor, currency }) => {
    const deltaMinor = roundedDown(money(totalMinor, currency), policy, cause) - totalMinor;
    return deltaMinor === 0 ? null : reason({ rule: 'rounding', variant, deltaMinor, choice: choiceOf(policy, 'rounding') });
  };
}

/** What percentages are taken of is a sum that people give. */
export const startRule = rounding('start');

export const roundingRule = rounding('down');

/** Nobody is given a few cents. */
export const leastRule: Rule = (_facts, policy, { totalMinor }) => {
  const leastMinor = leastOf(policy);
  return totalMinor <= 0 || totalMinor >= leastMinor
    ? null
    : reason({ rule: 'least', variant: 'too_little', deltaMinor: -totalMinor, facts: { leastMinor }, choice: 'ours' });
};
