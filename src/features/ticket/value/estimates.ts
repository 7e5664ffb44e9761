import { type Currency, money } from '#domain/money/money.ts';
import { formatMoney, formatPercent } from '#ui/i18n/formats.ts';
import type { LateMessages } from '#ui/i18n/load-late-messages.ts';
import type { Messages } from '#ui/i18n/messages.ts';

/** A number to two digits that count: an estimate is no more exact than that. */
export function roughly(value: number): number {
  return Number(value.toPrecision(2));
}

/** An estimated amount: `€310`, `€1.20`. */
export function formatEstimate(messages: Messages, amountMinor: number, currency: Currency): string {
  return formatMoney(messages, money(Math.round(roughly(amountMinor)), currency));
}

/** An estimated chance, 0 to 1: to two digits from the nearer end, so that what is nearly certain is not called certain. */
export function formatChance(messages: Messages, chance: number): string {
  return formatPercent(messages, 100 * (chance < 0.5 ? roughly(chance) : 1 - roughly(1 - chance)));
}

/** From one to another, in the way of the language; the one alone where both are the same. */
export function formatSpan(late: LateMessages, low: string, high: string): string {
  return low === high ? low : late.t('value.range', { low, high });
}
