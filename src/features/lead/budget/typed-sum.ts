import { type Currency, type Money, money } from '#domain/money/money.ts';
import { parseTyped } from '#domain/money/typed-amount.ts';
import { givenUnit } from '#domain/money/given-sum.ts';
import type { Sentences } from '#ui/i18n/registry.ts';
import { formatTyped } from '#ui/i18n/formats.ts';

/** A sum that a lead has typed, in minor units; null where it is none, or less than nothing. */
export function readSum(text: string, currency: Currency): number | null {
  const sum = parseTyped(text, currency);
  return sum.ok && sum.value.amountMinor >= 0 ? sum.value.amountMinor : null;
}

/** What is wrong with it, and what to type; null where nothing is. */
export function sumProblem(sentences: Sentences, text: string, currency: Currency): string | null {
  if (readSum(text, currency) !== null) return null;
  const example = typedText(sentences, money(givenUnit(currency).amountMinor * 10, currency));
  const sum = parseTyped(text, currency);
  if (sum.ok || text.trim() === '') return sentences.t('start_month.missing', { example });
  return sentences.t(`moment.amount_error.${sum.error.kind}`, { example });
}

/** A sum as somebody would type it. */
export function typedText(sentences: Sentences, sum: Money): string {
  return formatTyped(sentences.locale, sum);
}
