import { beforeEach, describe, expect, it } from 'vitest';
import { createGiftCard } from '#adapters/shopify/gift-card.ts';
import { createOrderRefund } from '#adapters/shopify/order-refund.ts';
import { createShopifyRecords } from '#adapters/shopify/records.ts';
import { createStoreCredit } from '#adapters/shopify/store-credit.ts';
import { eur } from '#builders/currencies.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { KEY, aCredit, asCustomer, recipientOf } from '../giving-at-a-vendor.ts';
import { type VendorAccount, openVendorAccount } from '../vendor-account.ts';

const SHOP = 'sandbox.myshopify.com';
let account: VendorAccount;
let startMs: number;
let ids = 0;

const terms = () => ({ shop: SHOP, expiryDays: () => null, nowMs: account.nowMs, newId: () => `attempt-${(ids += 1)}` });
const records = () => createShopifyRecords(account.transport, SHOP);
const asked = (accountId: string | null = null, sinceMs = startMs) => ({ accountId, sinceMs });

beforeEach(() => {
  account = openVendorAccount({ settings: { shopify_token: 'shpat_giving' } });
  startMs = account.nowMs() - 1000;
});

const openCards = () => createGiftCard(account.transport, terms());
const openCredit = () => createStoreCredit(account.transport, terms());

describe('gift cards that a shop lists', () => {
  it('are those whose note is this app’s, with what a deactivated one still held', async () => {
    const executor = openCards();
    const recipientId = await recipientOf(executor, account);
    const gift = aCredit({ kind: 'gift', recipientId });
    await executor.execute(gift, KEY);
    await executor.execute(gift, 'second');
    await executor.reverse(gift, 'second', null);
    const { items, next } = expectOk(await records().giftCards(asked(), null));
    const card = { source: 'shopify_gift_card', amount: eur(500), ticketId: '5001' };
    expect(items).toMatchObject([
      { ...card, key: 'second', kind: 'given' },
      { ...card, key: 'second', kind: 'taken_back' },
      { ...card, key: KEY, kind: 'given', reference: expect.stringContaining('/GiftCard/') },
    ]);
    expect(next).toBeNull();
  });

  it('were taken back for what was left on them', async () => {
    const executor = openCards();
    const recipientId = await recipientOf(executor, account);
    await executor.execute(aCredit({ kind: 'gift', recipientId }), KEY);
    for (const card of account.holds().shopify.holds['giftCards'] ?? []) Object.assign(card, { balanceMinor: 200 });
    await executor.reverse(aCredit({ kind: 'gift', recipientId }), KEY, null);
    expect(expectOk(await records().giftCards(asked(), null)).items).toMatchObject([
      { kind: 'given', amount: eur(500) },
      { kind: 'taken_back', amount: eur(200) },
    ]);
  });

  it('come newest first, a hundred a page, and end where older ones begin', async () => {
    const executor = openCards();
    const recipientId = await recipientOf(executor, account);
    for (let index = 0; index < 101; index += 1) {
      account.waitMs(20_000);
      await executor.execute(aCredit({ kind: 'gift', recipientId }), `key-${index}`);
    }
    const first = expectOk(await records().giftCards(asked(), null));
    expect(first.items).toHaveLength(100);
    const second = expectOk(await records().giftCards(asked(), first.next));
    expect([second.items.map(({ key }) => key), second.next]).toEqual([['key-0'], null]);
    const lately = expectOk(await records().giftCards(asked(null, account.nowMs() - 60_000), null));
    expect([lately.items.length < 10, lately.next]).toEqual([true, null]);
  });

  it('are not told without the scope for them', async () => {
    account.set({ shopify_token: 'shpat_customers' });
    expect(await records().giftCards(asked(), null)).toMatchObject({ ok: false, error: { kind: 'refused_key' } });
  });
});

describe('store credit that a shop lists', () => {
  it('is what the marks of one customer name, and what was taken back of it', async () => {
    const executor = openCredit();
    const recipientId = await recipientOf(executor, account);
    await executor.execute(aCredit({ recipientId }), KEY);
    await executor.execute(aCredit({ recipientId }), 'second');
    await executor.reverse(aCredit({ recipientId }), 'second', null);
    const { items } = expectOk(await records().storeCredit(asked(recipientId), null));
    const credit = { source: 'shopify_store_credit', amount: eur(500), ticketId: '5001' };
    expect(items.toSorted((one, other) => (one.key + one.kind < other.key + other.kind ? -1 : 1))).toMatchObject([
      { ...credit, key: KEY, kind: 'given', reference: expect.stringContaining('/StoreCreditAccountCreditTransaction/') },
      { ...credit, key: 'second', kind: 'given' },
      { ...credit, key: 'second', kind: 'taken_back' },
    ]);
  });

  it('is nothing of a gift card, which is listed by itself', async () => {
    const cards = createGiftCard(account.transport, terms());
    const recipientId = await recipientOf(cards, account);
    await cards.execute(aCredit({ kind: 'gift', recipientId }), KEY);
    expect(expectOk(await records().storeCredit(asked(recipientId), null)).items).toEqual([]);
  });

  it('that was begun and whose answer is lost is told, as what it may have become', async () => {
    const executor = openCredit();
    const recipientId = await recipientOf(executor, account);
    await executor.execute(aCredit({ recipientId }), 'earlier');
    account.suffer({ vendors: 'lost_reply' });
    await executor.execute(aCredit({ recipientId }), KEY);
    account.suffer({ vendors: 'none' });
    const { items } = expectOk(await records().storeCredit(asked(recipientId), null));
    expect(items.find(({ key }) => key === KEY)).toMatchObject({ kind: 'pending', amount: eur(500), reference: '' });
  });

  it('is nothing where only a mark says so', async () => {
    const executor = openCredit();
    const recipientId = await recipientOf(executor, account);
    await executor.execute(aCredit({ recipientId }), KEY);
    for (const held of account.holds().shopify.holds['creditAccounts'] ?? []) (held['transactions'] as unknown[]).length = 0;
    expect(expectOk(await records().storeCredit(asked(recipientId), null)).items).toEqual([]);
  });

  it('cannot be told of a customer whom the shop does not know', async () => {
    expect(await records().storeCredit(asked('gid://shopify/Customer/1'), null)).toMatchObject({ ok: true, value: { unreadable: 1 } });
  });
});

describe('refunds that a shop lists', () => {
  it('are those of one order whose note is this app’s', async () => {
    const payer = createOrderRefund(account.transport, SHOP, account.nowMs);
    const [newest] = expectOk(await payer.candidates(asCustomer(account, 2_000_001)));
    if (newest === undefined) throw new Error('the customer has ordered');
    await payer.execute({ candidateId: newest.id, amount: eur(300), momentId: KEY, ticketId: '5001' }, `owed:${KEY}`);
    const { items } = expectOk(await records().refunds(asked(newest.id), null));
    expect(items).toMatchObject([{ source: 'shopify_refund', key: `owed:${KEY}`, amount: eur(300), kind: 'given', ticketId: '5001' }]);
  });

  it('cannot be told of an order that the token does not show', async () => {
    expect(await records().refunds(asked('gid://shopify/Order/1'), null)).toMatchObject({ ok: true, value: { unreadable: 1 } });
  });
});
