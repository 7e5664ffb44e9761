import { describe, expect, it } from 'vitest';
import { probeOrdersObject, probeUserFields } from '#adapters/zendesk/source-fields.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { answering } from './answering.ts';
import { checkExchanges, openSandboxAccount } from './sandbox-account.ts';

checkExchanges();

const KEYS = ['orders_count', 'total_spent', 'first_order_at', 'last_order_at', 'currency'];
const fields = (...keys: readonly string[]) => keys.map((key) => ({ key, type: 'text', title: key, active: true }));
const END = { has_more: false, after_cursor: null };

describe('the fields of users that value is read from', () => {
  it('are listed in one request, and all there in the sandbox', async () => {
    const account = openSandboxAccount();
    expect(expectOk(await probeUserFields(account.request('admin')))).toEqual({ needs: KEYS, lacks: [] });
    expect(account.calls).toEqual([expect.stringContaining('GET /api/v2/user_fields')]);
  });

  it('are named where they lack or are switched off, whatever else there is', async () => {
    const off = { key: 'currency', type: 'text', title: 'Currency', active: false };
    const { request } = answering({
      body: { user_fields: [...fields('orders_count', 'first_order_at', 'last_order_at', 'mood'), off], meta: END },
    });
    expect(expectOk(await probeUserFields(request)).lacks).toEqual(['total_spent', 'currency']);
  });

  it('are read on where there are more than a page', async () => {
    const { request } = answering(
      { body: { user_fields: fields(...KEYS.slice(0, 2)), meta: { has_more: true, after_cursor: 'next' } } },
      { body: { user_fields: fields(...KEYS.slice(2)), meta: END } },
    );
    expect(expectOk(await probeUserFields(request)).lacks).toEqual([]);
  });
});

describe('the object of orders', () => {
  it('is looked at for the fields of an order', async () => {
    const { request } = answering({ body: { custom_object_fields: fields('customer', 'amount', 'currency') } });
    expect(expectOk(await probeOrdersObject(request, 'order'))).toEqual({
      needs: ['customer', 'ordered_at', 'amount', 'currency'],
      lacks: ['ordered_at'],
    });
  });

  it('may not be there at all', async () => {
    const account = openSandboxAccount();
    expect(await probeOrdersObject(account.request('admin'), 'nothing')).toMatchObject({
      ok: false,
      error: { kind: 'not_set_up', what: 'orders' },
    });
  });
});
