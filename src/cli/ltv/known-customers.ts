import { currencyDigits } from '#domain/money/money.ts';
import { type Purchase, type SpendingSummary, type TimeUnit, purchasesOf, summarisePurchases } from '#domain/value/purchase-summary.ts';
import type { SpendSoFar } from '#domain/value/spend.ts';
import { type OrdersFile, untilDay } from './orders-file.ts';

/** A customer with at least one purchase. */
export interface KnownCustomer {
  readonly id: string;
  readonly purchases: readonly Purchase[];
  readonly summary: SpendingSummary;
}

/** How time is read: until when, in which unit, in whose days. */
export interface Timing {
  readonly endDay: string;
  readonly unit: TimeUnit;
  readonly timeZone: string;
}

/** The customers with a purchase by the end of `endDay`, net of what was refunded by then. */
export function knownCustomers(file: OrdersFile, { endDay, unit, timeZone }: Timing): readonly KnownCustomer[] {
  const known: KnownCustomer[] = [];
  for (const { id, orders } of untilDay(file.customers, endDay, timeZone)) {
    const purchases = purchasesOf(orders, timeZone);
    const summary = summarisePurchases(purchases, { endDay, unit });
    if (summary !== null) known.push({ id, purchases, summary });
  }
  return known;
}

/** Which orders a customer's mean is taken of: all of them, or those after the first. */
export type SpendBasis = 'all' | 'repeat';

/** What a customer has spent, in major units. Of somebody whose orders cost nothing the spend is not known. */
export function spendSoFar(
  { frequency, meanMinor, repeatMeanMinor }: SpendingSummary,
  basis: SpendBasis,
  minorPerMajor: number,
): SpendSoFar {
  const [orders, mean] = basis === 'all' ? [frequency + 1, meanMinor] : [frequency, repeatMeanMinor];
  return mean > 0 ? { orders, mean: mean / minorPerMajor } : { orders: 0, mean: 0 };
}

/** How many minor units make a major one of the file's currency. */
export function minorPerMajorOf({ currency }: Pick<OrdersFile, 'currency'>): number {
  return 10 ** currencyDigits(currency);
}
