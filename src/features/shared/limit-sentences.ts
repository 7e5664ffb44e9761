import type { KnownRoom, Room } from '#domain/journal/admission.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import type { ControlMessages } from '#ui/i18n/load-control-messages.ts';
import { commitmentName } from '#ui/i18n/sentences.ts';
import { type When, formatAgo, formatAhead } from '#ui/i18n/time-formats.ts';

/** What a ceiling leaves: `€85 left today`. */
export function roomSentence(messages: ControlMessages, room: KnownRoom, currency: Currency): string | null {
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

/** Why a ceiling refuses, what is left, and when more is free. */
export function overSentence(messages: ControlMessages, room: Room, about: OverFacts): string {
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

/** Who gave it: the agent's own name as they left it with the entry. */
export function who(messages: ControlMessages, commitment: Commitment, agentId: string): string {
  if (commitment.agentId === agentId) return messages.t('moment.you');
  return commitment.detail.agentName ?? messages.t('moment.a_colleague');
}
