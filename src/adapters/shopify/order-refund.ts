import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { ExecutionCustomer } from '#ports/gesture-executor.ts';
import type { FoundOwed, OwedCandidate, OwedExecution, OwedPaid, OwedRefund } from '#ports/owed-executor.ts';
import { attemptOfKey, isOwedKeyOf } from '#domain/moments/owed-key.ts';
import { isMore, toMajor } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { candidateAccount } from '../shared/candidate-account.ts';
import { readNote } from '../shared/gesture-note.ts';
import { otherCurrency } from '../shared/not-given.ts';
import { notSent, sentOrNot } from '../shared/not-sent.ts';
import { rememberingSent } from '../shared/pay-once.ts';
import { startReading } from '../shared/reading-age.ts';
import type { OwedCalls } from '../shared/lazy-owed.ts';
import type { Transport } from '../shared/transport.ts';
import { type ShopifyQuery, shopifyQuery } from './graphql.ts';
import { shopifyRecipients } from './recipients.ts';
import { refusalCodeOf } from './refusals.ts';
import { shopMoneySchema } from './shop-money.ts';

const ACCOUNTS_AT_MOST = 5;
const ORDERS_AT_MOST = 20;
/** Shopify tells the first so many refunds of an order, and not whether there are more: of the order itself, of each other beside it, and of one alone. */
const OWN_AT_MOST = 50;
const BESIDE_AT_MOST = 10;
const ALONE_AT_MOST = 250;
const MONEY = 'shopMoney { amount currencyCode }';
const BAG = `{ ${MONEY} }`;

/** Pays back of an order in Shopify, to where it was paid from. What is sent cannot be taken back. */
export function createOrderRefund(transport: Transport, shop: string, nowMs: () => number): OwedCalls {
  const query = shopifyQuery(transport, shop);
  return {
    candidates: (customer) => candidates(query, customer),
    execute: rememberingSent('Shopify', (refund, key) => payBack({ query, nowMs }, refund, key)),
    find: (refund) => find(query, refund),
  };
}

export const ORDERS_TO_REFUND = `query ($id: ID!) {
  customer(id: $id) {
    orders(first: ${ORDERS_AT_MOST}, sortKey: PROCESSED_AT, reverse: true) {
      nodes { id name processedAt refundable test totalReceivedSet ${BAG} netPaymentSet ${BAG} }
    }
  }
}`;
export const ORDER_TO_REFUND = `query ($id: ID!) {
  order(id: $id) {
    presentmentCurrencyCode
    netPaymentSet ${BAG}
    transactions(first: 10) { id kind status gateway amountSet ${BAG} }
    refunds(first: ${OWN_AT_MOST}) { id note totalRefundedSet ${BAG} }
    customer {
      orders(first: ${ORDERS_AT_MOST}, sortKey: PROCESSED_AT, reverse: true) { nodes { id refunds(first: ${BESIDE_AT_MOST}) { id note } } }
    }
  }
}`;
export const REFUNDS_OF_ORDER = `query ($id: ID!) {
  order(id: $id) { refunds(first: ${ALONE_AT_MOST}) { id note totalRefundedSet ${BAG} } }
}`;
export const REFUND = `mutation ($input: RefundInput!, $key: String!) {
  refundCreate(input: $input) @idempotent(key: $key) { refund { id note } userErrors { field message } }
}`;

const bag = v.object({ shopMoney: shopMoneySchema });
const orderRow = v.object({
  id: v.string(),
  name: v.string(),
  processedAt: v.pipe(v.string(), v.transform(Date.parse), v.finite()),
  refundable: v.boolean(),
  test: v.boolean(),
  totalReceivedSet: bag,
  netPaymentSet: bag,
});
const refundRow = { id: v.string(), note: v.nullable(v.string()) };
const ordersSchema = v.object({ customer: v.nullable(v.object({ orders: v.object({ nodes: v.array(v.unknown()) }) })) });
const refunds = v.array(v.object({ ...refundRow, totalRefundedSet: bag }));
const refundsSchema = v.object({ order: v.nullable(v.object({ refunds })) });
const orderSchema = v.object({
  order: v.nullable(
    v.object({
      presentmentCurrencyCode: v.string(),
      netPaymentSet: bag,
      transactions: v.array(
        v.object({ id: v.string(), kind: v.string(), status: v.string(), gateway: v.nullable(v.string()), amountSet: bag }),
      ),
      refunds,
      customer: v.nullable(
        v.object({ orders: v.object({ nodes: v.array(v.object({ id: v.string(), refunds: v.array(v.object(refundRow)) })) }) }),
      ),
    }),
  ),
});
type Refunds = v.InferOutput<typeof refunds>;
type Order = NonNullable<v.InferOutput<typeof orderSchema>['order']>;
const refundSchema = v.object({
  refundCreate: v.nullable(
    v.object({ refund: v.nullable(v.object({ id: v.string() })), userErrors: v.array(v.object({ message: v.string() })) }),
  ),
});

async function candidates(query: ShopifyQuery, customer: ExecutionCustomer): Promise<Result<readonly OwedCandidate[], AppFault>> {
  const accounts = await shopifyRecipients(query, customer);
  if (!accounts.ok) return accounts;
  const found: OwedCandidate[] = [];
  for (const account of accounts.value.slice(0, ACCOUNTS_AT_MOST)) {
    const read = await query(ORDERS_TO_REFUND, { id: account.id }, ordersSchema);
    if (!read.ok) return read;
    found.push(
      ...(read.value.customer?.orders.nodes ?? []).flatMap((row) => candidateOf(row, candidateAccount(account, accounts.value.length))),
    );
  }
  return ok(found.toSorted((one, other) => other.paidAtMs - one.paidAtMs).slice(0, ORDERS_AT_MOST));
}

function candidateOf(row: unknown, account: Pick<OwedCandidate, 'account' | 'isVerified'>): readonly OwedCandidate[] {
  const parsed = v.safeParse(orderRow, row);
  if (!parsed.success) return [];
  const { id, name, processedAt, refundable, test, totalReceivedSet, netPaymentSet } = parsed.output;
  if (!refundable || test || netPaymentSet.shopMoney.amountMinor <= 0) return [];
  return [{ id, label: name, ...account, paidAtMs: processedAt, paid: totalReceivedSet.shopMoney, refundable: netPaymentSet.shopMoney }];
}

async function readOrder(query: ShopifyQuery, id: string): Promise<Result<Order | null, AppFault>> {
  const read = await query(ORDER_TO_REFUND, { id }, orderSchema);
  return read.ok ? ok(read.value.order) : fail(read.error);
}

/** Finance reads it at the refund, and it is how the refund is found again. */
function noteOf({ ticketId }: OwedRefund, key: string): string {
  return `Make It Right: owed refund, ticket ${ticketId}, ${key}`;
}

type Known = Exclude<FoundOwed, { readonly kind: 'none' }>;

function doneOf(id: string, paid: OwedPaid): Known {
  return { kind: 'receipt', receipt: { executor: 'shopify', kind: 'refund', reference: id, steps: [] }, paid };
}

/** The key that a note names, where it is about the moment. */
function keyIn({ momentId }: OwedRefund, note: string | null): string | null {
  const noted = readNote(note ?? '');
  return noted !== null && isOwedKeyOf(momentId, noted.key) ? noted.key : null;
}

function paidOf(told: Refunds, refund: OwedRefund, candidateId: string): Known | null {
  for (const { id, note, totalRefundedSet } of told) {
    const key = keyIn(refund, note);
    if (key !== null) return doneOf(id, { candidateId, amount: totalRefundedSet.shopMoney, attempt: attemptOfKey(refund.momentId, key) });
  }
  return null;
}

/** What there is for the moment, of this order or of another of the same customer; null where there is nothing. */
async function paidBeside(query: ShopifyQuery, refund: OwedRefund, order: Order): Promise<Result<Known | null, AppFault>> {
  const { candidateId } = refund;
  const own = paidOf(order.refunds, refund, candidateId);
  if (own !== null) return ok(own);
  const others = (order.customer?.orders.nodes ?? []).filter(({ id }) => id !== candidateId);
  const other = others.find((one) => one.refunds.some(({ note }) => keyIn(refund, note) !== null));
  // Where as many are told as were asked for there may be more.
  const unread = [
    ...(order.refunds.length < OWN_AT_MOST ? [] : [candidateId]),
    ...others.filter((one) => one.refunds.length >= BESIDE_AT_MOST).map(({ id }) => id),
  ];
  for (const id of other === undefined ? unread : [other.id]) {
    const paid = await paidAlone(query, refund, id);
    if (!paid.ok || paid.value !== null) return paid;
  }
  // It is there, and its sum was not told.
  return other === undefined ? ok(null) : fail({ kind: 'unreadable', what: 'Shopify', path: 'data.order.refunds' });
}

async function paidAlone(query: ShopifyQuery, refund: OwedRefund, id: string): Promise<Result<Known | null, AppFault>> {
  const read = await query(REFUNDS_OF_ORDER, { id }, refundsSchema);
  if (!read.ok) return read;
  const told = read.value.order?.refunds ?? [];
  const paid = paidOf(told, refund, id);
  return paid === null && told.length >= ALONE_AT_MOST ? fail({ kind: 'too_much_to_read', what: 'Shopify' }) : ok(paid);
}

interface Paying {
  readonly query: ShopifyQuery;
  readonly nowMs: () => number;
}

async function payBack({ query, nowMs }: Paying, refund: OwedRefund, key: string): Promise<OwedExecution> {
  const { candidateId, amount } = refund;
  const recent = startReading(nowMs, 'Shopify');
  const read = await readOrder(query, candidateId);
  if (!read.ok) return notSent(read.error, refusalCodeOf);
  const order = read.value;
  if (order === null) return { kind: 'refused', code: 'no_recipient', reason: '' };
  const earlier = await paidBeside(query, refund, order);
  if (!earlier.ok) return { kind: 'not_sent', error: earlier.error };
  if (earlier.value !== null) return earlier.value;
  const left = order.netPaymentSet.shopMoney;
  // What was paid in the customer's currency would be paid back in it: another sum than the one that is meant.
  const paidIn = order.presentmentCurrencyCode;
  if (paidIn !== amount.currency) return otherCurrency(amount.currency, paidIn);
  if (left.amountMinor <= 0) return { kind: 'refused', code: 'nothing_left', reason: '' };
  if (isMore(amount, left)) return { kind: 'refused', code: 'too_large', reason: '' };
  const paid = order.transactions.find(
    ({ kind, status, amountSet }) =>
      (kind === 'SALE' || kind === 'CAPTURE') && status === 'SUCCESS' && !isMore(amount, amountSet.shopMoney),
  );
  if (paid === undefined) return { kind: 'refused', code: 'declined', reason: '' };
  const transaction = {
    orderId: candidateId,
    parentId: paid.id,
    gateway: paid.gateway ?? '',
    kind: 'REFUND',
    amount: toMajor(amount),
  };
  const input = { orderId: candidateId, note: noteOf(refund, key), notify: true, transactions: [transaction] };
  const mayBeSent = recent();
  if (!mayBeSent.ok) return { kind: 'not_sent', error: mayBeSent.error };
  const answer = await query(REFUND, { input, key }, refundSchema);
  if (!answer.ok) return isAboutKey(answer.error) ? { kind: 'unknown', error: answer.error } : sentOrNot(answer.error, refusalCodeOf);
  const { refund: made, userErrors } = answer.value.refundCreate ?? { refund: null, userErrors: [] };
  const [error] = userErrors;
  if (error !== undefined) return { kind: 'refused', code: 'declined', reason: error.message };
  return made === null
    ? { kind: 'unknown', error: { kind: 'unreadable', what: 'Shopify', path: 'data.refundCreate' } }
    : doneOf(made.id, { candidateId, amount, attempt: attemptOfKey(refund.momentId, key) });
}

/** The key was used before, for this or for something else: only what is at the order tells. */
function isAboutKey(fault: AppFault): boolean {
  return fault.kind === 'rejected' && (fault.code ?? '').startsWith('IDEMPOTENCY_');
}

async function find(query: ShopifyQuery, refund: OwedRefund): Promise<FoundOwed> {
  const read = await readOrder(query, refund.candidateId);
  if (!read.ok) return { kind: 'unknown', error: read.error };
  const found = read.value === null ? ok(null) : await paidBeside(query, refund, read.value);
  return found.ok ? (found.value ?? { kind: 'none' }) : { kind: 'unknown', error: found.error };
}
