import { describe, expect, it } from 'vitest';
import { storeCreditRecords } from '#adapters/shopify/store-credit-records.ts';
import { shopifyQuery } from '#adapters/shopify/graphql.ts';
import { eur } from '#builders/currencies.ts';

const CREDIT = 'gid://shopify/StoreCreditAccountCreditTransaction/1';
const at = { createdAt: '2026-10-28T09:30:00Z', updatedAt: '2026-10-28T09:31:00Z' };
const asked = { accountId: 'gid://shopify/Customer/7', sinceMs: Date.parse('2026-10-01T00:00:00Z') };

/** A customer with these marks, whose older transactions are on a page that is not read. */
function listed(
  marks: Readonly<Record<string, object | string>>,
  { hasMore = true, next = null as string | null, transactions = [] as readonly object[] } = {},
) {
  const nodes = Object.entries(marks).map(([key, mark]) => ({ key, value: typeof mark === 'string' ? mark : JSON.stringify(mark), ...at }));
  const customer = {
    metafields: { nodes, pageInfo: { hasNextPage: next !== null, endCursor: next } },
    storeCreditAccounts: { nodes: [{ transactions: { nodes: transactions, pageInfo: { hasNextPage: hasMore } } }] },
  };
  const query = shopifyQuery(
    () => Promise.resolve({ kind: 'answered', status: 200, headers: {}, body: { data: { customer } } }),
    'sandbox.myshopify.com',
  );
  return storeCreditRecords(query)(asked, null);
}

const sum = { amountMinor: 500, currency: 'EUR', note: 'Make It Right: credit, ticket 501, moment m-1' };
const giving = { ...sum, state: 'giving', atMs: Date.parse(at.createdAt), by: 'attempt-1' };

describe('marks of store credit', () => {
  it('are believed where their transaction is further back than is read, and nowhere else', async () => {
    const marks = { 'm-1': { ...sum, state: 'given', transaction: CREDIT } };
    expect(await listed(marks)).toMatchObject({
      ok: true,
      value: { items: [{ key: 'm-1', kind: 'given', amount: eur(500), atMs: Date.parse(at.createdAt), ticketId: '501' }] },
    });
    expect(await listed(marks, { hasMore: false })).toMatchObject({ ok: true, value: { items: [] } });
  });

  it('of a gift card are none, given or being given', async () => {
    const card = { ...sum, state: 'given', transaction: 'gid://shopify/GiftCard/1' };
    expect(await listed({ a: card, b: { ...giving, after: 'gid://shopify/GiftCard/1' } })).toMatchObject({ value: { items: [] } });
    expect(await listed({ c: { ...giving, after: null } })).toMatchObject({ value: { items: [{ key: 'c', kind: 'pending' }] } });
  });

  it('that say that nothing was given, or are no marks, are nothing', async () => {
    const none = { a: { ...sum, state: 'not_given' }, b: { state: 'forbidden', note: '' }, in_progress: { moment: null }, odd: 'no JSON' };
    expect(await listed(none)).toMatchObject({ ok: true, value: { items: [], next: null, unreadable: 0 } });
  });

  it('are read beside credit that expired, which Shopify lists without an id', async () => {
    const marks = { 'm-1': { ...sum, state: 'given', transaction: CREDIT } };
    const transactions = [{ createdAt: at.createdAt, amount: { amount: '-5.0', currencyCode: 'EUR' } }];
    expect(await listed(marks, { transactions })).toMatchObject({ ok: true, value: { items: [{ key: 'm-1', kind: 'given' }] } });
  });

  it('tell that nothing is left of credit that had expired when it was taken back, and what was spent of it before', async () => {
    const back = { ...sum, state: 'taken_back', transaction: CREDIT, backMinor: 0 };
    const amountBack = async (endedMinor: number): Promise<unknown> => listed({ 'm-1': { ...back, endedMinor } });
    expect(await amountBack(500)).toMatchObject({ value: { items: [{ kind: 'given' }, { kind: 'taken_back', amount: eur(500) }] } });
    expect(await amountBack(300)).toMatchObject({ value: { items: [{ kind: 'given' }, { kind: 'taken_back', amount: eur(300) }] } });
  });

  it('come page after page', async () => {
    expect(await listed({}, { next: 'cursor-1' })).toMatchObject({ value: { next: 'cursor-1' } });
  });
});
