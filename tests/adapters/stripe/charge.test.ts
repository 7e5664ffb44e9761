import { describe, expect, it } from 'vitest';
import { paymentOf } from '#adapters/stripe/charge.ts';
import { JPY, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { CHARGE } from './a-charge.ts';

const PAYMENT = { paidAtMs: 1_760_000_000_000, net: eur(1000), isInvoiced: false, isDisputed: false, isTest: false };

describe('a charge of Stripe', () => {
  it.each([
    ['as it is', {}, PAYMENT],
    ['in another currency', { currency: 'jpy' }, { ...PAYMENT, net: money(1000, JPY) }],
    ['refunded in part', { amount_refunded: 400 }, { ...PAYMENT, net: eur(600) }],
    ['that an invoice asked for, by its id', { invoice: 'in_1' }, { ...PAYMENT, isInvoiced: true }],
    ['that an invoice asked for, with the invoice', { invoice: { id: 'in_1' } }, { ...PAYMENT, isInvoiced: true }],
    ['that is disputed', { disputed: true }, { ...PAYMENT, isDisputed: true }],
    ['made with a test key', { livemode: false }, { ...PAYMENT, isTest: true }],
    ['of nothing', { amount_captured: 0 }, { ...PAYMENT, net: eur(0) }],
    ['of 1970', { created: 0 }, { ...PAYMENT, paidAtMs: 0 }],
  ])('%s is a payment', (_what, change, payment) => {
    expect(paymentOf({ ...CHARGE, ...change })).toEqual(payment);
  });

  it.each([
    ['is still pending', { status: 'pending' }],
    ['was not paid', { paid: false }],
    ['was not captured', { captured: false }],
  ])('that %s took no money', (_what, change) => {
    expect(paymentOf({ ...CHARGE, ...change })).toBe('not_paid');
  });

  it.each([
    ['with an amount below nothing', { amount_captured: -1 }],
    ['with a part of a cent', { amount_captured: 10.5 }],
    ['with a refund below nothing', { amount_refunded: -1 }],
    ['with a date before 1970', { created: -1 }],
    ['in a currency that there is not', { currency: 'zzz' }],
    ['in half a króna', { currency: 'isk', amount_captured: 1050 }],
    ['with a number for an invoice', { invoice: 5 }],
    ['without a status', { status: undefined }],
  ])('%s cannot be read', (_what, change) => {
    expect(paymentOf({ ...CHARGE, ...change })).toBeNull();
  });
});
