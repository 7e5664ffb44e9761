import { describe, expect, it } from 'vitest';
import { ADA_AT_SHOPIFY, CREDIT_IT, FIVE_EUROS, openShops } from './open-shops.ts';

const hourMs = 3_600_000;

/** What a list of one account answers. */
function listOf(amount: string, nodes: readonly object[]): object {
  return { data: { customer: { storeCreditAccounts: { nodes: [{ balance: { amount }, transactions: { nodes } }] } } } };
}

describe('a store credit of Shopify', () => {
  it('makes the account where there is none, and lists what was given', () => {
    const { shopify } = openShops();
    const answer = shopify(CREDIT_IT, { id: ADA_AT_SHOPIFY, input: { ...FIVE_EUROS, expiresAt: '2027-01-01T00:00:00Z' } });
    expect(answer.body).toMatchObject({
      data: {
        storeCreditAccountCredit: {
          storeCreditAccountTransaction: { amount: { amount: '5.0' }, expiresAt: '2027-01-01T00:00:00Z' },
          userErrors: [],
        },
      },
    });
    const list = shopify(`{ customer(id: "${ADA_AT_SHOPIFY}") { storeCreditAccounts(first: 1) { nodes { balance { amount currencyCode }
      transactions(first: 5, reverse: true) { nodes { amount { amount } event ... on StoreCreditAccountCreditTransaction { id remainingAmount { amount } } } } } } } }`);
    expect(list.body).toMatchObject({
      data: {
        customer: { storeCreditAccounts: { nodes: [{ balance: { amount: '5.0' }, transactions: { nodes: [{ event: 'ADJUSTMENT' }] } }] } },
      },
    });
  });

  it('is listed once more without an id when it ends, with what was left of it then', () => {
    const { shopify, wait } = openShops();
    shopify(CREDIT_IT, { id: ADA_AT_SHOPIFY, input: { ...FIVE_EUROS, expiresAt: '2026-10-28T10:00:00Z' } });
    const listed = (): unknown =>
      shopify(`{ customer(id: "${ADA_AT_SHOPIFY}") { storeCreditAccounts(first: 1) { nodes { balance { amount } transactions(first: 5) { nodes {
        __typename amount { amount } createdAt ... on StoreCreditAccountCreditTransaction { id remainingAmount { amount } } } } } } } }`)
        .body;
    const credit = { __typename: 'StoreCreditAccountCreditTransaction', remainingAmount: { amount: '5.0' } };
    expect(listed()).toMatchObject(listOf('5.0', [credit]));
    wait(hourMs);
    const ended = { __typename: 'StoreCreditAccountExpirationTransaction', amount: { amount: '-5.0' }, createdAt: '2026-10-28T10:00:00Z' };
    expect(listed()).toMatchObject(listOf('0.0', [credit, ended]));
    expect(JSON.stringify(listed()).match(/"id"/g)).toHaveLength(1);
  });

  it('is given twice where it is asked for twice: there is no key', () => {
    const { shopify, holds } = openShops();
    shopify(CREDIT_IT, { id: ADA_AT_SHOPIFY, input: FIVE_EUROS });
    shopify(CREDIT_IT, { id: ADA_AT_SHOPIFY, input: FIVE_EUROS });
    expect(holds().shopify.holds['creditAccounts']?.[0]?.['transactions']).toHaveLength(2);
  });

  it.each([
    ['OWNER_NOT_FOUND', { id: 'gid://shopify/Customer/1', input: FIVE_EUROS }],
    ['UNSUPPORTED_CURRENCY', { id: ADA_AT_SHOPIFY, input: { creditAmount: { amount: '5.00', currencyCode: 'USD' } } }],
    ['NEGATIVE_OR_ZERO_AMOUNT', { id: ADA_AT_SHOPIFY, input: { creditAmount: { amount: '0', currencyCode: 'EUR' } } }],
    ['EXPIRES_AT_IN_PAST', { id: ADA_AT_SHOPIFY, input: { ...FIVE_EUROS, expiresAt: '2026-01-01T00:00:00Z' } }],
    ['CREDIT_LIMIT_EXCEEDED', { id: ADA_AT_SHOPIFY, input: { creditAmount: { amount: '100001', currencyCode: 'EUR' } } }],
  ])('refuses with %s inside an answer of 200', (code, variables) => {
    const { shopify } = openShops();
    expect(shopify(CREDIT_IT, variables)).toMatchObject({
      status: 200,
      body: { data: { storeCreditAccountCredit: { storeCreditAccountTransaction: null, userErrors: [{ code }] } } },
    });
  });

  it('is taken back only as far as it is there', () => {
    const { shopify } = openShops();
    shopify(CREDIT_IT, { id: ADA_AT_SHOPIFY, input: FIVE_EUROS });
    const debit = (amount: string) =>
      shopify(
        `mutation ($id: ID!, $sum: MoneyInput!) { storeCreditAccountDebit(id: $id, debitInput: { debitAmount: $sum }) { storeCreditAccountTransaction { amount { amount } } userErrors { code } } }`,
        { id: ADA_AT_SHOPIFY, sum: { amount, currencyCode: 'EUR' } },
      ).body;
    expect(debit('5.01')).toMatchObject({ data: { storeCreditAccountDebit: { userErrors: [{ code: 'INSUFFICIENT_FUNDS' }] } } });
    expect(debit('5.00')).toMatchObject({
      data: { storeCreditAccountDebit: { storeCreditAccountTransaction: { amount: { amount: '-5.0' } } } },
    });
    expect(debit('0.01')).toMatchObject({ data: { storeCreditAccountDebit: { userErrors: [{ code: 'INSUFFICIENT_FUNDS' }] } } });
  });

  it('names the scope that a token lacks', () => {
    const { shopify } = openShops({ settings: { shopify_token: 'shpat_sandbox_all' } });
    expect(shopify(CREDIT_IT, { id: ADA_AT_SHOPIFY, input: FIVE_EUROS })).toMatchObject({
      status: 200,
      body: {
        errors: [{ message: expect.stringContaining('write_store_credit_account_transactions'), extensions: { code: 'ACCESS_DENIED' } }],
      },
    });
  });
});

const field = (value: string, more: object) => ({
  fields: [{ ownerId: ADA_AT_SHOPIFY, namespace: 'n', key: 'k', type: 'json', value, ...more }],
});

describe('a metafield of Shopify', () => {
  const set = `mutation ($fields: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $fields) { metafields { compareDigest } userErrors { code } } }`;

  it('is set by one of two who both think that there is none', () => {
    const { shopify } = openShops();
    expect(shopify(set, field('1', { compareDigest: null })).body).toMatchObject({ data: { metafieldsSet: { userErrors: [] } } });
    expect(shopify(set, field('2', { compareDigest: null })).body).toMatchObject({
      data: { metafieldsSet: { userErrors: [{ code: 'STALE_OBJECT' }] } },
    });
    const read = shopify(`{ customer(id: "${ADA_AT_SHOPIFY}") { metafield(namespace: "n", key: "k") { value compareDigest } } }`).body as {
      data: { customer: { metafield: { value: string; compareDigest: string } } };
    };
    const { value, compareDigest } = read.data.customer.metafield;
    expect(value).toBe('1');
    expect(shopify(set, field('3', { compareDigest })).body).toMatchObject({ data: { metafieldsSet: { userErrors: [] } } });
    expect(shopify(set, field('4', { compareDigest })).body).toMatchObject({
      data: { metafieldsSet: { userErrors: [{ code: 'STALE_OBJECT' }] } },
    });
    expect(shopify(set, field('5', {})).body).toMatchObject({ data: { metafieldsSet: { userErrors: [] } } });
  });
});

describe('a gift card of Shopify', () => {
  const make = `mutation ($input: GiftCardCreateInput!) { giftCardCreate(input: $input) { giftCard { id lastCharacters note enabled } giftCardCode userErrors { code message } } }`;

  it('is sent to its customer unless that is switched off, and its code is shown to nobody later', () => {
    const { shopify, holds } = openShops();
    const { body } = shopify(make, { input: { initialValue: '5.00', customerId: ADA_AT_SHOPIFY, note: 'm-7' } });
    const { giftCardCode, giftCard } = (
      body as { data: { giftCardCreate: { giftCardCode: string; giftCard: { lastCharacters: string } } } }
    ).data.giftCardCreate;
    expect(giftCardCode).toMatch(/^\w{16}$/);
    expect(giftCardCode.endsWith(giftCard.lastCharacters)).toBe(true);
    expect(JSON.stringify(holds())).not.toContain(giftCardCode);
    expect(holds().shopify.holds['giftCards']).toMatchObject([
      { customerId: ADA_AT_SHOPIFY, note: 'm-7', isNotified: true, initialMinor: 500 },
    ]);
  });

  it('is in the list at once, and found by a search only after a while', () => {
    const { shopify, wait } = openShops({ faults: { searchLagMs: 60_000 } });
    shopify(make, { input: { initialValue: '5.00', note: 'm-7' } });
    const notes = (args: string) => shopify(`{ giftCards(first: 5, ${args}) { nodes { note } } }`).body;
    expect(notes('reverse: true')).toMatchObject({ data: { giftCards: { nodes: [{ note: 'm-7' }] } } });
    expect(notes('query: "m-7"')).toMatchObject({ data: { giftCards: { nodes: [] } } });
    wait(60_000);
    expect(notes('query: "m-7"')).toMatchObject({ data: { giftCards: { nodes: [{ note: 'm-7' }] } } });
  });

  it('is deactivated for ever, and keeps its balance', () => {
    const { shopify, holds } = openShops();
    shopify(make, { input: { initialValue: '5.00' } });
    const id = holds().shopify.holds['giftCards']?.[0]?.['id'];
    const off = `mutation ($id: ID!) { giftCardDeactivate(id: $id) { giftCard { enabled balance { amount } } userErrors { code } } }`;
    expect(shopify(off, { id }).body).toMatchObject({
      data: { giftCardDeactivate: { giftCard: { enabled: false, balance: { amount: '5.0' } } } },
    });
    expect(shopify(off, { id: 'gid://shopify/GiftCard/1' }).body).toMatchObject({
      data: { giftCardDeactivate: { userErrors: [{ code: 'GIFT_CARD_NOT_FOUND' }] } },
    });
  });
});

const refund = (directive: string) =>
  `mutation ($input: RefundInput!) { refundCreate(input: $input) ${directive} { refund { id note } userErrors { field message } } }`;

const ask = (shops: ReturnType<typeof openShops>, amount: string, directive: string) => {
  const { body } = shops.shopify(
    `{ customer(id: "${ADA_AT_SHOPIFY}") { orders(first: 1, reverse: true) { nodes { id transactions(first: 1) { id gateway } } } } }`,
  );
  const order = (body as { data: { customer: { orders: { nodes: { id: string; transactions: { id: string; gateway: string }[] }[] } } } })
    .data.customer.orders.nodes[0];
  const [sale] = order?.transactions ?? [];
  return shops.shopify(refund(directive), {
    input: {
      orderId: order?.id,
      note: 'owed m-7',
      transactions: [{ orderId: order?.id, parentId: sale?.id, gateway: sale?.gateway, kind: 'REFUND', amount }],
    },
  });
};

describe('a refund of Shopify', () => {
  it('is refused without an idempotency key, and made once with one', () => {
    const shops = openShops();
    expect(ask(shops, '3.00', '')).toMatchObject({ status: 200, body: { errors: [{ message: expect.stringContaining('@idempotent') }] } });
    const first = ask(shops, '3.00', '@idempotent(key: "r")').body;
    expect(first).toMatchObject({ data: { refundCreate: { refund: { note: 'owed m-7' }, userErrors: [] } } });
    expect(ask(shops, '3.00', '@idempotent(key: "r")').body).toMatchObject({ data: (first as { data: object }).data });
    expect(shops.holds().shopify.holds['refunds']).toHaveLength(1);
    expect(ask(shops, '4.00', '@idempotent(key: "r")').body).toMatchObject({
      errors: [{ extensions: { code: 'IDEMPOTENCY_KEY_PARAMETER_MISMATCH' } }],
    });
  });

  it('is no more than was paid', () => {
    const shops = openShops();
    expect(ask(shops, '99999', '@idempotent(key: "r")').body).toMatchObject({
      data: { refundCreate: { refund: null, userErrors: [{ field: null }] } },
    });
  });
});

describe('a token of Shopify that lives for a day', () => {
  it('is refused after 24 hours, as one that was never valid', () => {
    const { shopify, wait } = openShops({ settings: { shopify_token: 'shpat_day' } });
    const status = () => shopify('{ shop { currencyCode } currentAppInstallation { accessScopes { handle } } }').status;
    expect(status()).toBe(200);
    wait(23 * hourMs);
    expect(status()).toBe(200);
    wait(hourMs);
    expect(status()).toBe(401);
  });
});
