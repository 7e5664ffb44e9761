import { isoSecond, textOf } from '../server/http.ts';
import { shopifyError } from './shopify-run.ts';
import { decimalText, type ShopifyCustomer, type ShopifyData, type ShopifyOrder } from './shopify-data.ts';
import {
  balanceMinor,
  digestOf,
  type CreditAccount,
  type CreditTransaction,
  type GiftCard,
  type Metafield,
  type OrderRefund,
  type ShopifyBooks,
} from './shopify-books.ts';
import { parseSearch } from './shopify-search.ts';

/** Who asks, when, and of what. */
export interface Terms {
  data: ShopifyData;
  books: ShopifyBooks;
  scopes: readonly string[];
  nowMs: number;
  indexLagMs: number;
}

type Args = Record<string, unknown>;
type View = Record<string, unknown>;

/** Refuses a field whose scope the token does not have. A scope to write is one to read too. */
export function needScope({ scopes }: Pick<Terms, 'scopes'>, scope: string, field: string): void {
  if (scopes.includes(scope) || scopes.includes(scope.replace(/^read_/, 'write_'))) return;
  throw shopifyError('ACCESS_DENIED', `Access denied for ${field} field. Required access: \`${scope}\` access scope.`);
}

function money(amountMinor: number, currency: string): View {
  return { amount: decimalText(amountMinor, currency), currencyCode: currency };
}

/** In the shop's currency and in the customer's, which are one here. */
function bag(amountMinor: number, currency: string): View {
  return { shopMoney: money(amountMinor, currency), presentmentMoney: money(amountMinor, currency) };
}

const largestPage = 250;

/** The cursor of a page is where it ends. */
function connection(all: readonly View[], args: Args): View {
  const first = Number(args['first'] ?? 0);
  if (!Number.isInteger(first) || first < 1 || first > largestPage)
    throw shopifyError('BAD_REQUEST', 'you must provide one of first or last, from 1 to 250');
  const start = Number(args['after'] ?? 0);
  const end = Math.min(all.length, start + first);
  return {
    nodes: all.slice(start, end),
    pageInfo: { hasNextPage: end < all.length, hasPreviousPage: start > 0, startCursor: String(start), endCursor: String(end) },
  };
}

const visibleMs = 60 * 86_400_000;

export function visibleOrders(customer: ShopifyCustomer, { scopes, nowMs }: Terms): ShopifyOrder[] {
  const sinceMs = scopes.includes('read_all_orders') ? Number.NEGATIVE_INFINITY : nowMs - visibleMs;
  return customer.orders.filter((order) => order.processedAtMs >= sinceMs);
}

function customerView(customer: ShopifyCustomer, terms: Terms): View {
  const { currency } = terms.data;
  const orders = (): View[] => {
    needScope(terms, 'read_orders', 'orders');
    return visibleOrders(customer, terms).map((order) => orderView(order, customer, terms));
  };
  return {
    id: customer.id,
    displayName: customer.displayName,
    createdAt: isoSecond(customer.createdAtMs),
    verifiedEmail: true,
    defaultEmailAddress: { emailAddress: customer.email },
    // An unsigned 64-bit number is written as a text.
    numberOfOrders: String(customer.orders.length),
    amountSpent: money(
      customer.orders.reduce((sum, order) => sum + order.netMinor, 0),
      currency,
    ),
    lastOrder: () => orders().at(-1) ?? null,
    orders: (args: Args) => connection(args['reverse'] === true ? orders().toReversed() : orders(), args),
    metafield: (args: Args) => {
      const found = terms.books.metafield(customer.id, textOf(args['namespace']), textOf(args['key']));
      return found === null ? null : metafieldView(found);
    },
    metafields: (args: Args) => {
      const own = terms.books.metafields.filter(
        ({ ownerId, namespace }) => ownerId === customer.id && (args['namespace'] === undefined || namespace === args['namespace']),
      );
      return connection((args['reverse'] === true ? own.toReversed() : own).map(metafieldView), args);
    },
    storeCreditAccounts: (args: Args) => {
      needScope(terms, 'read_store_credit_accounts', 'storeCreditAccounts');
      const own = terms.books.creditAccounts.filter(({ ownerId }) => ownerId === customer.id);
      return connection(
        own.map((account) => creditAccountView(account, terms)),
        args,
      );
    },
  };
}

export function orderView(order: ShopifyOrder, customer: ShopifyCustomer, terms: Terms): View {
  const { currency } = terms.data;
  const sale = {
    id: `${order.id.replace('/Order/', '/OrderTransaction/')}1`,
    kind: 'SALE',
    status: 'SUCCESS',
    gateway: 'shopify_payments',
    amountSet: bag(order.paidMinor, currency),
    parentTransaction: null,
  };
  return {
    id: order.id,
    name: order.name,
    processedAt: isoSecond(order.processedAtMs),
    createdAt: isoSecond(order.processedAtMs),
    cancelledAt: null,
    test: false,
    refundable: order.netMinor > 0,
    currencyCode: currency,
    presentmentCurrencyCode: currency,
    customer: () => customerView(customer, terms),
    netPaymentSet: bag(order.netMinor, currency),
    totalReceivedSet: bag(order.paidMinor, currency),
    transactions: ({ first }: Args) => [sale].slice(0, first === undefined ? 1 : Number(first)),
    refunds: ({ first }: Args) => {
      const own = terms.books.refunds.filter(({ orderId }) => orderId === order.id);
      return (first === undefined ? own : own.slice(0, Number(first))).map((refund) => refundView(refund, currency));
    },
  };
}

export function refundView(refund: OrderRefund, currency: string): View {
  return {
    id: refund.id,
    createdAt: isoSecond(refund.createdAtMs),
    note: refund.note,
    totalRefundedSet: bag(refund.amountMinor, currency),
  };
}

export function metafieldView(metafield: Metafield): View {
  const { namespace, key, type, value, createdAtMs, updatedAtMs } = metafield;
  return {
    id: `gid://shopify/Metafield/${digestOf({ ...metafield, value: `${metafield.ownerId}/${namespace}/${key}` }).slice(0, 12)}`,
    namespace,
    key,
    type,
    value,
    compareDigest: digestOf(metafield),
    createdAt: isoSecond(createdAtMs),
    updatedAt: isoSecond(updatedAtMs),
  };
}

function creditAccountView(account: CreditAccount, terms: Terms): View {
  return {
    id: account.id,
    balance: money(balanceMinor(account, terms.nowMs), account.currency),
    owner: () => {
      const owner = terms.data.customers.find(({ id }) => id === account.ownerId);
      return owner === undefined ? null : { __typename: 'Customer', ...customerView(owner, terms) };
    },
    transactions: (args: Args) => {
      needScope(terms, 'read_store_credit_account_transactions', 'transactions');
      const listed = listedOf(account, terms);
      return connection(args['reverse'] === true ? listed.toReversed() : listed, args);
    },
  };
}

/** Oldest first, with what expired unspent: Shopify lists that as well, as a transaction of a kind that has no id. */
function listedOf(account: CreditAccount, terms: Terms): View[] {
  const made = account.transactions.map((transaction) => ({
    atMs: transaction.createdAtMs,
    view: creditTransactionView(transaction, account, terms),
  }));
  const ended = account.transactions.flatMap((transaction) => {
    const { expiresAtMs, remainingMinor } = transaction;
    if (expiresAtMs === null || expiresAtMs > terms.nowMs || remainingMinor === 0) return [];
    const view = {
      __typename: 'StoreCreditAccountExpirationTransaction',
      account: () => creditAccountView(account, terms),
      amount: money(-remainingMinor, account.currency),
      balanceAfterTransaction: money(balanceMinor(account, expiresAtMs), account.currency),
      createdAt: isoSecond(expiresAtMs),
      creditTransaction: () => creditTransactionView(transaction, account, terms),
      event: 'ADJUSTMENT',
    };
    return [{ atMs: expiresAtMs, view }];
  });
  return [...made, ...ended].toSorted((one, other) => one.atMs - other.atMs).map(({ view }) => view);
}

export function creditTransactionView(transaction: CreditTransaction, account: CreditAccount, terms: Terms): View {
  const { currency } = account;
  return {
    __typename: transaction.kind === 'credit' ? 'StoreCreditAccountCreditTransaction' : 'StoreCreditAccountDebitTransaction',
    id: transaction.id,
    account: () => creditAccountView(account, terms),
    amount: money(transaction.kind === 'credit' ? transaction.amountMinor : -transaction.amountMinor, currency),
    balanceAfterTransaction: money(transaction.balanceAfterMinor, currency),
    createdAt: isoSecond(transaction.createdAtMs),
    event: transaction.event,
    expiresAt: transaction.expiresAtMs === null ? null : isoSecond(transaction.expiresAtMs),
    remainingAmount: money(transaction.remainingMinor, currency),
  };
}

export function giftCardView(card: GiftCard, terms: Terms): View {
  const owner = terms.data.customers.find(({ id }) => id === card.customerId);
  return {
    id: card.id,
    balance: money(card.balanceMinor, terms.data.currency),
    createdAt: isoSecond(card.createdAtMs),
    customer: () => (owner === undefined ? null : customerView(owner, terms)),
    deactivatedAt: card.deactivatedAtMs === null ? null : isoSecond(card.deactivatedAtMs),
    enabled: card.deactivatedAtMs === null,
    expiresOn: card.expiresOn,
    initialValue: money(card.initialMinor, terms.data.currency),
    lastCharacters: card.lastCharacters,
    maskedCode: `•••• •••• •••• ${card.lastCharacters}`,
    note: card.note,
  };
}

/** What is read. A search is answered by an index, which does not show at once what was written; a plain list does. */
export function queryRoot(terms: Terms): View {
  const { data, books, nowMs, indexLagMs } = terms;
  return {
    shop: { id: 'gid://shopify/Shop/1', name: 'Sample shop', currencyCode: data.currency },
    currentAppInstallation: {
      id: 'gid://shopify/AppInstallation/1',
      accessScopes: terms.scopes.map((handle) => ({ handle, description: handle.replaceAll('_', ' ') })),
    },
    customer: ({ id }: Args) => {
      needScope(terms, 'read_customers', 'customer');
      const found = data.customers.find((customer) => customer.id === id);
      return found === undefined ? null : customerView(found, terms);
    },
    customers: (args: Args) => {
      needScope(terms, 'read_customers', 'customers');
      const isWanted = parseSearch(textOf(args['query']));
      return connection(
        data.customers.filter(isWanted).map((customer) => customerView(customer, terms)),
        args,
      );
    },
    order: ({ id }: Args) => {
      needScope(terms, 'read_orders', 'order');
      for (const customer of data.customers) {
        const found = visibleOrders(customer, terms).find((order) => order.id === id);
        if (found !== undefined) return orderView(found, customer, terms);
      }
      return null;
    },
    giftCard: ({ id }: Args) => {
      needScope(terms, 'read_gift_cards', 'giftCard');
      const found = books.giftCards.find((card) => card.id === id);
      return found === undefined ? null : giftCardView(found, terms);
    },
    giftCards: (args: Args) => {
      needScope(terms, 'read_gift_cards', 'giftCards');
      const words = textOf(args['query']).toLowerCase();
      const found = books.giftCards.filter(
        (card) =>
          words === '' ||
          (card.createdAtMs <= nowMs - indexLagMs && `${card.note ?? ''} ${card.lastCharacters}`.toLowerCase().includes(words)),
      );
      const views = found.map((card) => giftCardView(card, terms));
      return connection(args['reverse'] === true ? views.toReversed() : views, args);
    },
  };
}
