import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { Receipt } from '#ports/gesture-executor.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import { SEND_REPLY } from '#domain/moments/steps.ts';
import { toMajor } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { otherCurrency } from '../shared/not-given.ts';
import type { ExecutorCalls } from '../shared/lazy-executor.ts';
import type { Transport } from '../shared/transport.ts';
import { type ShopifyQuery, shopifyQuery } from './graphql.ts';
import { type IssueDeps, type Issued, type Reading, type Way, findIssued, issue, reverseIssued } from './issue-once.ts';
import { MARK_FIELDS, markFieldsSchema, marksOf } from './marks.ts';
import { shopMoneySchema } from './shop-money.ts';
import { shopifyRecipients } from './recipients.ts';
import type { ShopTerms } from './store-credit.ts';

const receiptFor =
  (kind: GestureKind) =>
  (issued: Issued): Receipt => ({ executor: 'shopify_gift_card', kind, steps: [SEND_REPLY], ...issued });

/** Makes a gift card, which Shopify itself sends to the customer: its code never passes through here. */
export function createGiftCard(transport: Transport, terms: ShopTerms): ExecutorCalls {
  const query = shopifyQuery(transport, terms.shop);
  const deps: IssueDeps = { query, way: giftCardWay(query, terms), nowMs: terms.nowMs, newId: terms.newId, unsent: new Map() };
  return {
    recipients: (customer) => shopifyRecipients(query, customer),
    execute: (gesture, key) => issue(deps, gesture, key, receiptFor(gesture.kind)),
    find: (gesture, key) => findIssued(deps, gesture, key, receiptFor(gesture.kind)),
    reverse: (gesture, key) => reverseIssued(deps, gesture, key),
  };
}

const CARDS_AT_MOST = 50;
const CARD = 'id note enabled expiresOn lastCharacters balance { amount currencyCode }';

/** The newest cards of the shop: a plain list, since what is searched shows late. */
export const GIFT_CARDS = `query ($id: ID!, $key: String!) {
  shop { currencyCode }
  customer(id: $id) {${MARK_FIELDS}
  }
  giftCards(first: ${CARDS_AT_MOST}, sortKey: ID, reverse: true) { nodes { ${CARD} } pageInfo { hasNextPage } }
}`;
export const GIFT_CARD = `query ($id: ID!) { giftCard(id: $id) { ${CARD} } }`;
export const CREATE_GIFT_CARD = `mutation ($input: GiftCardCreateInput!) {
  giftCardCreate(input: $input) { giftCard { ${CARD} } userErrors { code message } }
}`;
export const DEACTIVATE_GIFT_CARD = `mutation ($id: ID!) {
  giftCardDeactivate(id: $id) { giftCard { ${CARD} } userErrors { code message } }
}`;

const card = v.object({
  id: v.string(),
  note: v.nullable(v.string()),
  enabled: v.boolean(),
  expiresOn: v.nullable(v.string()),
  lastCharacters: v.string(),
  balance: shopMoneySchema,
});
type Card = v.InferOutput<typeof card>;
const readSchema = v.object({
  shop: v.object({ currencyCode: v.string() }),
  customer: v.nullable(v.object(markFieldsSchema)),
  giftCards: v.object({ nodes: v.array(card), pageInfo: v.object({ hasNextPage: v.boolean() }) }),
});
const made = v.nullable(
  v.object({
    giftCard: v.nullable(card),
    userErrors: v.array(v.object({ code: v.nullable(v.string()), message: v.string() })),
  }),
);

function giftCardWay(query: ShopifyQuery, { expiryDays, nowMs }: ShopTerms): Way {
  return {
    async read(customerId, key) {
      const found = await query(GIFT_CARDS, { id: customerId, key }, readSchema);
      if (!found.ok) return found;
      const { customer, giftCards, shop } = found.value;
      if (customer === null) return ok(null);
      const marks = marksOf(customer);
      const mark = marks.mark.value;
      const wanted = mark !== null && 'transaction' in mark ? mark.transaction : null;
      const cards = [...giftCards.nodes];
      if (wanted !== null && !cards.some(({ id }) => id === wanted)) {
        const older = await query(GIFT_CARD, { id: wanted }, v.object({ giftCard: v.nullable(card) }));
        if (!older.ok) return older;
        if (older.value.giftCard !== null) cards.push(older.value.giftCard);
      }
      return ok(readingOf(marks, { cards, hasMore: giftCards.pageInfo.hasNextPage, currency: shop.currencyCode }));
    },
    async give(customerId, { amount, kind }, note) {
      const days = expiryDays(kind);
      const expiresOn = days === null ? null : new Date(nowMs() + days * DAY_MS).toISOString().slice(0, 10);
      const input = { initialValue: toMajor(amount), customerId, note, notify: true, ...(expiresOn !== null && { expiresOn }) };
      const answer = await query(CREATE_GIFT_CARD, { input }, v.object({ giftCardCreate: made }));
      const created = answer.ok ? cardOf(answer.value.giftCardCreate) : answer;
      return created.ok ? ok(issuedOf(created.value)) : created;
    },
    async takeBack(_customerId, { transaction }) {
      const answer = await query(DEACTIVATE_GIFT_CARD, { id: transaction }, v.object({ giftCardDeactivate: made }));
      const ended = answer.ok ? cardOf(answer.value.giftCardDeactivate) : answer;
      return ended.ok ? ok(undefined) : ended;
    },
  };
}

function cardOf(answer: v.InferOutput<typeof made>): Result<Card, AppFault> {
  const [error] = answer?.userErrors ?? [];
  if (error !== undefined) return fail({ kind: 'rejected', what: 'Shopify', code: error.code ?? '', detail: error.message });
  const held = answer?.giftCard ?? null;
  return held === null ? fail({ kind: 'unreadable', what: 'Shopify', path: 'data' }) : ok(held);
}

function issuedOf({ id, lastCharacters, expiresOn }: Card): Issued {
  const expiresAtMs = Date.parse(expiresOn ?? '');
  return { reference: id, codeEnding: lastCharacters, ...(!Number.isNaN(expiresAtMs) && { expiresAtMs }) };
}

interface Cards {
  readonly cards: readonly Card[];
  readonly hasMore: boolean;
  readonly currency: string;
}

function readingOf(marks: ReturnType<typeof marksOf>, { cards, hasMore, currency: shopCurrency }: Cards): Reading {
  const byId = (wanted: string): Card | undefined => cards.find(({ id }) => id === wanted);
  return {
    ...marks,
    progress: null,
    // A gift card has no currency of its own: in another than the shop's it would be another sum.
    refuses: (currency) => (currency === shopCurrency ? null : otherCurrency(currency, shopCurrency)),
    newest: () => cards[0]?.id ?? null,
    trace(mark) {
      if (mark.state === 'taking_back') {
        const taken = byId(mark.transaction);
        return taken === undefined ? 'unread' : taken.enabled ? 'absent' : taken;
      }
      const found = cards.find(({ note }) => note === mark.note);
      if (found !== undefined) return found;
      const isAllRead = !hasMore || (mark.after !== null && byId(mark.after) !== undefined);
      return isAllRead ? 'absent' : 'unread';
    },
    unused({ transaction }) {
      const found = byId(transaction);
      return found === undefined ? null : { backMinor: found.balance.amountMinor };
    },
    receipt({ transaction }) {
      const found = byId(transaction);
      return found === undefined ? { reference: transaction } : issuedOf(found);
    },
  };
}
