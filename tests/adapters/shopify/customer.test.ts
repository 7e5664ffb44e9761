import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type AccountFacts, type ShopifyCustomer, accountFacts, customerSchema, joinedHistories } from '#adapters/shopify/customer.ts';
import { JPY, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import type { OrderHistory } from '#domain/value/order-history.ts';

const NOW_MS = Date.parse('2026-10-28T09:30:00Z');
const at = (day: string): number => Date.parse(`${day}T10:00:00Z`);

const CUSTOMER = {
  id: 'gid://shopify/Customer/1',
  createdAt: '2025-01-01T10:00:00Z',
  numberOfOrders: '3',
  defaultEmailAddress: { emailAddress: null },
  amountSpent: { amount: '30.0', currencyCode: 'EUR' },
  lastOrder: { processedAt: '2026-10-03T10:00:00Z' },
  oldest: { nodes: [{ processedAt: '2026-10-01T10:00:00Z' }] },
  newest: { nodes: [], pageInfo: { hasNextPage: false } },
};

function customer(change: object = {}): ShopifyCustomer {
  return v.parse(customerSchema, { ...CUSTOMER, ...change });
}

function order(day: string, change: object = {}): object {
  const netPaymentSet = { shopMoney: { amount: '10.50', currencyCode: 'EUR' } };
  return { processedAt: `${day}T10:00:00Z`, cancelledAt: null, test: false, netPaymentSet, ...change };
}

function newest(nodes: readonly object[], hasNextPage = false): object {
  return { newest: { nodes, pageInfo: { hasNextPage } } };
}

describe('an account of Shopify', () => {
  it('is read with its texts as numbers, times and money', () => {
    expect(customer()).toMatchObject({ numberOfOrders: 3, createdAt: at('2025-01-01'), amountSpent: eur(3000) });
    expect(customer({ numberOfOrders: 0 }).numberOfOrders).toBe(0);
    const addressed = { defaultEmailAddress: { emailAddress: 'ada@shop.example' } };
    expect(customer(addressed)).toMatchObject(addressed);
  });

  it.each([
    ['a count below nothing', { numberOfOrders: '-1' }],
    ['a part of an order', { numberOfOrders: 1.5 }],
    ['a word for a count', { numberOfOrders: 'many' }],
    ['a word for a date', { createdAt: 'soon' }],
    ['a word for a sum', { amountSpent: { amount: 'much', currencyCode: 'EUR' } }],
    ['an unknown currency', { amountSpent: { amount: '1.0', currencyCode: 'ZZZ' } }],
  ])('is refused with %s', (_what, change) => {
    expect(v.safeParse(customerSchema, { ...CUSTOMER, ...change }).success).toBe(false);
  });

  it.each([
    ['a count', { numberOfOrders: '-1' }, 'not a count'],
    ['an amount', { amountSpent: { amount: 'much', currencyCode: 'EUR' } }, 'not an amount'],
  ])('that is refused says where it has not %s', (_what, change, message) => {
    expect(v.safeParse(customerSchema, { ...CUSTOMER, ...change }).issues).toMatchObject([{ message }]);
  });
});

describe('what an account tells', () => {
  it('are its orders where all of them are shown, without those cancelled, tried or unreadable', () => {
    const orders = [
      order('2026-10-03'),
      order('2026-10-02', { cancelledAt: '2026-10-02T11:00:00Z' }),
      order('2026-10-02', { test: true }),
      order('soon'),
    ];
    expect(accountFacts(customer(newest(orders)), NOW_MS)).toEqual({
      orders: [{ orderedAtMs: at('2026-10-03'), amount: eur(1050) }],
      totals: null,
      approximations: [],
      rowsRead: 4,
      rowsRejected: 1,
    });
  });

  it('is a purchase and its refund where nothing is left of an order', () => {
    const refunded = order('2026-10-03', { netPaymentSet: { shopMoney: { amount: '0.0', currencyCode: 'EUR' } } });
    const { orders } = accountFacts(customer({ ...newest([refunded]), numberOfOrders: 1 }), NOW_MS);
    expect(orders.map(({ amount }) => amount.amountMinor)).toEqual([1, -1]);
  });

  const totals = { net: eur(3000), orders: 3, firstOrderAtMs: at('2025-01-01'), lastOrderAtMs: at('2026-10-03') };
  const guessed = ['source_totals', 'first_order_guessed'];

  it.each([
    ['one order less is shown than there are', newest([order('2026-10-03'), order('2026-10-02')])],
    ['there is another page', newest([order('2026-10-03'), order('2026-10-02'), order('2026-10-01')], true)],
    ['no oldest order is shown', { oldest: { nodes: [] } }],
  ])('are the totals since the account was made where %s', (_what, change) => {
    expect(accountFacts(customer(change), NOW_MS)).toMatchObject({ orders: [], totals, approximations: guessed });
  });

  it('are totals with the orders that are shown, the newest first, so that the latest can be offered as a price', () => {
    const shown = newest([order('2026-10-03'), order('2026-10-02', { test: true }), order('2026-10-01')], true);
    expect(accountFacts(customer(shown), NOW_MS).totals?.newest).toEqual([
      { atMs: at('2026-10-03'), amountMinor: 1050 },
      { atMs: at('2026-10-01'), amountMinor: 1050 },
    ]);
  });

  it.each([
    [60 * DAY_MS, at('2025-01-01'), guessed],
    [60 * DAY_MS + 1, NOW_MS - 60 * DAY_MS - 1, ['source_totals']],
  ])('take the oldest order for the first only where more than 60 days are shown: %i ms', (ageMs, firstOrderAtMs, approximations) => {
    const oldest = { nodes: [{ processedAt: new Date(NOW_MS - ageMs).toISOString() }] };
    expect(accountFacts(customer({ oldest }), NOW_MS)).toMatchObject({ totals: { firstOrderAtMs }, approximations });
  });

  it.each([
    ['the newest that is shown, where the last is hidden', newest([order('2026-10-02')]), at('2026-10-02')],
    ['unknown, where none is shown', {}, null],
  ])('has a last order that is %s', (_what, change, lastOrderAtMs) => {
    expect(accountFacts(customer({ lastOrder: null, ...change }), NOW_MS).totals?.lastOrderAtMs).toBe(lastOrderAtMs);
  });
});

function account(change: Partial<AccountFacts>): AccountFacts {
  return { orders: [], totals: null, approximations: [], rowsRead: 0, rowsRejected: 0, ...change };
}

function history(change: Partial<OrderHistory>): OrderHistory {
  return { net: eur(100), orders: 1, firstOrderAtMs: 5, lastOrderAtMs: 7, ...change };
}

describe('the accounts of one person', () => {
  it('are one history a currency, whether they tell orders or totals', () => {
    const counted = account({ orders: [{ orderedAtMs: 6, amount: eur(50) }] });
    const yen = history({ net: money(9, JPY) });
    expect(joinedHistories([counted, account({ totals: history({}) }), account({ totals: yen })], 'UTC')).toEqual([
      { net: eur(150), orders: 2, firstOrderAtMs: 5, lastOrderAtMs: 7, newest: [{ atMs: 6, amountMinor: 50 }] },
      yen,
    ]);
  });

  it.each([
    [3, 9, { firstOrderAtMs: 3, lastOrderAtMs: 9 }],
    [6, 6, { firstOrderAtMs: 5, lastOrderAtMs: 7 }],
    [null, null, { firstOrderAtMs: 5, lastOrderAtMs: 7 }],
  ])('have the first and the last order of all that know theirs: %j, %j', (firstOrderAtMs, lastOrderAtMs, expected) => {
    const accounts = [history({}), history({ firstOrderAtMs, lastOrderAtMs })].map((totals) => account({ totals }));
    expect(joinedHistories(accounts, 'UTC')).toMatchObject([expected]);
  });

  it('know neither the first nor the last order where no account does', () => {
    const unknown = account({ totals: history({ firstOrderAtMs: null, lastOrderAtMs: null }) });
    expect(joinedHistories([unknown, unknown], 'UTC')).toEqual([
      { net: eur(200), orders: 2, firstOrderAtMs: null, lastOrderAtMs: null, newest: [] },
    ]);
  });

  it('count the orders of one day of the time zone as one', () => {
    const orders = [DAY_MS, 2 * DAY_MS - 1].map((orderedAtMs) => ({ orderedAtMs, amount: eur(1) }));
    expect(joinedHistories([account({ orders })], 'UTC')).toMatchObject([{ orders: 1 }]);
    expect(joinedHistories([account({ orders })], 'Asia/Tokyo')).toMatchObject([{ orders: 2 }]);
  });
});
