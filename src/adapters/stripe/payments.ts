import { type Money, add, isPositive, zero } from '#domain/money/money.ts';
import { type OrderHistory, summariseOrders } from '#domain/value/order-history.ts';
import type { InvoicedSum } from '#domain/value/provenance.ts';
import type { Payment } from './charge.ts';

/** Sums what was invoiced, one sum a currency. */
export function invoicedOf(payments: readonly Payment[]): readonly InvoicedSum[] {
  const sums = new Map<string, InvoicedSum>();
  for (const { net, paidAtMs, isInvoiced } of payments) {
    if (!isInvoiced || !isPositive(net)) continue;
    const sum = sums.get(net.currency) ?? { paid: zero(net.currency), payments: 0, lastPaidAtMs: paidAtMs };
    sums.set(net.currency, {
      paid: add(sum.paid, net),
      payments: sum.payments + 1,
      lastPaidAtMs: Math.max(sum.lastPaidAtMs, paidAtMs),
    });
  }
  return [...sums.values()];
}

/**
 * Histories of payments: orders are those nobody invoiced and that were not refunded whole; what was invoiced adds to the sum
 * alone. A refund has been taken from its own payment already.
 */
export function historiesOf(payments: readonly Payment[], timeZone: string): readonly OrderHistory[] {
  const kept = payments.filter(({ isInvoiced, net }) => !isInvoiced && isPositive(net));
  const histories = summariseOrders(
    kept.map(({ paidAtMs, net }) => ({ orderedAtMs: paidAtMs, amount: net })),
    timeZone,
  );
  const invoiced = invoicedOf(payments);
  const withInvoices = histories.map((history) => {
    const sum = invoiced.find(({ paid }) => paid.currency === history.net.currency);
    return sum === undefined ? history : { ...history, net: add(history.net, sum.paid) };
  });
  const withoutOrders = [...invoiced.map(({ paid }) => paid), ...refundedWhole(payments)];
  const alone = withoutOrders
    .filter(({ currency }) => !histories.some((history) => history.net.currency === currency))
    .filter(({ currency }, index, sums) => sums.findIndex((sum) => sum.currency === currency) === index)
    .map((net): OrderHistory => ({ net, orders: 0, firstOrderAtMs: null, lastOrderAtMs: null }));
  return [...withInvoices, ...alone];
}

/** What was given back whole leaves nothing, which is known, and no order. */
function refundedWhole(payments: readonly Payment[]): readonly Money[] {
  return payments.filter(({ net }) => !isPositive(net)).map(({ net }) => net);
}
