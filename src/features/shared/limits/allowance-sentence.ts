import { isOncePerFailure } from '#domain/journal/limits.ts';
import type { KnownAllowance } from '#domain/journal/admission.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** What a limit leaves: `€85 left today`. */
export function allowanceSentence(sentences: Sentences, allowance: KnownAllowance, currency: Currency): string | null {
  const { limit } = allowance;
  if (isOncePerFailure(limit)) return null;
  const text = sentences.t(`allowance.${limit}`, {
    left: formatMoney(sentences.locale, money(allowance.remaining, currency)),
    count: allowance.remaining,
  });
  const known = allowance.isExact ? text : sentences.t('allowance.at_most', { allowance: text });
  return allowance.isByServerTime ? known : sentences.t('allowance.own_clock', { allowance: known });
}
