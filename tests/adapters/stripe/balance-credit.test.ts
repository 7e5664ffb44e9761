import { beforeEach, describe, expect, it } from 'vitest';
import { createBalanceCredit } from '#adapters/stripe/balance-credit.ts';
import type { ExecutorCalls } from '#adapters/shared/lazy-executor.ts';
import { eur } from '#builders/currencies.ts';
import { parseCurrency, money } from '#domain/money/money.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { KEY, aCredit, asCustomer, recipientOf } from '../giving-at-a-vendor.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

const HOUR_MS = 3_600_000;

let account: VendorAccount;
let executor: ExecutorCalls;
let recipientId: string;

const open = (): ExecutorCalls => createBalanceCredit(account.transport, account.nowMs);
const given = () => account.holds().stripe.holds['balanceTransactions'] ?? [];
const sum = (minor: number, code: string) => money(minor, expectOk(parseCurrency(code)));

beforeEach(async () => {
  account = openVendorAccount({ settings: { stripe_key: 'rk_test_giving' } });
  executor = open();
  recipientId = await recipientOf(executor, account);
});

describe('credit on a balance of Stripe', () => {
  it('is a negative transaction with a note, the numbers of moment and ticket, and a label', async () => {
    const execution = await executor.execute(aCredit({ recipientId }), KEY);
    expect(execution).toEqual({
      kind: 'receipt',
      receipt: { executor: 'stripe', kind: 'credit', reference: 'cbtxn_sandbox1', steps: ['send_reply'], endingBalance: eur(500) },
    });
    expect(given()).toMatchObject([
      {
        amount: -500,
        currency: 'eur',
        description: `Make It Right: credit, ticket 5001, moment ${KEY}`,
        metadata: { moment: KEY, ticket: '5001', label: 'goodwill_credit' },
      },
    ]);
  });

  it('is given once, however often, and from whichever page', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    await executor.execute(aCredit({ recipientId }), KEY);
    expect(await open().execute(aCredit({ recipientId }), KEY)).toMatchObject({
      kind: 'receipt',
      receipt: { reference: 'cbtxn_sandbox1' },
    });
    expect(given()).toHaveLength(1);
  });

  it('is found by its key, also when Stripe has long forgotten the idempotency key', async () => {
    expect(await executor.find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'none' });
    await executor.execute(aCredit({ recipientId }), KEY);
    account.waitMs(100 * 24 * HOUR_MS);
    expect(await open().find(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt', receipt: { reference: 'cbtxn_sandbox1' } });
    expect(await open().find(aCredit({ recipientId }), 'another-key')).toEqual({ kind: 'none' });
  });

  it('whose answer was lost is unknown, and found afterwards', async () => {
    account.suffer({ vendors: 'lost_reply' });
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'unavailable' } });
    account.suffer({ vendors: 'none' });
    expect(await executor.find(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'receipt' });
  });

  it('that was only throttled before it was refused is refused', async () => {
    const unheard = aCredit({ recipientId: 'cus_none' });
    account.suffer({ vendors: 'throttled' });
    expect(await executor.execute(unheard, KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'rate_limited' } });
    account.suffer({ vendors: 'none' });
    expect(await executor.execute(unheard, KEY)).toMatchObject({ kind: 'refused', code: 'no_recipient' });
  });

  it('is found where the key was used for other words, as after an update of the app', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    expect(await open().execute(aCredit({ recipientId, ticketId: '5002' }), KEY)).toMatchObject({
      kind: 'receipt',
      receipt: { reference: 'cbtxn_sandbox1' },
    });
    expect(given()).toHaveLength(1);
  });

  it.each([
    ['the key may only read', { stripe_key: 'rk_test_sandbox' }, 'none' as const, 'rak_customer_write'],
    ['the key has expired', {}, 'key_expired' as const, 'Expired API Key provided: …'],
  ])('is refused where %s, in words that name no key', async (_what, settings, vendors, reason) => {
    account.set(settings);
    account.suffer({ vendors });
    const refused = await executor.execute(aCredit({ recipientId }), KEY);
    expect(refused).toMatchObject({ kind: 'refused', code: 'not_permitted', reason: expect.stringContaining(reason) });
    expect(JSON.stringify(refused)).not.toMatch(/[rs]k_test/);
    expect(given()).toEqual([]);
  });

  it('is no refusal where an earlier attempt may have been carried out', async () => {
    account.suffer({ vendors: 'lost_reply' });
    await executor.execute(aCredit({ recipientId }), KEY);
    account.suffer({ vendors: 'key_expired' });
    expect(await executor.execute(aCredit({ recipientId }), KEY)).toMatchObject({ kind: 'unknown' });
  });

  it('is refused in another currency than the account has, naming both', async () => {
    expect(await executor.execute(aCredit({ recipientId, amount: sum(500, 'USD') }), KEY)).toEqual({
      kind: 'refused',
      code: 'other_currency',
      reason: 'USD ≠ EUR',
    });
  });

  it.each([
    ['nobody is named', null],
    ['nobody has that id', 'cus_none'],
  ])('is refused where %s', async (_what, id) => {
    expect(await executor.execute(aCredit({ recipientId: id }), KEY)).toMatchObject({ kind: 'refused', code: 'no_recipient' });
  });

  it('is refused where Stripe has not so many decimals', async () => {
    expect(await executor.execute(aCredit({ recipientId, amount: sum(5125, 'KWD') }), KEY)).toMatchObject({
      kind: 'refused',
      code: 'too_small',
    });
  });
});

describe('credit on a balance of Stripe that is taken back', () => {
  it('is taken back once, and found so', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    expect(await executor.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(await open().reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(given().map(({ amount }) => amount)).toEqual([-500, 500]);
    expect(await executor.find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'reversed', left: [] });
  });

  it('leaves what an invoice has used, and says that some was', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    // An invoice over two euros.
    await executor.execute(aCredit({ recipientId, amount: eur(100) }), 'other');
    const invoice = await account.transport({
      method: 'POST',
      url: `https://api.stripe.com/v1/customers/${recipientId}/balance_transactions`,
      headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
      isSecure: true,
      body: new URLSearchParams({ amount: '300', currency: 'eur' }).toString(),
    });
    expect(invoice).toMatchObject({ status: 200 });
    expect(await executor.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: ['spent'] });
    expect(await executor.find(aCredit({ recipientId }), KEY)).toEqual({ kind: 'reversed', left: ['spent'] });
  });

  it('takes nothing of a later credit where all of it was used', async () => {
    await executor.execute(aCredit({ recipientId }), KEY);
    await account.transport({
      method: 'POST',
      url: `https://api.stripe.com/v1/customers/${recipientId}/balance_transactions`,
      headers: { Authorization: 'Bearer {{setting.stripe_key}}' },
      isSecure: true,
      body: new URLSearchParams({ amount: '500', currency: 'eur' }).toString(),
    });
    expect(await executor.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: ['spent'] });
    await executor.execute(aCredit({ recipientId }), 'a-later-key');
    expect(await executor.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: ['spent'] });
    expect(given().map(({ amount }) => amount)).toEqual([-500, 500, -500]);
  });

  it('is nothing where nothing was given', async () => {
    expect(await executor.reverse(aCredit({ recipientId }), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(given()).toEqual([]);
  });
});

describe('who somebody is in Stripe', () => {
  it('is whoever has the address, with name and currency', async () => {
    expect(await executor.recipients(asCustomer(account, 2_000_001))).toEqual({
      ok: true,
      value: [{ id: recipientId, label: expect.stringContaining('ada.farrow@shop.example'), isVerified: true, currencies: ['EUR'] }],
    });
  });

  it('is whom the user field names, and nobody else', async () => {
    const named = await executor.recipients(asCustomer(account, 2_000_001, { fields: { stripe_customer_id: ` ${recipientId} ` } }));
    expect(named).toMatchObject({ ok: true, value: [{ id: recipientId, isVerified: true }] });
    expect(await executor.recipients(asCustomer(account, 2_000_001, { fields: { stripe_customer_id: 'cus_none' } }))).toEqual({
      ok: true,
      value: [],
    });
  });

  it('is unverified where only an unverified address led there, and nobody without one', async () => {
    const emails = [{ address: 'Ada.Farrow@shop.example', isVerified: false }];
    expect(await executor.recipients(asCustomer(account, 2_000_001, { emails }))).toMatchObject({
      ok: true,
      value: [{ isVerified: false }],
    });
    expect(await executor.recipients(asCustomer(account, 2_000_001, { emails: [] }))).toEqual({ ok: true, value: [] });
  });
});
