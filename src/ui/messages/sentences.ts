import type { Refusal, Room } from '#domain/journal/admission.ts';
import type { Commitment } from '#domain/journal/commitments.ts';
import type { Cause } from '#domain/incidents/incidents.ts';
import { type Currency, type Money, money, parseCurrency } from '#domain/money/money.ts';
import { type GestureKind, type Policy, isMoneyKind, policyFor } from '#domain/policy/policy.ts';
import type { GiveError } from '#application/make-it-right.ts';
import type { KnownRoom } from '#application/plan.ts';
import type { RemoteError } from '#application/ports/remote-error.ts';
import type { SessionState } from '#application/session-state.ts';
import { formatAgo, formatAhead, formatMoney } from './formats.ts';
import type { Messages } from './messages.ts';

/** The present, for sentences that say when. */
export interface When {
  readonly nowMs: number;
  readonly timeZone: string;
}

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

/** What a ceiling leaves: `€85 left today`. */
export function roomSentence(messages: Messages, room: KnownRoom, currency: Currency): string | null {
  if (room.limit === 'same_incident') return null;
  const text = messages.t(`room.${room.limit}`, {
    left: formatMoney(messages, money(room.left, currency)),
    count: room.left,
  });
  return room.isExact ? text : messages.t('room.at_most', { room: text });
}

/** What a sentence about a ceiling needs beside the ceiling. */
export interface OverFacts extends When {
  readonly currency: Currency;
  readonly windowDays: number;
  readonly agentId: string;
  /** What was to be given. */
  readonly amountMinor: number;
}

/** The facts of a session that such a sentence needs. */
export function overFacts({ nowMs, timeZone, agent, settings, plan }: SessionState): OverFacts {
  const { limits, currency } = settings.settings;
  const { amountMinor } = plan.amount;
  return { nowMs, timeZone, agentId: agent.id, currency, windowDays: limits.customerWindowDays, amountMinor };
}

/** Why a ceiling refuses, what is left, and when more is free. */
export function overSentence(messages: Messages, room: Room, about: OverFacts): string {
  if (room.limit === 'same_incident') {
    const { earlier } = room;
    if (earlier === null) return messages.t('over.contended');
    return messages.t('over.same_incident', {
      who: who(messages, earlier, about.agentId),
      when: formatAgo(messages, earlier.reservedAtMs, about),
      what: commitmentName(messages, earlier),
    });
  }
  if (room.limitValue === 0) return messages.t('over.at_zero', { limit: messages.t(`limit.${room.limit}`) });
  const sentence = messages.t(`over.${room.limit}`, {
    limit: formatMoney(messages, money(room.limitValue, about.currency)),
    left: formatMoney(messages, money(room.left, about.currency)),
    count: room.limitValue,
    days: about.windowDays,
  });
  // Waiting does not help where nothing was given yet, or where the amount is more than the whole limit.
  const isEverFree = room.freeAtMs !== null && (room.limit === 'customer_count' || about.amountMinor <= room.limitValue);
  if (!isEverFree || room.freeAtMs === null) return sentence;
  return `${sentence} ${messages.t('over.free', { when: formatAhead(messages, room.freeAtMs, about) })}`;
}

export function refusalSentence(messages: Messages, refusal: Refusal, about: OverFacts): string {
  return refusal.isContended ? messages.t('over.contended') : overSentence(messages, refusal, about);
}

/** Who gave it: the agent's own name as they left it with the entry. */
export function who(messages: Messages, commitment: Commitment, agentId: string): string {
  if (commitment.agentId === agentId) return messages.t('moment.you');
  return commitment.detail.agentName ?? messages.t('moment.a_colleague');
}

export function giveErrorSentence(messages: Messages, error: Exclude<GiveError, { readonly kind: 'refused' }>): string {
  if (error.kind === 'journal_too_long') return messages.t('moment.journal_too_long');
  const reason = remoteSentence(messages, error.error);
  return messages.t(error.isHeld ? 'moment.failed_held' : 'moment.failed_not_given', { reason });
}
