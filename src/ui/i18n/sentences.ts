import type { Commitment } from '#domain/journal/types.ts';
import type { Cause } from '#domain/incidents/incidents.ts';
import { type Currency, type Money, add, zero } from '#domain/money/money.ts';
import { type Policy, policyFor } from '#domain/policy/policy.ts';
import { type GestureKind, isMoneyKind } from '#domain/gestures/gesture.ts';
import type { RemoteError } from '#ports/remote-error.ts';
import { formatList, formatMoney } from './formats.ts';
import type { Messages } from './messages.ts';

/** What happened, why, and what to do, for a request that was not fulfilled. */
export function remoteSentence(messages: Messages, error: RemoteError): string {
  switch (error.kind) {
    case 'not_set_up':
    case 'forbidden':
      return messages.t(`remote.${error.kind}`, { what: error.what });
    case 'rejected':
      return messages.t('remote.rejected', { detail: error.detail });
    case 'rate_limited':
      return messages.t('remote.rate_limited', { count: Math.max(1, Math.ceil(error.retryAfterMs / 1000)) });
    case 'unavailable':
      return messages.t('remote.unavailable', { status: String(error.status) });
    case 'unreachable':
      return messages.t('remote.unreachable');
    case 'unreadable':
      return messages.t('remote.unreadable', { path: error.path });
  }
}

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

/** What was given as its entry states it, whatever limits count it as: `€15 store credit`. */
export function commitmentName(messages: Messages, commitment: Commitment): string {
  const { gesture } = commitment.detail;
  return gesture === undefined ? commitmentMoney(messages, commitment) : gestureName(messages, gesture, commitment.stated);
}

/** What commitments state together: a sum for each currency, and that some cannot be read where that is so. `€15 and $5`. */
export function totalMoney(messages: Messages, commitments: readonly Commitment[]): string {
  const sums = new Map<Currency, Money>();
  for (const { stated } of commitments) {
    if (stated !== null) sums.set(stated.currency, add(sums.get(stated.currency) ?? zero(stated.currency), stated));
  }
  const said = [...sums.values()].map((sum) => formatMoney(messages, sum));
  const unread = commitments.some(({ stated }) => stated === null) ? [messages.t('gesture.sum_unread')] : [];
  return formatList(messages, [...said, ...unread]);
}

/** The sum that a commitment states, in its own currency. */
export function commitmentMoney(messages: Messages, { stated }: Commitment): string {
  return stated === null ? messages.t('gesture.sum_unread') : formatMoney(messages, stated);
}
