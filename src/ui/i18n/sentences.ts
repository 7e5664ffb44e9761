import type { LimitRule } from '#domain/journal/limits.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { Cause } from '#domain/incidents/incidents.ts';
import { type Currency, type Money, add, zero } from '#domain/money/money.ts';
import { type Policy, policyFor } from '#domain/policy/policy.ts';
import type { OwedAction } from '#domain/policy/names.ts';
import { type GestureKind, isMoneyKind } from '#domain/gestures/gesture.ts';
import { formatList, formatMoney } from './formats.ts';
import type { SentenceValues, Sentences } from './registry.ts';

/** A cause by the team's label, by its translated name, or else by its own value made readable. */
export function causeName(sentences: Sentences, cause: Cause | null, policy: Policy): string {
  if (cause === null) return sentences.t('incidents.unknown_cause');
  const label = policyFor(policy, cause).cause === cause ? policyFor(policy, cause).label : null;
  return label ?? named(sentences, 'cause.', cause);
}

/** By its sentence, or else by its own value made readable. */
function named(sentences: Sentences, topic: string, value: string): string {
  const words = value.replaceAll(/[_-]+/g, ' ').trim();
  return sentences.find(topic + value) ?? words.charAt(0).toUpperCase() + words.slice(1);
}

export function tierName(sentences: Sentences, key: string): string {
  return named(sentences, 'value.tier.', key);
}

/** Whom a limit is about: customers by their tier, a group or a person by what they are called; empty where that is not known. */
export function ruleName(sentences: Sentences, { kind, id, name }: LimitRule): string {
  return kind === 'tier' ? tierName(sentences, id) : name;
}

/**
 * A gesture with its amount, where it has one: `€15 store credit`, and where it is counted with what that is worth: `500 miles (€6)`. A kind
 * that the policy names no more is called by its key.
 */
export function gestureName(sentences: Sentences, gesture: GestureKind, amount: Money | null, count?: number | null): string {
  if (!isMoneyKind(gesture) || amount === null || amount.amountMinor === 0) return named(sentences, 'gesture.', gesture);
  const values = { amount: formatMoney(sentences.locale, amount), gesture: named(sentences, 'gesture.name.', gesture), count: count ?? 0 };
  return (count && ofKind(sentences, 'counted.', gesture, values)) || sentences.t('gesture.with_amount', values);
}

/** What is counted of a kind, as it stands beside any number; null where the kind is money. */
export function unitName(sentences: Sentences, gesture: GestureKind): string | null {
  return ofKind(sentences, 'unit.', gesture);
}

function ofKind(sentences: Sentences, key: string, gesture: GestureKind, values?: SentenceValues): string | null {
  return sentences.find(`gesture.${key}${gesture}`, values);
}

/** What a customer has a right to: by its translated name or the team's label, or else by its key. */
export function owedName(sentences: Sentences, action: OwedAction): string {
  return named(sentences, 'owed.', action);
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
