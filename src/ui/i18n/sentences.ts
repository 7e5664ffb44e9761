import type { Commitment } from '#domain/journal/types.ts';
import type { Cause } from '#domain/incidents/incidents.ts';
import { type Money, money, parseCurrency } from '#domain/money/money.ts';
import { type Policy, policyFor } from '#domain/policy/policy.ts';
import { type GestureKind, isMoneyKind } from '#domain/gestures/gesture.ts';
import { formatMoney } from './formats.ts';
import type { Messages } from './messages.ts';

/** A cause by the team's label, by its translated name, or else by its own value made readable. */
export function causeName(messages: Messages, cause: Cause | null, policy: Policy): string {
  if (cause === null) return messages.t('incidents.unknown_cause');
  const label = policyFor(policy, cause).cause === cause ? policyFor(policy, cause).label : null;
  return label ?? messages.find(`cause.${cause}`) ?? readable(cause);
}

function readable(value: string): string {
  const words = value.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

export function tierName(messages: Messages, key: string): string {
  return messages.find(`value.tier.${key}`) ?? readable(key);
}

/** A gesture with its amount, where it has one: `€15 store credit`. */
export function gestureName(messages: Messages, gesture: GestureKind, amount: Money | null): string {
  if (!isMoneyKind(gesture) || amount === null || amount.amountMinor === 0) return messages.t(`gesture.${gesture}`);
  return messages.t('gesture.with_amount', {
    amount: formatMoney(messages, amount),
    gesture: messages.t(`gesture.name.${gesture}`),
  });
}

export function commitmentName(messages: Messages, commitment: Commitment): string {
  const { gesture } = commitment.detail;
  const amount = commitmentAmount(commitment);
  return gesture === undefined || amount === null ? commitmentMoney(messages, commitment) : gestureName(messages, gesture, amount);
}

/** The money of a commitment in its own currency, as it stands in the record where that names no currency. */
export function commitmentMoney(messages: Messages, commitment: Commitment): string {
  const amount = commitmentAmount(commitment);
  return amount === null ? `${commitment.amountMinor} ${commitment.currency}` : formatMoney(messages, amount);
}

function commitmentAmount({ amountMinor, currency }: Commitment): Money | null {
  const known = parseCurrency(currency);
  return known.ok ? money(amountMinor, known.value) : null;
}
