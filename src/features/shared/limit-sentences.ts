import type { KnownAllowance, LimitAllowance } from '#domain/journal/admission.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import type { ControlMessages } from '#ui/i18n/load-control-messages.ts';
import { commitmentName } from '#ui/i18n/sentences.ts';
import { type When, formatAgo, formatAhead } from '#ui/i18n/time-formats.ts';

/** What a limit leaves: `€85 left today`. */
export function allowanceSentence(messages: ControlMessages, allowance: KnownAllowance, currency: Currency): string | null {
  if (allowance.limit === 'same_incident') return null;
  const text = messages.t(`allowance.${allowance.limit}`, {
    left: formatMoney(messages, money(allowance.left, currency)),
    count: allowance.left,
  });
  return allowance.isExact ? text : messages.t('allowance.at_most', { allowance: text });
}

/** What a sentence about a limit needs beside the limit. */
export interface OverFacts extends When {
  readonly currency: Currency;
  readonly windowDays: number;
  readonly agentId: string;
  /** What was to be given. */
  readonly amountMinor: number;
}

/** Why a limit refuses, what is left, and when more is free. */
export function overSentence(messages: ControlMessages, allowance: LimitAllowance, about: OverFacts): string {
  if (allowance.limit === 'same_incident') {
    const { earlier } = allowance;
    if (earlier === null) return messages.t('over.contended');
    return messages.t('over.same_incident', {
      who: who(messages, earlier, about.agentId),
      when: formatAgo(messages, earlier.reservedAtMs, about),
      what: commitmentName(messages, earlier),
    });
  }
  if (allowance.limitValue === 0) return messages.t('over.at_zero', { limit: messages.t(`limit.${allowance.limit}`) });
  const sentence = messages.t(`over.${allowance.limit}`, {
    limit: formatMoney(messages, money(allowance.limitValue, about.currency)),
    left: formatMoney(messages, money(allowance.left, about.currency)),
    count: allowance.limitValue,
    days: about.windowDays,
  });
  // Waiting does not help where nothing was given yet, or where the amount is more than the whole limit.
  const isEverFree = allowance.freeAtMs !== null && (allowance.limit === 'customer_count' || about.amountMinor <= allowance.limitValue);
  if (!isEverFree || allowance.freeAtMs === null) return sentence;
  return `${sentence} ${messages.t('over.free', { when: formatAhead(messages, allowance.freeAtMs, about) })}`;
}

/** Who gave it: the agent's own name as they left it with the entry. */
export function who(messages: ControlMessages, commitment: Commitment, agentId: string): string {
  if (commitment.agentId === agentId) return messages.t('moment.you');
  return commitment.detail.agentName ?? messages.t('moment.a_colleague');
}
