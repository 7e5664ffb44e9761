import * as v from 'valibot';
import { type Money, add, money } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type Order, type OrderHistory, keptOrders, newestOf, summariseOrders } from '#domain/value/order-history.ts';
import type { Approximation } from '#domain/value/provenance.ts';
import { shopMoneySchema } from './shop-money.ts';

/** Without the scope `read_all_orders` Shopify shows an app the orders of so many days. */
const VISIBLE_DAYS = 60;

const instant = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.finite(),
);

const order = v.object({
  processedAt: instant,
  cancelledAt: v.nullable(v.string()),
  test: v.boolean(),
  netPaymentSet: v.object({ shopMoney: shopMoneySchema }),
});

/** Numbers that may be large come as text. */
const count = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform(Number),
  v.check((value) => Number.isSafeInteger(value) && value >= 0, 'not a count'),
);

export const customerSchema = v.object({
  id: v.string(),
  createdAt: instant,
  numberOfOrders: count,
  defaultEmailAddress: v.nullable(v.object({ emailAddress: v.nullable(v.string()) })),
  amountSpent: shopMoneySchema,
  lastOrder: v.nullable(v.object({ processedAt: instant })),
  oldest: v.object({ nodes: v.array(v.object({ processedAt: instant })) }),
  newest: v.object({ nodes: v.array(v.unknown()), pageInfo: v.object({ hasNextPage: v.boolean() }) }),
});

export type ShopifyCustomer = v.InferOutput<typeof customerSchema>;

/** What one account tells: each order, or only totals where not all orders are shown. */
export interface AccountFacts {
  readonly orders: readonly Order[];
  /** Null where the orders say it all. */
  readonly totals: OrderHistory | null;
  readonly approximations: readonly Approximation[];
  readonly rowsRead: number;
  readonly rowsRejected: number;
}

/** An order of which nothing is left was refunded whole: a purchase and its refund, which are no order, rather than one that was free. */
function orderRows(orderedAtMs: number, net: Money): readonly Order[] {
  if (net.amountMinor !== 0) return [{ orderedAtMs, amount: net }];
  return [1, -1].map((amountMinor) => ({ orderedAtMs, amount: money(amountMinor, net.currency) }));
}

/** Reads an account: by its orders where all of them are shown, by Shopify's own totals otherwise. */
export function accountFacts(customer: ShopifyCustomer, nowMs: number): AccountFacts {
  const { newest, oldest, numberOfOrders, amountSpent, lastOrder, createdAt } = customer;
  const parsed = newest.nodes.map((node) => v.safeParse(order, node));
  const rows = parsed.flatMap((one) => (one.success ? [one.output] : []));
  const orders = rows
    .filter((row) => row.cancelledAt === null && !row.test)
    .flatMap((row) => orderRows(row.processedAt, row.netPaymentSet.shopMoney));
  const read = { rowsRead: parsed.length, rowsRejected: parsed.length - rows.length };
  const isAllShown = !newest.pageInfo.hasNextPage && newest.nodes.length >= numberOfOrders;
  if (isAllShown) return { orders, totals: null, approximations: [], ...read };
  const oldestMs = oldest.nodes[0]?.processedAt ?? null;
  // An order older than the window shows that there is no window: the oldest is then the first.
  const isWindow = oldestMs === null || nowMs - oldestMs <= VISIBLE_DAYS * DAY_MS;
  const totals: OrderHistory = {
    net: amountSpent,
    orders: numberOfOrders,
    firstOrderAtMs: isWindow ? createdAt : oldestMs,
    lastOrderAtMs: lastOrder?.processedAt ?? rows[0]?.processedAt ?? null,
    newest: newestOf(keptOrders(orders.filter(({ amount }) => amount.currency === amountSpent.currency))),
  };
  return { orders: [], totals, approximations: isWindow ? ['source_totals', 'first_order_guessed'] : ['source_totals'], ...read };
}

/** Joins what the accounts of one person tell into one history a currency. */
export function joinedHistories(accounts: readonly AccountFacts[], timeZone: string): readonly OrderHistory[] {
  const counted = summariseOrders(
    accounts.flatMap((account) => account.orders),
    timeZone,
  );
  const joined = new Map(counted.map((history) => [history.net.currency, history]));
  for (const { totals } of accounts) {
    if (totals === null) continue;
    const other = joined.get(totals.net.currency);
    joined.set(totals.net.currency, other === undefined ? totals : sumOf(other, totals));
  }
  return [...joined.values()];
}

function sumOf(one: OrderHistory, other: OrderHistory): OrderHistory {
  const firsts = [one.firstOrderAtMs, other.firstOrderAtMs].filter((ms) => ms !== null);
  const lasts = [one.lastOrderAtMs, other.lastOrderAtMs].filter((ms) => ms !== null);
  return {
    net: add(one.net, other.net),
    orders: one.orders + other.orders,
    firstOrderAtMs: firsts.length === 0 ? null : Math.min(...firsts),
    lastOrderAtMs: lasts.length === 0 ? null : Math.max(...lasts),
    newest: newestOf([...(one.newest ?? []), ...(other.newest ?? [])]),
  };
}
