import { type Currency, type Money, currencyDigits, money } from './money.ts';

/**
 * What people give in one currency where others would give 1 euro, dollar or pound, in major units. Rough by intent:
 * it decides where sums look round, not what anything is worth. Our choice; currencies not named count as 1.
 */
const UNITS: Readonly<Record<string, number>> = {
  ARS: 1000, BRL: 5, CLP: 1000, CNY: 10, COP: 5000, CZK: 20, DKK: 10, EGP: 50, HUF: 500, IDR: 20_000, INR: 100,
  ISK: 100, JPY: 100, KES: 100, KRW: 1000, MXN: 20, NGN: 1000, NOK: 10, PHP: 50, PKR: 200, PLN: 5, RON: 5, RSD: 100,
  RUB: 100, SEK: 10, THB: 50, TRY: 50, TWD: 50, UAH: 50, VND: 20_000, ZAR: 20,
}; // prettier-ignore

/** The leading figures of sums that people give: 1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 75, then the same times 10 from 100 on. */
const STEPS = [1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 100, 150, 200, 250, 300, 400, 500, 600, 750] as const;

/** The amount that stands for about one euro among sums people give, in minor units. */
export function givenUnit(currency: Currency): Money {
  return money((UNITS[currency] ?? 1) * 10 ** currencyDigits(currency), currency);
}

function steps(unitMinor: number, upToMinor: number, also: readonly number[]): number[] {
  const sums = [0, ...STEPS.map((step) => step * unitMinor), ...also];
  for (let scale = 1000 * unitMinor; scale <= upToMinor * 2; scale *= 10) {
    for (const step of [1, 1.5, 2, 2.5, 3, 4, 5, 6, 7.5]) sums.push(Math.round(step * scale));
  }
  return sums.toSorted((a, b) => a - b);
}

/**
 * Rounds an amount to the nearest sum that people give, halves up; 0 and less become 0. Never decreases as the amount grows.
 * The sums in `also`, in minor units, count among those that people give.
 * @example nearestGivenSum({ amountMinor: 1375, currency: 'EUR' }) // 15.00
 */
export function nearestGivenSum(amount: Money, also: readonly number[] = []): Money {
  const wanted = Math.max(0, amount.amountMinor);
  const sums = steps(givenUnit(amount.currency).amountMinor, wanted, also);
  const above = sums.find((sum) => sum >= wanted) ?? wanted;
  const below = sums.findLast((sum) => sum <= wanted) ?? 0;
  return money(above - wanted <= wanted - below ? above : below, amount.currency);
}

/** The largest sum that people give which is no more than `limit`; 0 where there is none. */
export function givenSumUpTo(limit: Money, also: readonly number[] = []): Money {
  const most = Math.max(0, limit.amountMinor);
  const sums = steps(givenUnit(limit.currency).amountMinor, most, also);
  return money(sums.findLast((sum) => sum <= most) ?? 0, limit.currency);
}
