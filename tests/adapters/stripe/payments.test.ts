import { describe, expect, it } from 'vitest';
import type { Payment } from '#adapters/stripe/charge.ts';
import { historiesOf, invoicedOf } from '#adapters/stripe/payments.ts';
import { JPY, eur } from '#builders/currencies.ts';
import { type Money, money } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';

function payment(day: number, net: Money, isInvoiced = false): Payment {
  return { paidAtMs: day * DAY_MS, net, isInvoiced, isDisputed: false, isTest: false };
}

const yen = (amount: number) => money(amount, JPY);

describe('what was invoiced', () => {
  it('is a sum for each currency, with how many payments and when the last was', () => {
    const payments = [payment(3, eur(100), true), payment(9, eur(20), true), payment(5, eur(3), true), payment(7, yen(50), true)];
    expect(invoicedOf(payments)).toEqual([
      { paid: eur(123), payments: 3, lastPaidAtMs: 9 * DAY_MS },
      { paid: yen(50), payments: 1, lastPaidAtMs: 7 * DAY_MS },
    ]);
  });

  it('is nothing that nobody invoiced, nor what was given back whole', () => {
    expect(invoicedOf([payment(1, eur(100)), payment(2, eur(0), true)])).toEqual([]);
  });
});

describe('a history of payments', () => {
  it('adds what was invoiced to the sum of its currency, and to none of the orders', () => {
    const payments = [payment(1, eur(100)), payment(2, yen(500)), payment(4, eur(30)), payment(6, eur(7), true)];
    expect(historiesOf(payments, 'UTC')).toMatchObject([
      { net: eur(137), orders: 2, firstOrderAtMs: DAY_MS, lastOrderAtMs: 4 * DAY_MS },
      { net: yen(500), orders: 1, firstOrderAtMs: 2 * DAY_MS, lastOrderAtMs: 2 * DAY_MS },
    ]);
  });

  it('is one without orders where all was invoiced or given back, one for each currency', () => {
    const alone = { orders: 0, firstOrderAtMs: null, lastOrderAtMs: null };
    const payments = [payment(1, eur(0)), payment(2, eur(0)), payment(3, eur(9), true), payment(4, yen(0))];
    expect(historiesOf(payments, 'UTC')).toEqual([
      { ...alone, net: eur(9) },
      { ...alone, net: yen(0) },
    ]);
  });

  it('is one without orders beside one with orders in another currency', () => {
    expect(historiesOf([payment(1, eur(100)), payment(2, yen(50), true)], 'UTC')).toMatchObject([
      { net: eur(100), orders: 1 },
      { net: yen(50), orders: 0 },
    ]);
  });

  it('loses nothing to what was given back whole beside an order', () => {
    expect(historiesOf([payment(1, eur(100)), payment(2, eur(0))], 'UTC')).toMatchObject([{ net: eur(100), orders: 1 }]);
  });

  it('counts the orders of one day of the time zone as one', () => {
    const late = { ...payment(1, eur(1)), paidAtMs: 2 * DAY_MS - 1 };
    expect(historiesOf([payment(1, eur(1)), late], 'UTC')).toMatchObject([{ orders: 1 }]);
    expect(historiesOf([payment(1, eur(1)), late], 'Asia/Tokyo')).toMatchObject([{ orders: 2 }]);
  });
});
