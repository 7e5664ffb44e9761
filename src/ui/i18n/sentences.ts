import type { LimitRule } from '#domain/journal/limits.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { Cause } from '#domain/incidents/incidents.ts';
import { type Currency, type Money, add, zero } from '#domain/money/money.ts';
import { type Policy, policyFor } from '#domain/policy/policy.ts';
import { type GestureKind, isMoneyKind } from '#domain/gestures/gesture.ts';
import { formatList, formatMoney } from './formats.ts';
import type { Sentences } from './registry.ts';

/** A cause by the team's label, by its translated name, or else by its own value made readable. */
export function causeName(sentences: Sentences, cause: Cause | null, policy: Policy): string {
  if (cause === null) return sentences.t('incidents.unknown_cause');
  const label = policyFor(policy, cause).cause === cause ? policyFor(policy, cause).label : null;
  return label ?? sentences.find(`cause.${cause}`) ?? readable(cause);
}

function readable(value: string): string {
  const words = value.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function tierName(sentences: Sentences, key: string): string {
  return sentences.find(`value.tier.${key}`) ?? readable(key);
}

/** Whom a limit is about: customers by their tier, a group or a person by what they are called; empty where that is not known. */
export function ruleName(sentences: Sentences, { kind, id, name }: LimitRule): string {
  return kind === 'tier' ? tierName(sentences, id) : name;
}

/** A gesture with its amount, where it has one: `€15 store credit`. */
export function gestureName(sentences: Sentences, gesture: GestureKind, amount: Money | null): string {
  if (!isMoneyKind(gesture) || amount === null || amount.amountMinor === 0) return sentences.t(`gesture.${gesture}`);
  return sentences.t('gesture.with_amount', {
    amount: formatMoney(sentences.locale, amount),
    gesture: sentences.t(`gesture.name.${gesture}`),
  });
}

/** What commitments state together: a sum for each currency, and that some cannot be read where that is so. `€15 and $5`. */
export function totalMoney(sentences: Sentences, commitments: readonly Commitment[]): string {
  const sums = new Map<Currency, Money>();
  for (const { stated } of commitments) {
    if (stated !== null) sums.set(stated.currency, add(sums.get(stated.currency) ?? zero(stated.currency), stated));
  }
  const said = [...sums.values()].map((sum) => formatMoney(sentences.locale, sum));
  const unread = commitments.some(({ stated }) => stated === null) ? [sentences.t('gesture.sum_unread')] : [];
  return formatList(sentences.locale, [...said, ...unread]);
}
