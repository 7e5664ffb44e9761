import { currencyStep } from './currency-steps.ts';
import { type Currency, type Money, currencyDigits, money } from './money.ts';

/** The amount that stands for about one euro among sums people give, in minor units; null where nobody can say what it is. */
export function givenStep(currency: Currency): Money | null {
  const step = currencyStep(currency);
  return step === null ? null : money(Math.round(step * 10 ** currencyDigits(currency)), currency);
}

/** The same for an example in a field: one whole unit where nobody can say. */
export function givenUnit(currency: Currency): Money {
  return givenStep(currency) ?? money(10 ** currencyDigits(currency), currency);
}

/**
 * The distance between sums that people give, by the size of the sum: never more than a twentieth of it, so that what a rule of ten
 * percent adds is seen. From 1 to 2 it is 0.05, to 5 it is 0.1, to 10 it is 0.25, and so on by tens. Never less than a minor unit.
 */
function distanceAt(amountMinor: number): number {
  let scale = 1;
  while (scale * 10 <= amountMinor) scale *= 10;
  const distance = amountMinor < 2 * scale ? scale / 20 : amountMinor < 5 * scale ? scale / 10 : scale / 4;
  // Below a hundred minor units every one counts.
  return Number.isInteger(distance) ? distance : 1;
}

/**
 * The largest sum that people give which is no more than the amount: less than a twentieth below it. 0 and less give 0. Never
 * decreases as the amount grows. The sums in `also`, in minor units, count among those that people give.
 * @example givenSumUpTo({ amountMinor: 1389, currency: 'EUR' }) // 13.50
 */
export function givenSumUpTo(amount: Money, also: readonly number[] = []): Money {
  const most = amount.amountMinor;
  if (most <= 0) return money(0, amount.currency);
  const distance = distanceAt(most);
  const below = most - (most % distance);
  return money(
    also.reduce((best, sum) => (sum <= most && sum > best ? sum : best), below),
    amount.currency,
  );
}

/** The largest sum of one kind of voucher, as many of it as one likes, that is no more than the amount. Denominations in minor units. */
export function voucherSumUpTo(amount: Money, denominationsMinor: readonly number[]): Money {
  const most = Math.max(0, amount.amountMinor);
  const sums = denominationsMinor.filter((denomination) => denomination > 0).map((denomination) => most - (most % denomination));
  return money(Math.max(0, ...sums), amount.currency);
}
