import * as v from 'valibot';
import type { ProviderRecord } from '#domain/reconciliation/provider-record.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import type { RecordsAsked } from '#ports/provider-records.ts';
import { readNote } from '../shared/gesture-note.ts';
import type { Transport } from '../shared/transport.ts';
import { type ShopifyQuery, shopifyQuery } from './graphql.ts';
import { shopMoneySchema } from './shop-money.ts';
import { storeCreditRecords } from './store-credit-records.ts';

type List = (asked: RecordsAsked, cursor: string | null) => Promise<Result<Page<ProviderRecord>, AppFault>>;

/** What a shop holds of this app's. */
interface ShopifyRecords {
  /** Of the customer that is named: credit carries no note, and a shop lists it of one customer at a time. */
  readonly storeCredit: List;
  /** Of the whole shop, by the note of each. */
  readonly giftCards: List;
  /** Of the order that is named, by the note of each refund. */
  readonly refunds: List;
}

const CARDS_A_PAGE = 100;
const REFUNDS_AT_MOST = 100;
const MONEY = 'amount currencyCode';

/** A plain list, newest first: what is searched shows late. */
export const LISTED_CARDS = `query ($after: String) {
  giftCards(first: ${CARDS_A_PAGE}, after: $after, sortKey: ID, reverse: true) {
    nodes { id note createdAt deactivatedAt initialValue { ${MONEY} } balance { ${MONEY} } }
    pageInfo { hasNextPage endCursor }
  }
}`;
export const LISTED_REFUNDS = `query ($id: ID!) {
  order(id: $id) { refunds(first: ${REFUNDS_AT_MOST}) { id note createdAt totalRefundedSet { shopMoney { ${MONEY} } } } }
}`;

export function createShopifyRecords(transport: Transport, shop: string): ShopifyRecords {
  const query = shopifyQuery(transport, shop);
  return {
    storeCredit: storeCreditRecords(query),
    giftCards: (asked, cursor) => cardPage(query, asked, cursor),
    refunds: (asked) => refundPage(query, asked),
  };
}

const instant = v.pipe(v.string(), v.transform(Date.parse), v.finite());
const cardSchema = v.object({
  id: v.string(),
  note: v.nullable(v.string()),
  createdAt: instant,
  deactivatedAt: v.nullable(instant),
  initialValue: shopMoneySchema,
  balance: shopMoneySchema,
});
const cardsSchema = v.object({
  giftCards: v.object({
    nodes: v.array(v.unknown()),
    pageInfo: v.object({ hasNextPage: v.boolean(), endCursor: v.nullable(v.string()) }),
  }),
});

async function cardPage(query: ShopifyQuery, { sinceMs }: RecordsAsked, cursor: string | null): ReturnType<List> {
  const read = await query(LISTED_CARDS, { after: cursor }, cardsSchema);
  if (!read.ok) return read;
  const { nodes, pageInfo } = read.value.giftCards;
  const cards = nodes.map((node) => v.safeParse(cardSchema, node));
  const isPast = cards.some((card) => card.success && card.output.createdAt < sinceMs);
  return ok({
    items: cards.flatMap((card) => (card.success && card.output.createdAt >= sinceMs ? cardRecords(card.output) : [])),
    next: isPast || !pageInfo.hasNextPage ? null : pageInfo.endCursor,
    unreadable: cards.filter(({ success }) => !success).length,
  });
}

/** What a card that was deactivated still held is what was taken back of it. */
function cardRecords(card: v.InferOutput<typeof cardSchema>): readonly ProviderRecord[] {
  const noted = readNote(card.note ?? '');
  if (noted === null) return [];
  const given: ProviderRecord = {
    source: 'shopify_gift_card',
    ...noted,
    reference: card.id,
    atMs: card.createdAt,
    kind: 'given',
    amount: card.initialValue,
  };
  return card.deactivatedAt === null ? [given] : [given, { ...given, kind: 'taken_back', amount: card.balance, atMs: card.deactivatedAt }];
}

const refundSchema = v.object({
  id: v.string(),
  note: v.nullable(v.string()),
  createdAt: v.nullable(instant),
  totalRefundedSet: v.object({ shopMoney: shopMoneySchema }),
});
const orderSchema = v.object({ order: v.nullable(v.object({ refunds: v.array(v.unknown()) })) });

/** An order that the token does not show says nothing of its refunds. */
async function refundPage(query: ShopifyQuery, { accountId }: RecordsAsked): ReturnType<List> {
  const read = await query(LISTED_REFUNDS, { id: accountId }, orderSchema);
  if (!read.ok) return read;
  if (read.value.order === null) return ok({ items: [], next: null, unreadable: 1 });
  const refunds = read.value.order.refunds.map((row) => v.safeParse(refundSchema, row));
  return ok({
    items: refunds.flatMap((refund) => (refund.success ? refundRecords(refund.output) : [])),
    next: null,
    unreadable: refunds.filter(({ success }) => !success).length,
  });
}

function refundRecords({ id, note, createdAt, totalRefundedSet }: v.InferOutput<typeof refundSchema>): readonly ProviderRecord[] {
  const noted = readNote(note ?? '');
  if (noted === null) return [];
  const { shopMoney: amount } = totalRefundedSet;
  // A refund that is on its way to the bank has no sum yet.
  const kind = amount.amountMinor === 0 ? 'pending' : 'given';
  return [{ source: 'shopify_refund', ...noted, reference: id, atMs: createdAt ?? 0, amount, kind }];
}
