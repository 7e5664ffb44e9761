import type { PurchaseSummary } from '#domain/value/purchase-summary.ts';
import type { SpendModel, SpendSoFar } from '#domain/value/spend.ts';
import type { BuyingProcess } from '#domain/value/buying-process.ts';
import { seededRandom } from './random.ts';

/** A shop whose customers buy as a model has it. */
export interface Shop {
  readonly process: BuyingProcess;
  readonly spend: SpendModel;
  readonly customers: number;
  readonly seed: number;
  /** First orders fall into this many weeks from the start, evenly. */
  readonly firstWeeks: number;
  readonly weeks: number;
}

/** A shop whose orders a model fits, of two years. */
export const A_SHOP: Shop = {
  process: { kind: 'mbg', r: 0.6, alpha: 5, a: 0.9, b: 2.2 },
  spend: { p: 6, q: 4, v: 40 },
  customers: 1500,
  seed: 3,
  firstWeeks: 26,
  weeks: 104,
};

const WEEK_MS = 7 * 86_400_000;
const START_MS = Date.UTC(2023, 0, 2, 12);

interface GeneratedOrder {
  /** Weeks from the start. */
  readonly week: number;
  readonly amount: number;
}

/** The orders of each customer, as the shop's model has it. */
function ordersOf({ process, spend, customers, seed, firstWeeks, weeks }: Shop): readonly (readonly GeneratedOrder[])[] {
  const draw = draws(seededRandom(seed));
  return Array.from({ length: customers }, () => {
    const rate = draw.gamma(process.r) / process.alpha;
    const dropout = process.kind === 'pareto' ? 0 : draw.beta(process.a, process.b);
    const scale = draw.gamma(spend.q) / spend.v;
    const orders: GeneratedOrder[] = [];
    let week = draw.uniform() * firstWeeks;
    const leavesAt = process.kind === 'pareto' ? week + (draw.exponential() * process.beta) / draw.gamma(process.s) : Infinity;
    for (let isActive = true; isActive && week <= Math.min(weeks, leavesAt); week += gapOf(process, draw) / rate) {
      orders.push({ week, amount: draw.gamma(spend.p) / scale });
      isActive = (process.kind === 'bg' && orders.length === 1) || draw.uniform() >= dropout;
    }
    return orders;
  });
}

/** The time to the next order, in ticks. */
function gapOf({ k = 1 }: BuyingProcess, { exponential, gamma }: Draws): number {
  return k === 1 ? exponential() : gamma(k);
}

/** The customers as a model sees them, their times to the last digit and no two orders merged. */
export function shopSummaries(shop: Shop): readonly PurchaseSummary[] {
  return ordersOf(shop).map((orders) => {
    const first = orders[0]?.week ?? 0;
    return { frequency: orders.length - 1, recency: (orders.at(-1)?.week ?? first) - first, age: shop.weeks - first };
  });
}

/** What the customers spent: all of their orders, and their mean. */
export function shopSpend(shop: Shop): readonly SpendSoFar[] {
  return ordersOf(shop).map((orders) => ({
    orders: orders.length,
    mean: orders.reduce((sum, { amount }) => sum + amount, 0) / orders.length,
  }));
}

/** The orders as a file, by days: several of one day are there as several. */
export function shopCsv(shop: Shop): string {
  const lines = ordersOf(shop).flatMap((orders, customer) =>
    orders.map(({ week, amount }, index) => {
      const at = new Date(START_MS + Math.floor(week * 7) * (WEEK_MS / 7)).toISOString();
      return `c${customer + 1},c${customer + 1}-${index},${at},${Math.max(0.01, amount).toFixed(2)},EUR`;
    }),
  );
  return `customer_id,order_id,ordered_at,amount,currency\n${lines.join('\n')}\n`;
}

interface Draws {
  readonly uniform: () => number;
  readonly exponential: () => number;
  readonly gamma: (shape: number) => number;
  readonly beta: (a: number, b: number) => number;
}

/** Draws from the usual distributions; the gamma one by Marsaglia and Tsang's method. */
export function draws(random: () => number): Draws {
  const uniform = (): number => 1 - random();
  const normal = (): number => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * random());
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * uniform() ** (1 / shape);
    const d = shape - 1 / 3;
    for (;;) {
      const x = normal();
      const v = (1 + x / Math.sqrt(9 * d)) ** 3;
      if (v > 0 && Math.log(uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  const beta = (a: number, b: number): number => {
    const [x, y] = [gamma(a), gamma(b)];
    return x / (x + y);
  };
  return { uniform, exponential: () => -Math.log(uniform()), gamma, beta };
}
