import type { KnownAllowance, LimitAllowance } from '#domain/journal/admission.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import { commitmentName } from '#ui/i18n/sentences.ts';
import { type When, formatAgo, formatAhead } from '#ui/i18n/time-formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** What a limit leaves: `€85 left today`. */
export function allowanceSentence(sentences: Sentences, allowance: KnownAllowance, currency: Currency): string | null {
  if (allowance.limit === 'same_incident') return null;
  const text = sentences.t(`allowance.${allowance.limit}`, {
    left: formatMoney(sentences.locale, money(allowance.left, currency)),
    count: allowance.left,
  });
  return allowance.isExact ? text : sentences.t('allowance.at_most', { allowance: text });
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
export function overSentence(sentences: Sentences, allowance: LimitAllowance, about: OverFacts): string {
  if (allowance.limit === 'same_incident') {
    const { earlier } = allowance;
    if (earlier === null) return sentences.t('over.contended');
    return sentences.t('over.same_incident', {
      who: who(sentences, earlier, about.agentId),
      when: formatAgo(sentences, earlier.reservedAtMs, about),
      what: commitmentName(sentences, earlier),
    });
  }
  if (allowance.limitValue === 0) return sentences.t('over.at_zero', { limit: sentences.t(`limit.${allowance.limit}`) });
  const sentence = sentences.t(`over.${allowance.limit}`, {
    limit: formatMoney(sentences.locale, money(allowance.limitValue, about.currency)),
    left: formatMoney(sentences.locale, money(allowance.left, about.currency)),
    count: allowance.limitValue,
    days: about.windowDays,
  });
  // Waiting does not help where nothing was given yet, or where the amount is more than the whole limit.
  const isEverFree = allowance.freeAtMs !== null && (allowance.limit === 'customer_count' || about.amountMinor <= allowance.limitValue);
  if (!isEverFree || allowance.freeAtMs === null) return sentence;
  return `${sentence} ${sentences.t('over.free', { when: formatAhead(sentences, allowance.freeAtMs, about) })}`;
}

/** Who gave it: the agent's own name as they left it with the entry. */
export function who(sentences: Sentences, commitment: Commitment, agentId: string): string {
  if (commitment.agentId === agentId) return sentences.t('moment.you');
  return commitment.detail.agentName ?? sentences.t('moment.a_colleague');
}
