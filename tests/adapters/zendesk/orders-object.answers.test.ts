import { describe, expect, it } from 'vitest';
import { createOrdersObject } from '#adapters/zendesk/orders-object.ts';
import { aProvenance } from '#builders/a-provenance.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { type Answer, answering, pageOf, rawRecord } from './answering.ts';

const requester = { id: '11', name: 'Ada Example', locale: null, fields: {}, emails: [] };
const good = { ordered_at: '2026-10-01T10:00:00Z', amount: '10.00', currency: 'EUR' };
const refund = { ordered_at: '2026-10-02T10:00:00Z', amount: -2.5, currency: 'eur' };

function asked(...answers: readonly Answer[]) {
  const { request, calls } = answering(...answers);
  const source = createOrdersObject(request, { objectKey: 'purchase', timeZone: 'UTC', nowMs: () => 42 });
  return { calls, source, read: () => source.historyOf(requester) };
}

describe('orders in a custom object, by the answers of Zendesk', () => {
  it('are asked for by the customer in the object that the settings name', async () => {
    const { calls, source, read } = asked(pageOf([rawRecord(good), rawRecord(refund, { id: '02' })]));
    expect(source).toMatchObject({ requests: 1, userFields: [], needsEmails: false });
    const { histories, provenance } = expectOk(await read());
    expect(histories).toMatchObject([{ net: { amountMinor: 750, currency: 'EUR' }, orders: 1 }]);
    expect(provenance).toEqual(aProvenance({ source: 'orders_object', readAtMs: 42, rowsRead: 2 }));
    expect(calls).toHaveLength(1);
    expect(calls[0]?.url).toMatch(/^\/api\/v2\/custom_objects\/purchase\/records\/search\?/);
    expect(calls[0]?.body).toEqual({ filter: { $and: [{ 'custom_object_fields.customer': { $eq: '11' } }] } });
  });

  it('are read page by page to the last, each from the cursor of the one before', async () => {
    const { calls, read } = asked(pageOf([rawRecord(good), {}], 'c1'), pageOf([rawRecord(good, { id: '02' })]));
    const { histories, provenance } = expectOk(await read());
    expect(histories).toMatchObject([{ net: { amountMinor: 2000 } }]);
    expect(provenance).toMatchObject({ rowsRead: 3, rowsRejected: 1, approximations: [] });
    expect(calls.map(({ url }) => /after%5D=(.*)$/.exec(url)?.[1])).toEqual([undefined, 'c1']);
  });

  it('are read to the tenth page, and older ones are said to be missing where there are more', async () => {
    const more = asked(pageOf([rawRecord(good)], 'c'));
    expect(expectOk(await more.read()).provenance).toMatchObject({ rowsRead: 10, approximations: ['older_unread'] });
    expect(more.calls).toHaveLength(10);
    const whole = asked(...Array.from({ length: 9 }, () => pageOf([rawRecord(good)], 'c')), pageOf([rawRecord(good)]));
    expect(expectOk(await whole.read()).provenance).toMatchObject({ rowsRead: 10, approximations: [] });
    expect(whole.calls).toHaveLength(10);
  });

  it.each([{ ordered_at: null }, { ordered_at: 'then' }, { currency: 'Euro' }, { currency: null }, { amount: 'ten' }, { amount: null }])(
    'are left out and counted where one cannot be read: %j',
    async (fault) => {
      const { histories, provenance } = expectOk(await asked(pageOf([rawRecord({ ...good, ...fault })])).read());
      expect(histories).toEqual([]);
      expect(provenance).toMatchObject({ rowsRead: 1, rowsRejected: 1 });
    },
  );

  it('are unknown where a page fails', async () => {
    const failed = { ok: false, error: { kind: 'unavailable', what: 'orders' } };
    expect(await asked(pageOf([rawRecord(good)], 'c'), { status: 503 }).read()).toMatchObject(failed);
  });
});
