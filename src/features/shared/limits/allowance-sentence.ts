import { isOncePerFailure } from '#domain/journal/limits.ts';
import type { KnownAllowance } from '#domain/journal/admission.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import { ruleName } from '#ui/i18n/sentences.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** What a limit leaves, and for whom where it is not everybody's: `€85 left today`, `Gold: up to €60 per gesture`. */
export function allowanceSentence(sentences: Sentences, allowance: KnownAllowance, currency: Currency): string | null {
  const { limit, rule } = allowance;
  if (isOncePerFailure(limit)) return null;
  const text = sentences.t(`allowance.${limit}`, {
    left: formatMoney(sentences.locale, money(allowance.remaining, currency)),
    count: allowance.remaining,
  });
  const who = rule === undefined ? '' : ruleName(sentences, rule);
  const named = who === '' ? text : sentences.t('allowance.by', { who, allowance: text });
  const known = allowance.isExact ? named : sentences.t('allowance.at_most', { allowance: named });
  return allowance.isByServerTime ? known : sentences.t('allowance.own_clock', { allowance: known });
}
