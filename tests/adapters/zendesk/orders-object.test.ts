import { describe, expect, it } from 'vitest';
import { aProvenance } from '#builders/a-provenance.ts';
import { createOrdersObject } from '#adapters/zendesk/orders-object.ts';
import type { ValueSource } from '#ports/value-source.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { valueSourceContract } from '../../contracts/value-source.contract.ts';
import { type SandboxAccount, checkExchanges, openSandboxAccount } from './sandbox-account.ts';
import { requesterOf } from './value-sources.ts';

checkExchanges();

function sourceIn(account: SandboxAccount, objectKey = 'order'): ValueSource {
  return createOrdersObject(account.request('agent'), { objectKey, timeZone: 'Europe/Dublin', nowMs: account.nowMs });
}

valueSourceContract('an orders object', async () => {
  const account = openSandboxAccount({ searchLagMs: 0 });
  return {
    source: sourceIn(account),
    known: { requester: await requesterOf(account, 2_000_001), netMinor: 124_000, orders: 14 },
    negative: { requester: await requesterOf(account, 2_000_004), netMinor: -1600 },
    unknown: { requester: await requesterOf(account, 2_000_003) },
  };
});

const requester = { id: '2000003', name: 'Cleo Example', locale: 'en-US', fields: {}, emails: [] };

function plantOrders(account: SandboxAccount, orders: readonly Record<string, unknown>[]): void {
  const table = account.api.state.tables.get('order');
  for (const order of orders) {
    table?.insert({ name: 'planted', externalId: null, fields: { customer: '2000003', ...order }, createdBy: 1_000_201 }, account.nowMs());
    account.advance(1);
  }
  account.advance(5000);
}

const good = { ordered_at: '2026-10-01T10:00:00Z', amount: '10.00', currency: 'EUR' };

describe('orders in a custom object', () => {
  it('asks one request, and names what it read and when', async () => {
    const account = openSandboxAccount();
    plantOrders(account, [good, { ...good, ordered_at: '2026-10-02', amount: 12.5 }]);
    const { histories, provenance } = expectOk(await sourceIn(account).historyOf(requester));
    expect(account.calls).toEqual(['POST /api/v2/custom_objects/order/records/search']);
    expect(histories).toMatchObject([{ net: { amountMinor: 2250 }, orders: 2 }]);
    expect(provenance).toEqual(aProvenance({ source: 'orders_object', readAtMs: account.nowMs(), rowsRead: 2 }));
  });

  it('leaves out rows that it cannot read, and counts them', async () => {
    const account = openSandboxAccount();
    const bad = [
      { amount: 'ten' },
      { amount: null },
      { amount: '1.005' },
      { currency: 'Euro' },
      { ordered_at: 'yesterday' },
      { ordered_at: null },
    ];
    plantOrders(account, [good, ...bad.map((fault) => ({ ...good, ...fault }))]);
    const { histories, provenance } = expectOk(await sourceIn(account).historyOf(requester));
    expect(histories).toMatchObject([{ net: { amountMinor: 1000 } }]);
    expect(provenance).toMatchObject({ rowsRead: 7, rowsRejected: 6 });
  });

  it('keeps currencies apart', async () => {
    const account = openSandboxAccount();
    plantOrders(account, [good, { ...good, currency: 'jpy', amount: 500 }]);
    const { histories } = expectOk(await sourceIn(account).historyOf(requester));
    expect(histories.map((history) => history.net)).toEqual([
      { amountMinor: 1000, currency: 'EUR' },
      { amountMinor: 500, currency: 'JPY' },
    ]);
  });

  it.each([
    { rows: 100, requests: 1 },
    { rows: 101, requests: 2 },
    { rows: 1000, requests: 10 },
  ])('reads all of $rows in $requests requests', async ({ rows, requests }) => {
    const account = openSandboxAccount();
    plantOrders(
      account,
      Array.from({ length: rows }, () => good),
    );
    const { histories, provenance } = expectOk(await sourceIn(account).historyOf(requester));
    expect(account.calls).toHaveLength(requests);
    expect(histories).toMatchObject([{ net: { amountMinor: rows * 1000 } }]);
    expect(provenance).toMatchObject({ rowsRead: rows, approximations: [] });
  });

  it('reads the newest 1,000 of more, and says that older ones are missing', async () => {
    const account = openSandboxAccount();
    plantOrders(
      account,
      Array.from({ length: 1001 }, () => good),
    );
    const { provenance } = expectOk(await sourceIn(account).historyOf(requester));
    expect(account.calls).toHaveLength(10);
    expect(provenance).toMatchObject({ rowsRead: 1000, approximations: ['older_unread'] });
  });

  it('says that it is not set up where the account has no such object', async () => {
    const missing = await sourceIn(openSandboxAccount(), 'purchase').historyOf(requester);
    expect(missing).toMatchObject({ ok: false, error: { kind: 'not_set_up', what: 'orders' } });
  });
});
