import { describe, expect, it } from 'vitest';
import { aProvenance } from '#builders/a-provenance.ts';
import { createUserFields } from '#adapters/zendesk/user-fields.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { valueSourceContract } from '../../contracts/value-source.contract.ts';
import { openSandboxAccount } from './sandbox-account.ts';
import { requesterOf } from './value-sources.ts';

valueSourceContract("the requester's user fields", async () => {
  const account = openSandboxAccount();
  return {
    source: createUserFields({ nowMs: account.nowMs }),
    known: { requester: await requesterOf(account, 2_000_001), netMinor: 124_000, orders: 14 },
    negative: { requester: await requesterOf(account, 2_000_004), netMinor: -1600 },
    unknown: { requester: await requesterOf(account, 2_000_003) },
  };
});

const filled = {
  orders_count: 3,
  total_spent: '120.50',
  first_order_at: '2025-01-02T00:00:00+00:00',
  last_order_at: '2026-01-02',
  currency: 'eur',
};

async function read(fields: Record<string, unknown>) {
  const source = createUserFields({ nowMs: () => 42 });
  return expectOk(await source.historyOf({ id: '1', name: 'Ada Example', locale: null, fields, emails: [] }));
}

describe('user fields with sums of orders', () => {
  it('reads them without a request', async () => {
    expect(createUserFields({ nowMs: () => 0 }).requests).toBe(0);
    const { histories, provenance } = await read(filled);
    expect(histories).toEqual([
      {
        net: { amountMinor: 12_050, currency: 'EUR' },
        orders: 3,
        firstOrderAtMs: Date.parse('2025-01-02T00:00:00Z'),
        lastOrderAtMs: Date.parse('2026-01-02T00:00:00Z'),
      },
    ]);
    expect(provenance).toEqual(aProvenance({ readAtMs: 42 }));
  });

  it('reads a total that drifted in binary fractions as the sum it was', async () => {
    expect((await read({ ...filled, total_spent: 0.1 + 0.2 })).histories[0]?.net.amountMinor).toBe(30);
  });

  it('keeps a total below nothing without an order left, as refunds make it', async () => {
    const refunded = { orders_count: '0', total_spent: -16, first_order_at: null, last_order_at: null, currency: 'EUR' };
    expect((await read(refunded)).histories).toMatchObject([{ net: { amountMinor: -1600 }, orders: 0, firstOrderAtMs: null }]);
  });

  it.each([
    ['no count', { orders_count: null }],
    ['a count that is none', { orders_count: 'many' }],
    ['a count below nothing', { orders_count: -1 }],
    ['half an order', { orders_count: 1.5 }],
    ['no total', { total_spent: '' }],
    ['a total that is none', { total_spent: '1,240.50' }],
    ['a total that may mean two things', { total_spent: '1,240' }],
    ['no currency', { currency: null }],
    ['an unknown currency', { currency: 'EURO' }],
    ['no first order', { first_order_at: null }],
    ['a last order at no time', { last_order_at: 'last week' }],
  ])('knows nothing with %s, and says that something was there', async (_title, fault) => {
    const { histories, provenance } = await read({ ...filled, ...fault });
    expect(histories).toEqual([]);
    expect(provenance).toMatchObject({ approximations: [], rowsRejected: 1 });
  });

  it.each([{}, { orders_count: null, total_spent: null, first_order_at: null, last_order_at: null, currency: null }])(
    'knows nothing of a customer whose fields are empty: %j',
    async (fields) => {
      expect(await read(fields)).toMatchObject({ histories: [], provenance: { approximations: [], rowsRejected: 0 } });
    },
  );
});
