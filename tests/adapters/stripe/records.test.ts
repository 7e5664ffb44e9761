import { beforeEach, describe, expect, it } from 'vitest';
import { createBalanceCredit } from '#adapters/stripe/balance-credit.ts';
import { createChargeRefund } from '#adapters/stripe/charge-refund.ts';
import { createStripeRecords } from '#adapters/stripe/records.ts';
import { eur } from '#builders/currencies.ts';
import type { ExecutorCalls } from '#adapters/shared/lazy-executor.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { KEY, aCredit, asCustomer, recipientOf } from '../giving-at-a-vendor.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

const DAY_MS = 86_400_000;

let account: VendorAccount;
let executor: ExecutorCalls;
let recipientId: string;
let startMs: number;

const records = () => createStripeRecords(account.transport);
const asked = (accountId: string | null = recipientId, sinceMs = startMs) => ({ accountId, sinceMs });

beforeEach(async () => {
  account = openVendorAccount({ settings: { stripe_key: 'rk_test_giving' } });
  executor = createBalanceCredit(account.transport, account.nowMs);
  recipientId = await recipientOf(executor, account);
  startMs = account.nowMs() - 1000;
});

async function invoice(amount: number): Promise<void> {
  await account.transport({
    method: 'POST',
    url: `https://api.stripe.com/v1/customers/${recipientId}/balance_transactions`,
    headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
    isSecure: true,
    body: new URLSearchParams({ amount: String(amount), currency: 'eur' }).toString(),
  });
}

describe('credit that Stripe lists', () => {
  it('is of one customer, by its key, with its sum the other way round, and nothing that others made', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    await invoice(300);
    const page = expectOk(await records().credits(asked(), null));
    expect(page).toEqual({
      items: [
        {
          source: 'stripe',
          key: KEY,
          reference: 'cbtxn_sandbox1',
          amount: eur(500),
          atMs: expect.any(Number),
          kind: 'given',
          ticketId: '5001',
        },
      ],
      next: null,
      unreadable: 0,
    });
  });

  it('tells what was taken back under the key of what was given', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    await executor.reverse(aCredit({ recipientId }), KEY, null);
    const { items } = expectOk(await records().credits(asked(), null));
    expect(items).toMatchObject([
      { key: KEY, kind: 'taken_back', amount: eur(500) },
      { key: KEY, kind: 'given', amount: eur(500) },
    ]);
  });

  it('tells that nothing was left to take back', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    await invoice(500);
    await executor.reverse(aCredit({ recipientId }), KEY, null);
    const { items } = expectOk(await records().credits(asked(), null));
    expect(items).toMatchObject([
      { kind: 'given', amount: eur(500) },
      { kind: 'taken_back', amount: eur(0) },
    ]);
  });

  it('comes in pages of a hundred, each record once', async () => {
    for (let index = 0; index < 101; index += 1) {
      account.waitMs(1000);
      await executor.execute(aCredit({ recipientId }), `key-${index}`);
    }
    const first = expectOk(await records().credits(asked(), null));
    const second = expectOk(await records().credits(asked(), first.next));
    expect([first.items.length, second.items.length, second.next]).toEqual([100, 1, null]);
    expect(new Set([...first.items, ...second.items].map(({ key }) => key)).size).toBe(101);
  });

  it('leaves out what is older than is asked for', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    account.waitMs(2 * DAY_MS);
    expect(expectOk(await records().credits(asked(recipientId, account.nowMs() - DAY_MS), null)).items).toEqual([]);
  });

  it('cannot be told of a customer who is not there', async () => {
    expect(await records().credits(asked('cus_gone'), null)).toEqual({ ok: true, value: { items: [], next: null, unreadable: 1 } });
  });

  it('is not told by a key that has expired, nor while Stripe is asked too often', async () => {
    account.suffer({ vendors: 'key_expired' });
    expect(await records().credits(asked(), null)).toMatchObject({ ok: false, error: { kind: 'refused_key' } });
    account.suffer({ vendors: 'throttled' });
    expect(await records().credits(asked(), null)).toMatchObject({ ok: false, error: { kind: 'rate_limited' } });
  });
});

describe('refunds that Stripe lists', () => {
  it('are those of the whole account that carry a key of this app', async () => {
    const payer = createChargeRefund(account.transport, account.nowMs);
    const [newest, other] = expectOk(await payer.candidates(asCustomer(account, 2_000_001)));
    if (newest === undefined || other === undefined) throw new Error('the customer has paid');
    await payer.execute({ candidateId: newest.id, amount: eur(300), momentId: KEY, ticketId: '5001' }, `owed:${KEY}`);
    await account.transport({
      method: 'POST',
      url: 'https://api.stripe.com/v1/refunds',
      headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
      isSecure: true,
      body: new URLSearchParams({ charge: other.id, amount: '100' }).toString(),
    });
    const { items } = expectOk(await records().refunds(asked(null), null));
    expect(items).toEqual([
      {
        source: 'stripe_refund',
        key: `owed:${KEY}`,
        reference: expect.stringMatching(/^re_/),
        amount: eur(300),
        atMs: expect.any(Number),
        kind: 'given',
        ticketId: '5001',
      },
    ]);
  });

  it('leave out those that are older than is asked for', async () => {
    const payer = createChargeRefund(account.transport, account.nowMs);
    const [newest] = expectOk(await payer.candidates(asCustomer(account, 2_000_001)));
    if (newest === undefined) throw new Error('the customer has paid');
    await payer.execute({ candidateId: newest.id, amount: eur(300), momentId: KEY, ticketId: '5001' }, `owed:${KEY}`);
    account.waitMs(2 * DAY_MS);
    expect(expectOk(await records().refunds(asked(null, account.nowMs() - DAY_MS), null)).items).toEqual([]);
  });

  it('go on behind the last of a page', async () => {
    const row = { id: 're_5', amount: 300, currency: 'eur', created: 1, metadata: null, status: 'succeeded' };
    const urls: string[] = [];
    const over = createStripeRecords(({ url }) => {
      urls.push(url);
      return Promise.resolve({ kind: 'answered', status: 200, headers: {}, body: { object: 'list', data: [row], has_more: true } });
    });
    const { next } = expectOk(await over.refunds(asked(null), null));
    await over.refunds(asked(null), next);
    expect(urls.map((url) => new URL(url).searchParams.get('starting_after'))).toEqual([null, 're_5']);
  });

  it.each([
    ['succeeded', 'given'],
    ['pending', 'pending'],
    ['requires_action', 'pending'],
    ['failed', 'failed'],
    ['canceled', 'failed'],
  ])('that are %s are %s', async (status, kind) => {
    const row = { id: 're_1', amount: 300, currency: 'eur', created: 1, metadata: { moment: 'owed:m' }, status };
    const body = { object: 'list', data: [row, { id: 're_odd' }], has_more: false };
    const over = createStripeRecords(() => Promise.resolve({ kind: 'answered', status: 200, headers: {}, body }));
    expect(await over.refunds(asked(null), null)).toMatchObject({ ok: true, value: { items: [{ kind }], unreadable: 1 } });
  });
});
