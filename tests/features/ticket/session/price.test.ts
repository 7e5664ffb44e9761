import { describe, expect, it } from 'vitest';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { aPlan } from '#builders/a-plan.ts';
import { aProvenance } from '#builders/a-provenance.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { NOW_MS } from '#builders/clock.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { money } from '#domain/money/money.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type CustomerValue, customerValue } from '#domain/value/customer-value.ts';
import { identityByEmail } from '#domain/value/identity-by-email.ts';
import type { OrderHistory } from '#domain/value/order-history.ts';
import { NOTHING_CHOSEN } from '#features/ticket/session/plan.ts';
import { priceFacts } from '#features/ticket/session/price.ts';

const ticket = aTicket({ createdAtMs: NOW_MS });
const { settings } = parsedSettings();
const orders = [
  { atMs: NOW_MS + DAY_MS, amountMinor: 9900 },
  { atMs: NOW_MS - 2 * DAY_MS, amountMinor: 3500 },
  { atMs: NOW_MS - 9 * DAY_MS, amountMinor: 1200 },
];

function valued(change: Partial<OrderHistory> = {}, provenance = aProvenance({ source: 'orders_object' })): CustomerValue {
  const { tiers, tiersBy } = builtInPolicy(EUR);
  const histories = [anOrderHistory({ net: eur(10_000), orders: 3, newest: orders, ...change })];
  return customerValue({ histories, provenance }, { currency: EUR, marginPercent: null, tiers, tiersBy, project: null, nowMs: NOW_MS });
}

function facts(text: string, value: CustomerValue | null, hoursSinceFailure: number | null = null) {
  return priceFacts(text, hoursSinceFailure, { ticket, value, settings });
}

describe('the price of what failed', () => {
  it('is that of the latest order before the ticket while nobody types one', () => {
    expect(facts('', valued())).toEqual({ lossMinor: 3500, orderMinor: 3333, offered: orders[1] });
    expect(facts('  ', valued()).offered).toEqual(orders[1]);
  });

  it('is that of the latest order before the day on which it went wrong, where somebody says when that was', () => {
    expect(facts('', valued(), 5 * 24).offered).toEqual(orders[2]);
    expect(facts('', valued(), 10 * 24)).toMatchObject({ lossMinor: null, offered: null });
  });

  it('is what somebody types, and unknown where that is none, whatever the orders say', () => {
    expect(facts('12.50', valued())).toEqual({ lossMinor: 1250, orderMinor: 3333, offered: null });
    expect(facts('much', valued())).toMatchObject({ lossMinor: null, offered: null });
  });

  it('is not known of a customer of whom totals alone are known, whose average order still bounds what is given', () => {
    const { newest: _, ...totals } = anOrderHistory();
    expect(facts('', { ...valued(), history: totals } as CustomerValue)).toMatchObject({
      lossMinor: null,
      orderMinor: 8857,
      offered: null,
    });
  });

  it('is nothing of orders that may be somebody else’s, are in another currency, or are not read', () => {
    const unverified = aProvenance({ identity: identityByEmail([{ address: 'guest@mail.example', isVerified: false }], 1) });
    const none = { lossMinor: null, orderMinor: null, offered: null };
    expect(facts('', valued({}, unverified))).toEqual(none);
    expect(facts('', valued({ net: money(500, JPY) }))).toEqual(none);
    expect(facts('', { kind: 'unknown', provenance: aProvenance() })).toEqual(none);
    expect(facts('', null)).toEqual(none);
  });
});

it('a plan with a blank price suggests what it does where that of the latest order is typed', () => {
  for (const outcome of [null, 'kept', 'rejected'] as const) {
    const details = { ...NOTHING_CHOSEN.details, outcome };
    const plan = (lossText: string) => aPlan({ ticket, value: valued() }, { details: { ...details, lossText } });
    expect(plan('').suggestion).toEqual(plan('35').suggestion);
    expect([plan('').offered, plan('35').offered]).toEqual([orders[1], null]);
  }
});
