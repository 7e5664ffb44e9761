import * as v from 'valibot';
import { type Currency, type Money, parseCurrency } from '#domain/money/money.ts';
import { moneyOfStripe } from './amounts.ts';

/** What a charge counts as. */
export interface Payment {
  readonly paidAtMs: number;
  /** What was taken, less what was given back of it. */
  readonly net: Money;
  /** An invoice asked for it: a subscription, which renews by itself, and no order that somebody chose to place. */
  readonly isInvoiced: boolean;
  readonly isDisputed: boolean;
  readonly isTest: boolean;
}

const wholeNumber = v.pipe(v.number(), v.integer(), v.minValue(0));

const charge = v.object({
  created: wholeNumber,
  currency: v.string(),
  amount_captured: wholeNumber,
  amount_refunded: wholeNumber,
  captured: v.boolean(),
  paid: v.boolean(),
  status: v.string(),
  disputed: v.boolean(),
  livemode: v.boolean(),
  /** An id, or the invoice itself. */
  invoice: v.nullable(v.union([v.string(), v.record(v.string(), v.unknown())])),
});

/** Reads a charge: `not_paid` for one that took no money, null for one that cannot be read. */
export function paymentOf(row: unknown): Payment | 'not_paid' | null {
  const parsed = v.safeParse(charge, row);
  if (!parsed.success) return null;
  const { output } = parsed;
  const isPaid = output.status === 'succeeded' && output.paid && output.captured;
  if (!isPaid) return 'not_paid';
  const currency = parseCurrency(output.currency);
  const net = currency.ok ? netOf(output.amount_captured - output.amount_refunded, currency.value) : null;
  if (net === null) return null;
  return {
    paidAtMs: output.created * 1000,
    net,
    isInvoiced: output.invoice !== null,
    isDisputed: output.disputed,
    isTest: !output.livemode,
  };
}

function netOf(amount: number, currency: Currency): Money | null {
  const net = moneyOfStripe(amount, currency);
  return net.ok ? net.value : null;
}
