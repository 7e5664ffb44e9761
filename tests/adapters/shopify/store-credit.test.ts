import { beforeEach, describe, expect, it } from 'vitest';
import { createStoreCredit } from '#adapters/shopify/store-credit.ts';
import { SETTLED_AFTER_MS } from '#adapters/shopify/issue-once.ts';
import type { ExecutorCalls } from '#adapters/shared/lazy-executor.ts';
import { eur } from '#builders/currencies.ts';
import { money, parseCurrency } from '#domain/money/money.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { KEY, aCredit, asCustomer, recipientOf } from '../giving-at-a-vendor.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

const OTHER = '0d9c2f4e-7f51-4b3a-9c1d-4a0a6c1f0002';
let ids = 0;

let account: VendorAccount;
let executor: ExecutorCalls;
let recipientId: string;

function open(expiryDays: number | null = null): ExecutorCalls {
  ids += 1;
  const page = ids;
  return createStoreCredit(account.transport, {
    shop: 'sandbox.myshopify.com',
    expiryDays: () => expiryDays,
    nowMs: account.nowMs,
    newId: () => `attempt-${page}-${(ids += 1)}`,
  });
}

interface Transactions {
  readonly transactions: readonly { readonly kind: string; readonly amountMinor: number }[];
}
const given = () =>
  ((account.holds().shopify.holds['creditAccounts'] ?? []) as unknown as Transactions[]).flatMap(({ transactions }) =>
    transactions.map(({ kind, amountMinor }) => (kind === 'credit' ? amountMinor : -amountMinor)),
  );
const spend = (amount: string) =>
  account.transport({
    method: 'POST',
    url: 'https://sandbox.myshopify.com/admin/api/2026-07/graphql.json',
    headers: { 'X-Shopify-Access-Token': '{{setting.shopify_token}}' },
    isSecure: true,
    body: {
      query: `mutation { storeCreditAccountDebit(id: "${recipientId}", debitInput: { debitAmount: { amount: "${amount}", currencyCode: EUR } }) { userErrors { code } } }`,
    },
  });
const marks = () => account.holds().shopify.holds['metafields'] ?? [];

beforeEach(async () => {
  account = openVendorAccount({ settings: { shopify_token: 'shpat_giving' } });
  executor = open();
  recipientId = await recipientOf(executor, account);
});

describe('store credit of Shopify', () => {
  it('is given, and stands at the customer with the numbers of moment and ticket', async () => {
    const execution = await executor.execute(aCredit({ recipientId }), KEY);
    expect(execution).toMatchObject({
      kind: 'receipt',
      receipt: { executor: 'shopify_store_credit', kind: 'credit', steps: ['send_reply'], endingBalance: eur(500) },
    });
    expect(given()).toEqual([500]);
    const mark = marks().find(({ key }) => key === KEY);
    expect(mark).toMatchObject({ ownerId: recipientId, namespace: 'make_it_right', type: 'json' });
    expect(JSON.parse(String(mark?.['value']))).toMatchObject({
      state: 'given',
      note: `Make It Right: credit, ticket 5001, moment ${KEY}`,
    });
  });

  it('ends after the days that are set', async () => {
    const execution = await open(30).execute(aCredit({ recipientId }), KEY);
    expect(execution).toMatchObject({ receipt: { expiresAtMs: expect.closeTo(account.nowMs() + 30 * 86_400_000, -4) } });
  });

  it('is given once, however often, and from whichever page', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    const again = await open().execute(aCredit({ recipientId }), KEY);
    expect(again).toMatchObject({ kind: 'receipt' });
    expect(await open().find(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    expect(given()).toEqual([500]);
  });

  it('whose answer was lost is found at once by any page, and never given again', async () => {
    const second = open();
    account.suffer({ vendors: 'lost_reply' });
    // The mark's answer is lost first.
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'unavailable' } });
    expect(await second.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'not_listed' } });
    // The page that marked it knows that it has not asked yet, and asks: that answer is lost too.
    expect(await executor.find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'none' });
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'unavailable' } });
    account.suffer({ vendors: 'none' });
    expect(await second.find(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    expect(await second.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    expect(given()).toEqual([500]);
  });

  it('that left no trace is asked for again only once no request can be under way any more', async () => {
    account.suffer({ vendors: 'lost_reply' });
    await executor.execute(aCredit({ recipientId }), KEY);
    account.suffer({ vendors: 'none' });
    const second = open();
    expect(await second.find(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'not_listed' } });
    account.waitMs(SETTLED_AFTER_MS);
    expect(await second.find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'none' });
    expect(await second.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    // The page that had marked it before finds what the other gave.
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    expect(given()).toEqual([500]);
  });

  it('is one for each moment, also where they are alike and one left no trace', async () => {
    account.suffer({ vendors: 'lost_reply' });
    await executor.execute(aCredit({ recipientId }), KEY);
    account.suffer({ vendors: 'none' });
    // Another may not begin beside it: nobody could tell whose credit it is.
    expect(await open().execute(aCredit({ recipientId }), OTHER)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    expect(given()).toEqual([]);
    account.waitMs(SETTLED_AFTER_MS);
    const page = open();
    expect(await page.execute(aCredit({ recipientId }), OTHER)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    expect(await page.execute(aCredit({ recipientId }), OTHER)).toMatchObject({ kind: 'receipt' });
    expect(await page.find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'none' });
    expect(given()).toEqual([500]);
  });

  it.each([
    ['a token that may only read', { shopify_token: 'shpat_sandbox_all' }, 'none' as const, 'not_permitted'],
    ['a token that has expired', {}, 'key_expired' as const, 'not_permitted'],
  ])('is refused with %s', async (_what, settings, vendors, code) => {
    account.set(settings);
    account.suffer({ vendors });
    const refused = await executor.execute(aCredit({ recipientId }), KEY);
    expect(refused).toMatchObject({ kind: 'refused', code });
    expect(JSON.stringify(refused)).not.toContain('shpat');
  });

  it('is refused in a currency that the shop does not have, and may be asked for again', async () => {
    const dollars = money(500, expectOk(parseCurrency('USD')));
    expect(await executor.execute(aCredit({ recipientId, amount: dollars }), KEY)).toMatchObject({
      kind: 'refused',
      code: 'other_currency',
      reason: 'The currency provided is not currently supported.',
    });
    expect(await executor.find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'none' });
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
  });

  it('is refused where the customer is not there', async () => {
    const nobody = aCredit({ recipientId: 'gid://shopify/Customer/1' });
    expect(await executor.execute(nobody, KEY)).toMatchObject({ kind: 'refused', code: 'no_recipient' });
    expect(await executor.find(nobody, KEY)).toEqual({ kind: 'none' });
    expect(await executor.execute(aCredit(), KEY)).toMatchObject({ kind: 'refused', code: 'no_recipient' });
  });

  it('waits where the shop is throttled, with nothing given', async () => {
    account.suffer({ vendors: 'throttled' });
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    account.suffer({ vendors: 'none' });
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
  });

  it('does nothing in a partial outage, and is given after it', async () => {
    account.suffer({ vendors: 'writes_down' });
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'unavailable' } });
    account.suffer({ vendors: 'none' });
    expect(await executor.find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'none' });
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    expect(given()).toEqual([500]);
  });
});

describe('store credit that expired', () => {
  it('is found as it was given, and what is given after it as well, with what expired listed between the two', async () => {
    const terms = { shop: 'sandbox.myshopify.com', expiryDays: () => 30, nowMs: account.nowMs, newId: () => 'attempt' };
    const ending = createStoreCredit(account.transport, terms);
    await ending.execute(aCredit({ recipientId }), KEY);
    account.waitMs(31 * 86_400_000);
    const again = `${KEY}-after`;
    expect(await ending.find(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    expect(await ending.execute(aCredit({ recipientId }), again)).toMatchObject({ kind: 'receipt' });
    expect(await ending.find(aCredit({ recipientId }), again)).toMatchObject({ kind: 'receipt' });
    expect(await ending.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: ['expired'] });
    expect(await ending.find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'reversed', left: ['expired'] });
    expect(await ending.reverse(aCredit({ recipientId }), again, null)).toEqual({ kind: 'reversed', left: [] });
    expect(given()).toEqual([500, 500, -500]);
  });

  it('in part is said to have expired in part, and to be spent in part', async () => {
    const ending = open(30);
    await ending.execute(aCredit({ recipientId }), KEY);
    await spend('2.00');
    account.waitMs(31 * 86_400_000);
    expect(await ending.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: ['expired', 'spent'] });
    expect(given()).toEqual([500, -200]);
  });

  it('and was taken back is no word about the next, which the customer has spent', async () => {
    await open(30).execute(aCredit({ recipientId }), KEY);
    account.waitMs(31 * 86_400_000);
    await executor.reverse(aCredit({ recipientId }), KEY, null);
    await executor.execute(aCredit({ recipientId }), OTHER);
    await spend('5.00');
    expect(await executor.reverse(aCredit({ recipientId }), OTHER, null)).toEqual({ kind: 'reversed', left: ['spent'] });
    expect(given()).toEqual([500, 500, -500]);
  });

  it('is listed by Shopify without an id, and hinders nobody from looking', async () => {
    const transactions = {
      nodes: [{ event: 'ADJUSTMENT', amount: { amount: '-5.0', currencyCode: 'EUR' } }],
      pageInfo: { hasNextPage: false },
    };
    const storeCreditAccounts = { nodes: [{ balance: { amount: '0.0', currencyCode: 'EUR' }, transactions }] };
    const customer = { mark: null, progress: null, earlier: { nodes: [] }, storeCreditAccounts };
    const deps = { shop: 'sandbox.myshopify.com', expiryDays: () => 30, nowMs: account.nowMs, newId: () => 'attempt' };
    const looking = createStoreCredit(
      () => Promise.resolve({ kind: 'answered', status: 200, headers: {}, body: { data: { customer } } }),
      deps,
    );
    expect(await looking.find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'none' });
  });
});

describe('store credit that is taken back', () => {
  it('is taken back once, and found so', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    expect(await open().reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(await open().reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(await open().find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'reversed', left: [] });
    expect(given()).toEqual([500, -500]);
    expect(await open().execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'refused', code: 'nothing_left' });
  });

  it('is never given once it was taken back before', async () => {
    expect(await executor.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(await open().execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'refused' });
    expect(await open().find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'reversed', left: [] });
    expect(given()).toEqual([]);
  });

  it('whose answer was lost is found, and not taken back twice', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    const page = open();
    account.suffer({ vendors: 'lost_reply' });
    expect(await page.reverse(aCredit({ recipientId }), KEY, null)).toMatchObject({ kind: 'unknown' });
    account.suffer({ vendors: 'none' });
    expect(await open().reverse(aCredit({ recipientId }), KEY, null)).toMatchObject({ kind: 'unknown', error: { kind: 'not_listed' } });
    account.waitMs(SETTLED_AFTER_MS);
    expect(await open().reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(given()).toEqual([500, -500]);
  });

  it('is all there still where Shopify took another from it: it takes from the oldest', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    await executor.execute(aCredit({ recipientId }), OTHER);
    expect(await executor.reverse(aCredit({ recipientId }), OTHER, null)).toEqual({ kind: 'reversed', left: [] });
    expect(await executor.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(given()).toEqual([500, 500, -500, -500]);
  });

  it('is not what the customer has spent at the checkout meanwhile, of the very same sum', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    const page = open();
    account.suffer({ vendors: 'lost_reply' });
    await page.reverse(aCredit({ recipientId }), KEY, null);
    account.suffer({ vendors: 'none' });
    const [held] = (account.holds().shopify.holds['creditAccounts'] ?? []) as unknown as { transactions: Record<string, unknown>[] }[];
    const [credit] = held?.transactions ?? [];
    held?.transactions.push({
      ...credit,
      id: 'at-the-checkout',
      kind: 'debit',
      event: 'ORDER_PAYMENT',
      balanceAfterMinor: 0,
      remainingMinor: 0,
    });
    Object.assign(credit ?? {}, { remainingMinor: 0 });
    account.waitMs(SETTLED_AFTER_MS);
    expect(await open().reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: ['spent'] });
  });

  it('leaves what the customer has spent, and says that some was', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    await spend('2.00');
    expect(await executor.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: ['spent'] });
    expect(given()).toEqual([500, -200, -300]);
    expect(await executor.find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'reversed', left: ['spent'] });
  });
});

describe('who somebody is in the shop', () => {
  it('is whoever has the address, or whom the user field names', async () => {
    const [found] = expectOk(await executor.recipients(asCustomer(account, 2_000_001))) ?? [];
    expect(found).toEqual({
      id: recipientId,
      label: expect.stringContaining('ada.farrow@shop.example'),
      isVerified: true,
      currencies: [],
    });
    const named = { fields: { shopify_customer_id: '700000000' }, emails: [] };
    expect(await executor.recipients(asCustomer(account, 2_000_001, named))).toMatchObject({ ok: true, value: [{ id: recipientId }] });
    expect(await executor.recipients(asCustomer(account, 2_000_001, { emails: [] }))).toEqual({ ok: true, value: [] });
  });

  it('is told with the currency that the store credit is kept in, and nothing is given in another', async () => {
    account.keepIn(recipientId, 'USD');
    expect(await executor.recipients(asCustomer(account, 2_000_001))).toMatchObject({ ok: true, value: [{ currencies: ['USD'] }] });
    const named = { fields: { shopify_customer_id: '700000000' }, emails: [] };
    expect(await executor.recipients(asCustomer(account, 2_000_001, named))).toMatchObject({ ok: true, value: [{ currencies: ['USD'] }] });
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toEqual({ kind: 'refused', code: 'other_currency', reason: 'EUR ≠ USD' });
    expect(given()).toEqual([]);
  });

  it('is told with each of several currencies that it is kept in', async () => {
    for (const currency of ['USD', 'GBP']) account.keepIn(recipientId, currency);
    expect(await executor.recipients(asCustomer(account, 2_000_001))).toMatchObject({ ok: true, value: [{ currencies: ['USD', 'GBP'] }] });
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'refused', code: 'other_currency' });
  });

  it('takes any currency in which there is an account already', async () => {
    account.keepIn(recipientId, 'USD');
    account.keepIn(recipientId, 'EUR');
    expect(await executor.recipients(asCustomer(account, 2_000_001))).toMatchObject({ ok: true, value: [{ currencies: ['USD', 'EUR'] }] });
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
    expect(given()).toEqual([500]);
  });

  it('is unverified where only an unverified address led there', async () => {
    const emails = [{ address: 'Ada.Farrow@shop.example', isVerified: false }];
    expect(await executor.recipients(asCustomer(account, 2_000_001, { emails }))).toMatchObject({
      ok: true,
      value: [{ isVerified: false }],
    });
  });
});
