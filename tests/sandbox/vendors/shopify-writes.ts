import { createHash } from 'node:crypto';
import { getDirectiveValues, GraphQLDirective, GraphQLNonNull, GraphQLString, type GraphQLResolveInfo } from 'graphql';
import { isRecord, textOf } from '../server/http.ts';
import { currencyDigits, parseMinor } from '../world/money.ts';
import { shopifyError } from './shopify-run.ts';
import { balanceMinor, digestOf, type CreditAccount, type GiftCard } from './shopify-books.ts';
import type { ShopifyCustomer, ShopifyOrder } from './shopify-data.ts';
import {
  creditTransactionView,
  giftCardView,
  metafieldView,
  needScope,
  orderView,
  refundView,
  visibleOrders,
  type Terms,
} from './shopify-views.ts';

type Args = Record<string, unknown>;
type View = Record<string, unknown>;

/** What a `@idempotent` key was first used for, and what came of it. */
export type IdempotentResults = Map<string, { input: string; result: View; atMs: number }>;

const keysLiveMs = 24 * 3_600_000;
const largestCreditMinor = 10_000_000;
const idempotent = new GraphQLDirective({
  name: 'idempotent',
  locations: [],
  args: { key: { type: new GraphQLNonNull(GraphQLString) } },
});

/** What is written. Refusals that Shopify explains are `userErrors` in an answer of 200. */
export function mutationRoot(terms: Terms, results: IdempotentResults): View {
  return {
    storeCreditAccountCredit: (args: Args) => credit(args, terms),
    storeCreditAccountDebit: (args: Args) => debit(args, terms),
    giftCardCreate: ({ input }: Args) => createGiftCard(record(input), terms),
    giftCardDeactivate: ({ id }: Args) => deactivateGiftCard(textOf(id), terms),
    metafieldsSet: ({ metafields }: Args) => setMetafields(Array.isArray(metafields) ? metafields.map(record) : [], terms),
    refundCreate: ({ input }: Args, _context: unknown, info: GraphQLResolveInfo) => {
      const [node] = info.fieldNodes;
      const key = node === undefined ? undefined : getDirectiveValues(idempotent, node, info.variableValues)?.['key'];
      return onceUnder(textOf(key), record(input), { terms, results });
    },
  };
}

function record(value: unknown): Args {
  return isRecord(value) ? value : {};
}

function userError(message: string, code: string | null = null, field: string[] | null = null): View {
  return { code, field, message };
}

interface Sum {
  amountMinor: number;
  currency: string;
}

/** A sum as it is given; null where it has more decimals than its currency, which Shopify refuses. */
function sumOf(value: unknown): Sum | null {
  const { amount, currencyCode } = record(value);
  const currency = textOf(currencyCode);
  const amountMinor = parseMinor(textOf(amount), currencyDigits(currency) ?? 2);
  return amountMinor === null ? null : { amountMinor, currency };
}

function owned(id: string, { data, books }: Terms): { owner: ShopifyCustomer; account: CreditAccount | null } | null {
  const account = books.creditAccounts.find((one) => one.id === id) ?? null;
  const owner = data.customers.find((customer) => customer.id === (account?.ownerId ?? id));
  return owner === undefined ? null : { owner, account };
}

const noCredit = (code: string, message: string, field: string[]): View => ({
  storeCreditAccountTransaction: null,
  userErrors: [userError(message, code, field)],
});
const noDebit = (code: string, message: string): View => noCredit(code, message, ['debitInput', 'debitAmount']);
const noCard = (code: string, message: string, field: string): View => ({
  giftCard: null,
  giftCardCode: null,
  userErrors: [userError(message, code, ['input', field])],
});
const noRefund = (message: string): View => ({ order: null, refund: null, userErrors: [{ field: null, message }] });

function credit({ id, creditInput }: Args, terms: Terms): View {
  needScope(terms, 'write_store_credit_account_transactions', 'storeCreditAccountCredit');
  const input = record(creditInput);
  const found = owned(textOf(id), terms);
  const sum = sumOf(input['creditAmount']);
  const expiresAtMs = input['expiresAt'] === undefined || input['expiresAt'] === null ? null : Date.parse(textOf(input['expiresAt']));
  if (found === null) return noCredit('OWNER_NOT_FOUND', 'Owner does not exist.', ['id']);
  if (sum === null || sum.amountMinor <= 0)
    return noCredit('NEGATIVE_OR_ZERO_AMOUNT', 'A positive amount must be used to credit a store credit account.', [
      'creditInput',
      'creditAmount',
      'amount',
    ]);
  if (sum.currency !== terms.data.currency)
    return noCredit('UNSUPPORTED_CURRENCY', 'The currency provided is not currently supported.', [
      'creditInput',
      'creditAmount',
      'currencyCode',
    ]);
  if (found.account !== null && found.account.currency !== sum.currency)
    return noCredit('MISMATCHING_CURRENCY', 'The currency provided does not match the currency of the store credit account.', [
      'creditInput',
      'creditAmount',
      'currencyCode',
    ]);
  if (expiresAtMs !== null && !(expiresAtMs > terms.nowMs))
    return noCredit('EXPIRES_AT_IN_PAST', 'The expiry date must be in the future.', ['creditInput', 'expiresAt']);
  const account = found.account ?? terms.books.creditAccount(found.owner.id, sum.currency);
  if (balanceMinor(account, terms.nowMs) + sum.amountMinor > largestCreditMinor)
    return noCredit('CREDIT_LIMIT_EXCEEDED', "The operation would cause the account's credit limit to be exceeded.", [
      'creditInput',
      'creditAmount',
      'amount',
    ]);
  const transaction = terms.books.credit(account, { amountMinor: sum.amountMinor, expiresAtMs, nowMs: terms.nowMs });
  return { storeCreditAccountTransaction: creditTransactionView(transaction, account, terms), userErrors: [] };
}

function debit({ id, debitInput }: Args, terms: Terms): View {
  needScope(terms, 'write_store_credit_account_transactions', 'storeCreditAccountDebit');
  const sum = sumOf(record(debitInput)['debitAmount']);
  const account = terms.books.creditAccounts.find((one) => one.id === id || (one.ownerId === id && one.currency === sum?.currency));
  if (account === undefined) return noDebit('ACCOUNT_NOT_FOUND', 'The store credit account could not be found.');
  if (sum === null || sum.amountMinor <= 0)
    return noDebit('NEGATIVE_OR_ZERO_AMOUNT', 'A positive amount must be used to debit a store credit account.');
  if (account.currency !== sum.currency)
    return noDebit('MISMATCHING_CURRENCY', 'The currency provided does not match the currency of the store credit account.');
  if (sum.amountMinor > balanceMinor(account, terms.nowMs))
    return noDebit('INSUFFICIENT_FUNDS', 'The store credit account does not have sufficient funds to satisfy the request.');
  const transaction = terms.books.debit(account, { amountMinor: sum.amountMinor, event: 'ADJUSTMENT', nowMs: terms.nowMs });
  return { storeCreditAccountTransaction: creditTransactionView(transaction, account, terms), userErrors: [] };
}

const codeLength = 16;

function createGiftCard(input: Args, terms: Terms): View {
  needScope(terms, 'write_gift_cards', 'giftCardCreate');
  const { currency } = terms.data;
  const initialMinor = parseMinor(textOf(input['initialValue']), currencyDigits(currency) ?? 2);
  if (initialMinor === null || initialMinor <= 0) return noCard('GREATER_THAN', 'must be greater than 0', 'initialValue');
  const customerId = textOf(input['customerId']);
  if (customerId !== '') {
    needScope(terms, 'write_customers', 'customerId');
    if (!terms.data.customers.some(({ id }) => id === customerId))
      return noCard('CUSTOMER_NOT_FOUND', 'The customer could not be found.', 'customerId');
  }
  const id = terms.books.nextId('GiftCard');
  const code = textOf(input['code']) || createHash('sha256').update(`code of ${id}`).digest('hex').slice(0, codeLength);
  const card: GiftCard = {
    id,
    customerId: customerId === '' ? null : customerId,
    initialMinor,
    balanceMinor: initialMinor,
    note: textOf(input['note']) || null,
    expiresOn: textOf(input['expiresOn']) || null,
    createdAtMs: terms.nowMs,
    deactivatedAtMs: null,
    lastCharacters: code.slice(-4),
    isNotified: customerId !== '' && input['notify'] !== false,
  };
  terms.books.giftCards.push(card);
  return { giftCard: giftCardView(card, terms), giftCardCode: code, userErrors: [] };
}

function deactivateGiftCard(id: string, terms: Terms): View {
  needScope(terms, 'write_gift_cards', 'giftCardDeactivate');
  const card = terms.books.giftCards.find((one) => one.id === id);
  if (card === undefined)
    return { giftCard: null, userErrors: [userError('The gift card could not be found.', 'GIFT_CARD_NOT_FOUND', ['id'])] };
  // Once, and for ever.
  card.deactivatedAtMs ??= terms.nowMs;
  return { giftCard: giftCardView(card, terms), userErrors: [] };
}

/** All of them, or none. A digest of null says that there is none yet; no digest at all overwrites whatever is there. */
function setMetafields(inputs: readonly Args[], terms: Terms): View {
  needScope(terms, 'write_customers', 'metafieldsSet');
  const { books, nowMs } = terms;
  const stale = inputs.findIndex((input) => {
    if (!('compareDigest' in input)) return false;
    const held = books.metafield(textOf(input['ownerId']), textOf(input['namespace']), textOf(input['key']));
    return (input['compareDigest'] ?? null) !== (held === null ? null : digestOf(held));
  });
  if (stale >= 0) {
    const message = 'The resource has been updated since it was loaded. Try again with an updated `compareDigest` value.';
    return {
      metafields: null,
      userErrors: [{ ...userError(message, 'STALE_OBJECT', ['metafields', String(stale)]), elementIndex: stale }],
    };
  }
  const set = inputs.map((input) => {
    const [ownerId, namespace, key] = [textOf(input['ownerId']), textOf(input['namespace']), textOf(input['key'])];
    const held = books.metafield(ownerId, namespace, key) ?? {
      ownerId,
      namespace,
      key,
      type: textOf(input['type']),
      value: '',
      createdAtMs: nowMs,
      updatedAtMs: nowMs,
    };
    if (!books.metafields.includes(held)) books.metafields.push(held);
    held.value = textOf(input['value']);
    held.updatedAtMs = nowMs;
    return metafieldView(held);
  });
  return { metafields: set, userErrors: [] };
}

/** The same key with the same input gives the first result again; with another it is refused. */
function onceUnder(key: string, input: Args, { terms, results }: { terms: Terms; results: IdempotentResults }): View {
  needScope(terms, 'write_orders', 'refundCreate');
  if (key === '') throw shopifyError('BAD_REQUEST', 'The @idempotent directive is required for this mutation but was not provided.');
  const text = JSON.stringify(input);
  const held = results.get(key);
  if (held !== undefined && terms.nowMs - held.atMs < keysLiveMs) {
    if (held.input === text) return held.result;
    throw shopifyError(
      'IDEMPOTENCY_KEY_PARAMETER_MISMATCH',
      'The same idempotency key cannot be used with different operation parameters.',
    );
  }
  const result = refund(input, terms);
  results.set(key, { input: text, result, atMs: terms.nowMs });
  return result;
}

function orderOf(id: string, terms: Terms): { order: ShopifyOrder; customer: ShopifyCustomer } | null {
  for (const customer of terms.data.customers) {
    const order = visibleOrders(customer, terms).find((one) => one.id === id);
    if (order !== undefined) return { order, customer };
  }
  return null;
}

function refund(input: Args, terms: Terms): View {
  const found = orderOf(textOf(input['orderId']), terms);
  if (found === null) return noRefund('Order does not exist');
  const { currency } = terms.data;
  const lines = Array.isArray(input['transactions']) ? input['transactions'].map(record) : [];
  const amounts = lines.map((line) => parseMinor(textOf(line['amount']), currencyDigits(currency) ?? 2));
  const amountMinor = amounts.reduce<number>((sum, amount) => sum + (amount ?? 0), 0);
  if (lines.length === 0 || amounts.includes(null) || amountMinor <= 0) return noRefund('Refund amount must be greater than zero');
  if (lines.some((line) => line['kind'] !== 'REFUND' || textOf(line['parentId']) === ''))
    return noRefund('Transactions need a parent to be refunded');
  if (amountMinor > found.order.netMinor) return noRefund('Refund amount cannot be greater than the amount that can be refunded');
  found.order.netMinor -= amountMinor;
  const made = {
    id: terms.books.nextId('Refund'),
    orderId: found.order.id,
    note: textOf(input['note']) || null,
    amountMinor,
    createdAtMs: terms.nowMs,
  };
  terms.books.refunds.push(made);
  return { order: orderView(found.order, found.customer, terms), refund: refundView(made, currency), userErrors: [] };
}
