import { beforeEach, describe, expect, it } from 'vitest';
import { createStoreCredit } from '#adapters/shopify/store-credit.ts';
import { SETTLED_AFTER_MS } from '#adapters/shopify/issue-once.ts';
import type { ExecutorCalls } from '#adapters/shared/lazy-executor.ts';
import type { Transport } from '#adapters/shared/transport.ts';
import { KEY, aCredit, recipientOf } from '../giving-at-a-vendor.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

const OTHER = '0d9c2f4e-7f51-4b3a-9c1d-4a0a6c1f0002';
let ids = 0;

let account: VendorAccount;
let executor: ExecutorCalls;
let recipientId: string;

function open(transport: Transport = account.transport): ExecutorCalls {
  return createStoreCredit(transport, {
    shop: 'sandbox.myshopify.com',
    expiryDays: () => null,
    nowMs: account.nowMs,
    newId: () => `attempt-${(ids += 1)}`,
  });
}

/** A page that reads the first answer to its requests of one kind only after something has happened. */
function sleepingOver(pattern: RegExp, meanwhile: () => Promise<void>): ExecutorCalls {
  let isOver = false;
  return open(async (request) => {
    const answer = await account.transport(request);
    if (isOver || !pattern.test(JSON.stringify(request.body))) return answer;
    isOver = true;
    await meanwhile();
    return answer;
  });
}

interface Transactions {
  readonly transactions: readonly { readonly kind: string; readonly amountMinor: number }[];
}
const given = () =>
  ((account.holds().shopify.holds['creditAccounts'] ?? []) as unknown as Transactions[]).flatMap(({ transactions }) =>
    transactions.map(({ kind, amountMinor }) => (kind === 'credit' ? amountMinor : -amountMinor)),
  );

beforeEach(async () => {
  account = openVendorAccount({ settings: { shopify_token: 'shpat_giving' } });
  executor = open();
  recipientId = await recipientOf(executor, account);
});

describe('store credit whose page sleeps over an answer', () => {
  it('is not sent by a mark that others have taken for settled meanwhile', async () => {
    const page = sleepingOver(/metafieldsSet/, async () => {
      account.waitMs(SETTLED_AFTER_MS + 1);
      expect(await open().execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    });
    expect(await page.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    expect(await page.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    expect(given()).toEqual([500]);
  });

  it('is marked anew and given by that page, where nobody else has', async () => {
    const page = sleepingOver(/metafieldsSet/, () => Promise.resolve(account.waitMs(120_000)));
    expect(await page.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    expect(given()).toEqual([]);
    expect(await page.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    expect(given()).toEqual([500]);
  });

  it('is marked anew where its own mark has grown old, for others would soon take that for settled', async () => {
    const marks = () => account.sent.filter(({ body }) => JSON.stringify(body).includes('metafieldsSet')).length;
    const page = open(async (request) => {
      // What it sends first is throttled: it knows that nothing was asked for.
      const isFirst = JSON.stringify(request.body).includes('creditInput') && marks() === 1;
      account.suffer({ vendors: isFirst ? 'throttled' : 'none' });
      return account.transport(request);
    });
    expect(await page.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    account.waitMs(SETTLED_AFTER_MS - 1_000);
    expect(await page.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    // At first, anew, and given.
    expect(marks()).toBe(3);
    expect(given()).toEqual([500]);
  });

  it('is not given again by what was read before it was there, however long ago it was marked by now', async () => {
    // Its mark is set, and it is not there yet; what came of it is not written down.
    let asleep: Promise<unknown> = Promise.resolve();
    const wakers: (() => void)[] = [];
    const awake = new Promise<void>((resolve) => void wakers.push(resolve));
    const giving = open(async (request) => {
      const text = JSON.stringify(request.body);
      if (text.includes('creditInput')) {
        asleep = sleepingOver(/storeCreditAccounts/, () => awake).execute(aCredit({ recipientId }), KEY);
        await new Promise((resolve) => void setImmediate(resolve));
      }
      if (text.includes('given')) account.suffer({ vendors: 'writes_down' });
      return account.transport(request);
    });
    expect(await giving.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    account.suffer({ vendors: 'none' });
    account.waitMs(SETTLED_AFTER_MS + 1);
    wakers.at(0)?.();
    expect(await asleep).toMatchObject({ kind: 'unknown', error: { kind: 'not_listed' } });
    expect(given()).toEqual([500]);
  });

  it('is not taken back twice', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    await executor.execute(aCredit({ recipientId }), OTHER);
    const page = sleepingOver(/metafieldsSet/, async () => {
      account.waitMs(SETTLED_AFTER_MS + 1);
      expect(await open().reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    });
    expect(await page.reverse(aCredit({ recipientId }), KEY, null)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    expect(await page.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(given()).toEqual([500, 500, -500]);
  });

  it('is not taken for another that came and went since it was read', async () => {
    await executor.execute(aCredit({ recipientId }), `${KEY}-before`);
    const page = sleepingOver(/storeCreditAccounts/, async () => {
      expect(await open().execute(aCredit({ recipientId }), OTHER)).toMatchObject({ kind: 'receipt' });
    });
    expect(await page.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    expect(await open().find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'none' });
    expect(await page.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    expect(given()).toEqual([500, 500, 500]);
  });

  it('leaves in progress what has begun since, when it writes down what came of another', async () => {
    const third = `${KEY}-third`;
    account.suffer({ vendors: 'lost_reply' });
    await executor.execute(aCredit({ recipientId }), KEY);
    account.suffer({ vendors: 'none' });
    const page = sleepingOver(/storeCreditAccounts/, async () => {
      await executor.execute(aCredit({ recipientId }), KEY);
      const stopped = open((request) => {
        account.suffer({ vendors: JSON.stringify(request.body).includes('creditInput') ? 'throttled' : 'none' });
        return account.transport(request);
      });
      await stopped.execute(aCredit({ recipientId }), third);
      account.suffer({ vendors: 'none' });
    });
    expect(await page.execute(aCredit({ recipientId }), OTHER)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    expect(await page.execute(aCredit({ recipientId }), OTHER)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    expect(given()).toEqual([500]);
  });

  it('is all there while it is not written down that another was taken back, from this', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    await executor.execute(aCredit({ recipientId }), OTHER);
    const page = open((request) => {
      account.suffer({ vendors: JSON.stringify(request.body).includes('taken_back') ? 'writes_down' : 'none' });
      return account.transport(request);
    });
    expect(await page.reverse(aCredit({ recipientId }), OTHER, null)).toEqual({ kind: 'reversed', left: [] });
    account.suffer({ vendors: 'none' });
    expect(await executor.reverse(aCredit({ recipientId }), KEY, null)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    expect(await executor.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(given()).toEqual([500, 500, -500, -500]);
  });
});
