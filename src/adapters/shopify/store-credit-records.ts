import * as v from 'valibot';
import { type Currency, money, parseCurrency } from '#domain/money/money.ts';
import type { ProviderRecord } from '#domain/reconciliation/provider-record.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import type { RecordsAsked } from '#ports/provider-records.ts';
import { readNote } from '../shared/gesture-note.ts';
import type { ShopifyQuery } from './graphql.ts';
import { NAMESPACE, type Mark, readMark } from './marks.ts';
import { shopMoneySchema, transactionsOf } from './shop-money.ts';

const MARKS_A_PAGE = 50;
const ACCOUNTS_AT_MOST = 5;
const TRANSACTIONS_AT_MOST = 50;
const MONEY = 'amount currencyCode';

/** Marks and the newest transactions of one customer: a mark names its transaction, which alone shows that there is credit. */
export const LISTED_CREDIT = `query ($id: ID!, $after: String) {
  customer(id: $id) {
    metafields(namespace: "${NAMESPACE}", first: ${MARKS_A_PAGE}, after: $after, reverse: true) {
      nodes { key value createdAt updatedAt } pageInfo { hasNextPage endCursor }
    }
    storeCreditAccounts(first: ${ACCOUNTS_AT_MOST}) {
      nodes {
        transactions(first: ${TRANSACTIONS_AT_MOST}, reverse: true) {
          nodes {
            createdAt amount { ${MONEY} }
            ... on StoreCreditAccountCreditTransaction { id }
            ... on StoreCreditAccountDebitTransaction { id }
          }
          pageInfo { hasNextPage }
        }
      }
    }
  }
}`;

const instant = v.pipe(v.string(), v.transform(Date.parse), v.finite());
const customerSchema = v.object({
  customer: v.nullable(
    v.object({
      metafields: v.object({
        nodes: v.array(v.object({ key: v.string(), value: v.string(), createdAt: instant, updatedAt: instant })),
        pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) }),
      }),
      storeCreditAccounts: v.object({
        nodes: v.array(
          v.object({
            transactions: v.object({
              nodes: transactionsOf(v.object({ id: v.string(), createdAt: instant, amount: shopMoneySchema })),
              pageInfo: v.object({ hasNextPage: v.boolean() }),
            }),
          }),
        ),
      }),
    }),
  ),
});
type Customer = NonNullable<v.InferOutput<typeof customerSchema>['customer']>;
type Field = Customer['metafields']['nodes'][number];

/** Lists what a shop holds of one customer's store credit that this app asked for. One request a page of marks. */
export function storeCreditRecords(
  query: ShopifyQuery,
): (asked: RecordsAsked, cursor: string | null) => Promise<Result<Page<ProviderRecord>, AppFault>> {
  return async ({ accountId, sinceMs }, cursor) => {
    const read = await query(LISTED_CREDIT, { id: accountId, after: cursor }, customerSchema);
    if (!read.ok) return read;
    const { customer } = read.value;
    if (customer === null) return ok({ items: [], next: null, unreadable: 1 });
    const { nodes, pageInfo } = customer.metafields;
    const marked = nodes.flatMap((field) => {
      const mark = readMark(field.value);
      return mark === null ? [] : [recordsOf({ field, mark, customer })];
    });
    return ok({
      items: marked.flat().filter(({ atMs }) => atMs >= sinceMs),
      next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
      unreadable: 0,
    });
  };
}

interface Marked {
  readonly field: Field;
  readonly mark: Mark;
  readonly customer: Customer;
}

function recordsOf({ field, mark, customer }: Marked): readonly ProviderRecord[] {
  if (mark.state === 'not_given' || mark.state === 'forbidden') return [];
  // A gift card's mark stands at the customer as well, and the card is listed by itself.
  if ('transaction' in mark && !mark.transaction.includes('/StoreCreditAccount')) return [];
  const currency = parseCurrency(mark.currency);
  const ticketId = readNote(mark.note)?.ticketId ?? '';
  const base = { source: 'shopify_store_credit', key: field.key, ticketId } as const;
  const sum = (minor: number) => (currency.ok ? money(minor, currency.value) : null);
  if (mark.state === 'giving') {
    // Newest before it was a card: so it is one itself.
    if (mark.after?.includes('/GiftCard/') === true) return [];
    return [{ ...base, reference: '', atMs: mark.atMs, amount: sum(mark.amountMinor), kind: 'pending' }];
  }
  const accounts = customer.storeCreditAccounts.nodes.map(({ transactions }) => transactions);
  const held = accounts.flatMap(({ nodes }) => nodes).find(({ id }) => id === mark.transaction);
  const isFurtherBack = held === undefined && accounts.some(({ pageInfo }) => pageInfo.hasNextPage);
  // The mark alone is no credit.
  if (held === undefined && !isFurtherBack) return [];
  const amount = held === undefined ? sum(mark.amountMinor) : held.amount;
  const given: ProviderRecord = { ...base, reference: mark.transaction, atMs: held?.createdAt ?? field.createdAt, amount, kind: 'given' };
  if (mark.state !== 'taken_back') return [given];
  // Of what has expired the customer holds nothing either.
  const goneMinor = mark.backMinor + (mark.endedMinor ?? 0);
  return [given, { ...given, kind: 'taken_back', amount: amountBack(goneMinor, amount?.currency), atMs: field.updatedAt }];
}

function amountBack(backMinor: number, currency: Currency | undefined): ProviderRecord['amount'] {
  return currency === undefined ? null : money(backMinor, currency);
}
