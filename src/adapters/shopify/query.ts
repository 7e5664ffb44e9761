/** A version that Shopify supports until July 2027; after that it answers with the oldest one it still has. */
export const SHOPIFY_VERSION = '2026-07';

/** Accounts of one person, and orders of each, in one request: more would cost more points than Shopify allows for one query. */
const ACCOUNTS_AT_MOST = 5;
const ORDERS_AT_MOST = 50;

const MONEY = 'amount currencyCode';

const CUSTOMER = `
  id createdAt numberOfOrders
  defaultEmailAddress { emailAddress }
  amountSpent { ${MONEY} }
  lastOrder { processedAt }
  oldest: orders(first: 1, sortKey: PROCESSED_AT) { nodes { processedAt } }
  newest: orders(first: ${ORDERS_AT_MOST}, sortKey: PROCESSED_AT, reverse: true) {
    nodes { processedAt cancelledAt test netPaymentSet { shopMoney { ${MONEY} } } }
    pageInfo { hasNextPage }
  }`;

export const BY_EMAIL = `query ($search: String!) {
  customers(first: ${ACCOUNTS_AT_MOST}, query: $search) { nodes {${CUSTOMER} } pageInfo { hasNextPage } }
}`;

export const BY_ID = `query ($id: ID!) {
  customer(id: $id) {${CUSTOMER} }
}`;

/**
 * Writes a search for any of these addresses. Whatever an address holds stays inside its quotes.
 * @example emailSearch(['a"b@shop.example']) // email:"a\"b@shop.example"
 */
export function emailSearch(addresses: readonly string[]): string {
  return addresses.map((address) => `email:"${address.replaceAll(/["\\]/g, (character) => `\\${character}`)}"`).join(' OR ');
}
