import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { Receipt } from '#ports/gesture-executor.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import { SEND_REPLY } from '#domain/moments/steps.ts';
import { type Money, money, parseCurrency, toMajor } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { ExecutorCalls } from '../shared/lazy-executor.ts';
import type { Transport } from '../shared/transport.ts';
import { type ShopifyQuery, shopifyQuery } from './graphql.ts';
import { type IssueDeps, type Issued, type Reading, type Way, findIssued, issue, reverseIssued } from './issue-once.ts';
import { MARK_FIELDS, NAMESPACE, markFieldsSchema, marksOf, takenBackBy } from './marks.ts';
import { otherCurrency } from '../shared/not-given.ts';
import { shopMoneySchema, transactionsOf } from './shop-money.ts';
import { CREDIT_ACCOUNTS_AT_MOST, shopifyRecipients } from './recipients.ts';

export interface ShopTerms {
  readonly shop: string;
  /** After so many days what was given of a kind ends; null where it does not. */
  readonly expiryDays: (kind: GestureKind) => number | null;
  readonly nowMs: () => number;
  readonly newId: () => string;
}

const receiptFor =
  (kind: GestureKind) =>
  (issued: Issued): Receipt => ({ executor: 'shopify_store_credit', kind, steps: [SEND_REPLY], ...issued });

/** Adds to what a customer has to spend in the shop. */
export function createStoreCredit(transport: Transport, terms: ShopTerms): ExecutorCalls {
  const query = shopifyQuery(transport, terms.shop);
  const deps: IssueDeps = { query, way: storeCreditWay(query, terms), nowMs: terms.nowMs, newId: terms.newId, unsent: new Map() };
  return {
    recipients: (customer) => shopifyRecipients(query, customer, 'store credit'),
    execute: (gesture, key) => issue(deps, gesture, key, receiptFor(gesture.kind)),
    find: (gesture, key) => findIssued(deps, gesture, key, receiptFor(gesture.kind)),
    reverse: (gesture, key) => reverseIssued(deps, gesture, key),
  };
}

const TRANSACTIONS_AT_MOST = 25;
const MARKS_AT_MOST = 50;
const MONEY = 'amount currencyCode';

export const STORE_CREDIT = `query ($id: ID!, $key: String!) {
  customer(id: $id) {${MARK_FIELDS}
    earlier: metafields(namespace: "${NAMESPACE}", first: ${MARKS_AT_MOST}, reverse: true) { nodes { value } }
    storeCreditAccounts(first: ${CREDIT_ACCOUNTS_AT_MOST}) {
      nodes {
        balance { ${MONEY} }
        transactions(first: ${TRANSACTIONS_AT_MOST}, reverse: true) {
          nodes {
            amount { ${MONEY} } event
            ... on StoreCreditAccountCreditTransaction { id expiresAt remainingAmount { ${MONEY} } }
            ... on StoreCreditAccountDebitTransaction { id }
          }
          pageInfo { hasNextPage }
        }
      }
    }
  }
}`;
export const CREDIT = `mutation ($id: ID!, $input: StoreCreditAccountCreditInput!) {
  storeCreditAccountCredit(id: $id, creditInput: $input) {
    storeCreditAccountTransaction { id expiresAt balanceAfterTransaction { ${MONEY} } }
    userErrors { code message }
  }
}`;
export const DEBIT = `mutation ($id: ID!, $input: StoreCreditAccountDebitInput!) {
  storeCreditAccountDebit(id: $id, debitInput: $input) { storeCreditAccountTransaction { id } userErrors { code message } }
}`;

const transactionSchema = v.object({
  id: v.string(),
  amount: shopMoneySchema,
  event: v.string(),
  expiresAt: v.nullish(v.string()),
  remainingAmount: v.optional(shopMoneySchema),
});
const account = v.object({
  balance: shopMoneySchema,
  transactions: v.object({ nodes: transactionsOf(transactionSchema), pageInfo: v.object({ hasNextPage: v.boolean() }) }),
});
const readSchema = v.object({
  customer: v.nullable(
    v.object({
      ...markFieldsSchema,
      earlier: v.object({ nodes: v.array(v.object({ value: v.string() })) }),
      storeCreditAccounts: v.object({ nodes: v.array(account) }),
    }),
  ),
});
type Account = v.InferOutput<typeof account>;

const made = v.object({
  storeCreditAccountTransaction: v.nullable(
    v.object({ id: v.string(), expiresAt: v.nullish(v.string()), balanceAfterTransaction: v.optional(shopMoneySchema) }),
  ),
  userErrors: v.array(v.object({ code: v.nullable(v.string()), message: v.string() })),
});

function storeCreditWay(query: ShopifyQuery, { expiryDays, nowMs }: ShopTerms): Way {
  return {
    async read(customerId, key) {
      const found = await query(STORE_CREDIT, { id: customerId, key }, readSchema);
      if (!found.ok) return found;
      const { customer } = found.value;
      return ok(customer === null ? null : readingOf(customer, nowMs()));
    },
    async give(customerId, { amount, kind }) {
      const days = expiryDays(kind);
      const creditAmount = { amount: toMajor(amount), currencyCode: amount.currency };
      const expiresAt = days === null ? null : new Date(nowMs() + days * DAY_MS).toISOString();
      const input = { creditAmount, notify: true, ...(expiresAt !== null && { expiresAt }) };
      const answer = await query(CREDIT, { id: customerId, input }, v.object({ storeCreditAccountCredit: v.nullable(made) }));
      return answer.ok ? issuedOf(answer.value.storeCreditAccountCredit) : answer;
    },
    async takeBack(customerId, { backMinor, currency }) {
      const back = moneyIn(backMinor, currency);
      if (back === null) return fail({ kind: 'unreadable', what: 'Shopify', path: 'mark.currency' });
      const input = { debitAmount: { amount: toMajor(back), currencyCode: currency } };
      const answer = await query(DEBIT, { id: customerId, input }, v.object({ storeCreditAccountDebit: v.nullable(made) }));
      if (!answer.ok) return answer;
      const debited = issuedOf(answer.value.storeCreditAccountDebit);
      // The customer has spent of it meanwhile: what is left is read anew.
      const isSpent = !debited.ok && debited.error.kind === 'rejected' && debited.error.code === 'INSUFFICIENT_FUNDS';
      if (isSpent) return fail({ kind: 'raced', what: 'Shopify' });
      return debited.ok ? ok(undefined) : debited;
    },
  };
}

function issuedOf(answer: v.InferOutput<typeof made> | null): Result<Issued, AppFault> {
  const [error] = answer?.userErrors ?? [];
  if (error !== undefined) return fail({ kind: 'rejected', what: 'Shopify', code: error.code ?? '', detail: error.message });
  const transaction = answer?.storeCreditAccountTransaction ?? null;
  if (transaction === null) return fail({ kind: 'unreadable', what: 'Shopify', path: 'data' });
  const { id, expiresAt, balanceAfterTransaction: balance } = transaction;
  return ok({ reference: id, ...(balance !== undefined && { endingBalance: balance }), ...expiry(expiresAt) });
}

function expiry(text: string | null | undefined): { readonly expiresAtMs?: number } {
  const expiresAtMs = Date.parse(text ?? '');
  return Number.isNaN(expiresAtMs) ? {} : { expiresAtMs };
}

type Customer = NonNullable<v.InferOutput<typeof readSchema>['customer']>;

function readingOf(customer: Customer, nowMs: number): Reading {
  const accounts = customer.storeCreditAccounts.nodes;
  const takenBack = new Map(customer.earlier.nodes.flatMap(({ value }) => takenBackBy(value)));
  const inCurrency = (currency: string): Account | undefined => accounts.find(({ balance }) => balance.currency === currency);
  return {
    ...marksOf(customer),
    refuses(currency) {
      // Shopify would open one more account, which the customer cannot use where they have always used the other.
      const [other] = accounts;
      return other === undefined || inCurrency(currency) !== undefined ? null : otherCurrency(currency, other.balance.currency);
    },
    newest: (currency) => inCurrency(currency)?.transactions.nodes[0]?.id ?? null,
    trace(mark) {
      const held = inCurrency(mark.currency)?.transactions ?? { nodes: [], pageInfo: { hasNextPage: false } };
      const end = mark.after === null ? -1 : held.nodes.findIndex(({ id }) => id === mark.after);
      if (end === -1 && held.pageInfo.hasNextPage) return 'unread';
      const since = end === -1 ? held.nodes : held.nodes.slice(0, end);
      const wantedMinor = mark.state === 'giving' ? mark.amountMinor : mark.backMinor;
      const isWanted = ({ event, amount, remainingAmount }: v.InferOutput<typeof transactionSchema>): boolean =>
        event === 'ADJUSTMENT' &&
        Math.abs(amount.amountMinor) === wantedMinor &&
        (remainingAmount !== undefined) === (mark.state === 'giving');
      // The oldest that could be it: one at a time is in progress, so nothing of this app is newer.
      return since.findLast(isWanted) ?? 'absent';
    },
    unused({ currency, transaction: id, amountMinor }) {
      const held = inCurrency(currency);
      const given = held?.transactions.nodes.find((one) => one.id === id);
      if (held === undefined || given === undefined) return null;
      // Shopify takes from the credit that ends first: what stands of one that was taken back, up to what was, was taken from others. Of
      // what has ended it goes on telling what was left then, and nobody can spend that.
      let [leftMinor, overMinor] = [0, 0];
      for (const { id: one, remainingAmount, expiresAt } of held.transactions.nodes) {
        const mostMinor = one === id ? amountMinor : (takenBack.get(one) ?? 0);
        const ownMinor = Math.min(mostMinor, remainingAmount?.amountMinor ?? 0);
        if (Date.parse(expiresAt ?? '') <= nowMs) overMinor += ownMinor;
        else leftMinor += ownMinor;
      }
      const backMinor = Math.max(0, Math.min(amountMinor, leftMinor, held.balance.amountMinor));
      const endedMinor = Math.min(amountMinor - backMinor, overMinor);
      return { backMinor, ...(endedMinor > 0 && { endedMinor }) };
    },
    receipt({ transaction: id, currency }) {
      const given = inCurrency(currency)?.transactions.nodes.find((one) => one.id === id);
      return { reference: id, ...expiry(given?.expiresAt) };
    },
  };
}

function moneyIn(amountMinor: number, currency: string): Money | null {
  const parsed = parseCurrency(currency);
  return parsed.ok ? money(amountMinor, parsed.value) : null;
}
