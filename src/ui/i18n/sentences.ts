import type { Commitment } from '#domain/journal/types.ts';
import type { Cause } from '#domain/incidents/incidents.ts';
import { type Money, money, parseCurrency } from '#domain/money/money.ts';
import { type Policy, policyFor } from '#domain/policy/policy.ts';
import { type GestureKind, isMoneyKind } from '#domain/gestures/gesture.ts';
import { formatMoney } from './formats.ts';
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

/** A gesture with its amount, where it has one: `€15 store credit`. */
export function gestureName(sentences: Sentences, gesture: GestureKind, amount: Money | null): string {
  if (!isMoneyKind(gesture) || amount === null || amount.amountMinor === 0) return sentences.t(`gesture.${gesture}`);
  return sentences.t('gesture.with_amount', {
    amount: formatMoney(sentences.locale, amount),
    gesture: sentences.t(`gesture.name.${gesture}`),
  });
}

export function commitmentName(sentences: Sentences, commitment: Commitment): string {
  const { gesture } = commitment.detail;
  const amount = commitmentAmount(commitment);
  return gesture === undefined || amount === null ? commitmentMoney(sentences, commitment) : gestureName(sentences, gesture, amount);
}

/** The money of a commitment in its own currency, as it stands in the record where that names no currency. */
export function commitmentMoney(sentences: Sentences, commitment: Commitment): string {
  const amount = commitmentAmount(commitment);
  return amount === null ? `${commitment.amountMinor} ${commitment.currency}` : formatMoney(sentences.locale, amount);
}

function commitmentAmount({ amountMinor, currency }: Commitment): Money | null {
  const known = parseCurrency(currency);
  return known.ok ? money(amountMinor, known.value) : null;
}
