import { type Currency, money } from '#domain/money/money.ts';
import { formatMoney } from '#ui/i18n/formats.ts';
import { formatPercent } from '#ui/i18n/figure-formats.ts';
import type { Sentences } from '#ui/i18n/registry.ts';

/** A number to two digits that count: an estimate is no more exact than that. */
export function roughly(value: number): number {
  return Number(value.toPrecision(2));
}

/** An estimated amount: `€310`, `€1.20`. */
export function formatEstimate(locale: string, amountMinor: number, currency: Currency): string {
  return formatMoney(locale, money(Math.round(roughly(amountMinor)), currency));
}

/** An estimated chance, 0 to 1: to two digits from the nearer end, so that what is nearly certain is not called certain. */
export function formatChance(locale: string, chance: number): string {
  return formatPercent(locale, 100 * (chance < 0.5 ? roughly(chance) : 1 - roughly(1 - chance)));
}

/** From one to another, in the way of the language; the one alone where both are the same. */
export function formatSpan(sentences: Sentences, low: string, high: string): string {
  return low === high ? low : sentences.t('value.range', { low, high });
}
