import { beforeEach, describe, expect, it } from 'vitest';
import { createGiftCard } from '#adapters/shopify/gift-card.ts';
import { SETTLED_AFTER_MS } from '#adapters/shopify/issue-once.ts';
import type { ExecutorCalls } from '#adapters/shared/lazy-executor.ts';
import { money, parseCurrency } from '#domain/money/money.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { KEY, aCredit, recipientOf } from '../giving-at-a-vendor.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

let ids = 0;
let account: VendorAccount;
let executor: ExecutorCalls;
let recipientId: string;

function open(expiryDays: number | null = null): ExecutorCalls {
  return createGiftCard(account.transport, {
    shop: 'sandbox.myshopify.com',
    expiryDays: () => expiryDays,
    nowMs: account.nowMs,
    newId: () => `attempt-${(ids += 1)}`,
  });
}

const gift = () => aCredit({ kind: 'gift', recipientId });
const cards = () => account.holds().shopify.holds['giftCards'] ?? [];

beforeEach(async () => {
  account = openVendorAccount({ settings: { shopify_token: 'shpat_giving' } });
  executor = open();
  recipientId = await recipientOf(executor, account);
});

describe('a gift card of Shopify', () => {
  it('is sent to the customer by Shopify itself: its code never comes here', async () => {
    const execution = await open(365).execute(gift(), KEY);
    const [card] = cards();
    expect(card).toMatchObject({
      customerId: recipientId,
      initialMinor: 500,
      isNotified: true,
      note: `Make It Right: gift, ticket 5001, moment ${KEY}`,
    });
    expect(execution).toEqual({
      kind: 'receipt',
      receipt: {
        executor: 'shopify_gift_card',
        kind: 'gift',
        reference: card?.['id'],
        steps: ['send_reply'],
        codeEnding: card?.['lastCharacters'],
        expiresAtMs: expect.closeTo(account.nowMs() + 365 * 86_400_000, -8.5),
      },
    });
    expect(JSON.stringify(account.sent)).not.toContain('giftCardCode');
  });

  it('is made once, and found by its note among the newest, and by its number among all', async () => {
    await executor.execute(gift(), KEY);
    expect(await open().execute(gift(), KEY)).toMatchObject({ kind: 'receipt' });
    for (let index = 0; index < 51; index += 1) {
      // Shopify gives points back by the second.
      account.waitMs(10_000);
      await executor.execute(gift(), `another-moment-${index}`);
    }
    expect(await open().find(gift(), KEY)).toMatchObject({ kind: 'receipt', receipt: { reference: cards()[0]?.['id'] } });
    expect(cards()).toHaveLength(52);
    account.waitMs(10_000);
    expect(await open().reverse(gift(), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(cards().filter(({ deactivatedAtMs }) => deactivatedAtMs !== null)).toMatchObject([{ id: cards()[0]?.['id'] }]);
  });

  it('whose answer was lost is found by another page', async () => {
    account.suffer({ vendors: 'lost_reply' });
    await executor.execute(gift(), KEY);
    await executor.execute(gift(), KEY);
    account.suffer({ vendors: 'none' });
    expect(cards()).toHaveLength(1);
    expect(await open().find(gift(), KEY)).toMatchObject({ kind: 'receipt' });
    expect(await open().execute(gift(), KEY)).toMatchObject({ kind: 'receipt' });
    expect(cards()).toHaveLength(1);
  });

  it('that left no trace is asked for again once no request can be under way', async () => {
    account.suffer({ vendors: 'lost_reply' });
    await executor.execute(gift(), KEY);
    account.suffer({ vendors: 'none' });
    expect(await open().execute(gift(), KEY)).toMatchObject({ kind: 'unknown', error: { kind: 'not_listed' } });
    account.waitMs(SETTLED_AFTER_MS);
    expect(await open().execute(gift(), KEY)).toMatchObject({ kind: 'receipt' });
    expect(cards()).toHaveLength(1);
  });

  it('is refused in another currency than the shop has, naming both', async () => {
    const dollars = money(500, expectOk(parseCurrency('USD')));
    expect(await executor.execute({ ...gift(), amount: dollars }, KEY)).toEqual({
      kind: 'refused',
      code: 'other_currency',
      reason: 'USD ≠ EUR',
    });
  });

  it('is refused without the permission, in words that name it', async () => {
    account.set({ shopify_token: 'shpat_sandbox_all' });
    expect(await executor.execute(gift(), KEY)).toMatchObject({
      kind: 'refused',
      code: 'not_permitted',
      reason: expect.stringContaining('read_gift_cards'),
    });
  });
});

describe('a gift card that is taken back', () => {
  it('is deactivated once', async () => {
    await executor.execute(gift(), KEY);
    expect(await open().reverse(gift(), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(await open().reverse(gift(), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(await open().find(gift(), KEY)).toEqual({ kind: 'reversed', left: [] });
    expect(cards()[0]?.['deactivatedAtMs']).not.toBeNull();
  });

  it('whose answer was lost is found to be deactivated', async () => {
    await executor.execute(gift(), KEY);
    const page = open();
    account.suffer({ vendors: 'lost_reply' });
    await page.reverse(gift(), KEY, null);
    account.suffer({ vendors: 'none' });
    account.waitMs(SETTLED_AFTER_MS);
    expect(await open().reverse(gift(), KEY, null)).toEqual({ kind: 'reversed', left: [] });
    expect(cards()[0]?.['deactivatedAtMs']).not.toBeNull();
  });

  it('says what was spent of it', async () => {
    await executor.execute(gift(), KEY);
    const card = cards()[0] as { balanceMinor: number };
    card.balanceMinor = 150;
    expect(await executor.reverse(gift(), KEY, null)).toEqual({ kind: 'reversed', left: ['spent'] });
  });

  it('is never made once it was taken back before', async () => {
    await executor.reverse(gift(), KEY, null);
    expect(await executor.execute(gift(), KEY)).toMatchObject({ kind: 'refused' });
    expect(cards()).toEqual([]);
  });
});
