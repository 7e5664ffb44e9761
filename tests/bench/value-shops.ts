import { draws } from '#builders/a-shop.ts';
import { seededRandom } from '#builders/random.ts';

/** A shop of customers who buy and spend as they are made to, and what becomes of them, several times over. */
export interface SimulatedShop {
  readonly csv: string;
  /** What each customer of the file does in the year after it, once for each future. */
  readonly futures: ReadonlyMap<string, readonly Future[]>;
}

export interface Future {
  readonly orders: number;
  readonly revenue: number;
}

/** How unequal a customer's own orders are: the shape of a gamma distribution, or another one. */
type SpendKind = { readonly p: number } | 'lognormal' | 'pareto' | 'with_frequency' | 'fixed';

export interface ShopTerms {
  readonly customers: number;
  readonly seed: number;
  /** Ticks to an order. */
  readonly k: number;
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  readonly spend: SpendKind;
  /** Rates wander: each quarter they are multiplied by a chance factor, which no simple model knows. */
  readonly drifts?: boolean;
  /** All buy more before the end of each year and less in summer: rates rise and fall by this part of them. */
  readonly season?: number;
  /** Customers leave after a time instead of after an order: so many weeks on average, more or less. */
  readonly leaveAfterWeeks?: number;
  /** This part of the customers gets a box each month, give or take as much as twelve ticks do. */
  readonly boxShare?: number;
  /** All get a box each month, give or take a day. */
  readonly isMonthly?: boolean;
}

const WEEKS = 104;
const HORIZON = 52;
const FUTURES = 10;
const START_MS = Date.UTC(2023, 0, 2, 12);
const DAY_MS = 86_400_000;
const QUARTER = 13;
const MONTH = 52 / 12;
const BOX_TICKS = 12;
const BOX_CHURN = 0.06;
const A_DAY = 1 / 7;

/** How one customer buys. */
interface Habit {
  readonly k: number;
  /** Ticks a week. */
  readonly rate: number;
  readonly dropout: number;
  readonly leavesAt: number;
}

/** Where a customer stands. Between ticks nothing is remembered, but for boxes when the last one came. */
interface State {
  readonly week: number;
  readonly ticks: number;
  readonly factor: number;
  readonly isActive: boolean;
  readonly lastBox: number;
}

/** Makes a shop of two years, known until its end, and ten futures of each customer. */
export function simulateShop(terms: ShopTerms): SimulatedShop {
  const random = seededRandom(terms.seed);
  const draw = draws(random);
  const normal = (): number => Math.sqrt(-2 * Math.log(draw.uniform())) * Math.cos(2 * Math.PI * random());
  const lines: string[] = [];
  const futures = new Map<string, readonly Future[]>();
  for (let customer = 0; customer < terms.customers; customer += 1) {
    const first = draw.uniform() * 90;
    const habit = habitOf(terms, draw, first);
    const amount = amountsOf(terms, habit, draw, normal);
    const start = { week: first, ticks: 0, factor: 1, isActive: draw.uniform() >= habit.dropout, lastBox: first };
    const known = live(terms, habit, { draw, normal }, { from: start, until: WEEKS });
    const id = `c${customer}`;
    [first, ...known.orders].forEach((week, index) => {
      const at = new Date(START_MS + Math.floor(week * 7) * DAY_MS).toISOString();
      lines.push(`${id},${id}-${index},${at},${Math.max(0.01, amount()).toFixed(2)},EUR`);
    });
    futures.set(
      id,
      Array.from({ length: FUTURES }, () => {
        const { orders } = live(terms, habit, { draw, normal }, { from: known.state, until: WEEKS + HORIZON });
        const days = new Set(orders.map((week) => Math.floor(week * 7)));
        return { orders: days.size, revenue: orders.reduce((sum) => sum + amount(), 0) };
      }),
    );
  }
  return { csv: `customer_id,order_id,ordered_at,amount,currency\n${lines.join('\n')}\n`, futures };
}

type Draws = ReturnType<typeof draws>;

function habitOf({ k, r, alpha, a, b, boxShare = 0, isMonthly = false, leaveAfterWeeks }: ShopTerms, draw: Draws, first: number): Habit {
  if (isMonthly) return { k: 1, rate: 0, dropout: BOX_CHURN, leavesAt: Infinity };
  const rate = draw.gamma(r) / alpha;
  const dropout = leaveAfterWeeks === undefined ? draw.beta(a, b) : 0;
  if (boxShare > 0 && draw.uniform() < boxShare) return { k: BOX_TICKS, rate: BOX_TICKS / MONTH, dropout: BOX_CHURN, leavesAt: Infinity };
  const leavesAt = leaveAfterWeeks === undefined ? Infinity : first + draw.exponential() / (draw.gamma(2) / (2 * leaveAfterWeeks));
  return { k, rate, dropout, leavesAt };
}

/** Draws what an order of one customer comes to. */
function amountsOf({ spend }: ShopTerms, { rate, k }: Habit, draw: Draws, normal: () => number): () => number {
  const scale = draw.gamma(3.74) / 60;
  const level = Math.exp(normal());
  if (spend === 'fixed') return () => 29;
  if (spend === 'lognormal') return () => 30 * level * Math.exp(0.8 * normal());
  // So unequal that the largest of many counts for much, with a variance all the same.
  if (spend === 'pareto') return () => 12 * level * draw.uniform() ** (-1 / 2.2);
  const p = spend === 'with_frequency' ? 6.25 : spend.p;
  const lift = spend === 'with_frequency' ? ((rate / k) * 7) ** 0.3 : 1;
  return () => (lift * draw.gamma(p)) / scale / p;
}

interface Chance {
  readonly draw: Draws;
  readonly normal: () => number;
}

interface Span {
  readonly from: State;
  readonly until: number;
}

/** Lives on from a state until a week: the orders, and how things stand then. */
function live(
  terms: ShopTerms,
  habit: Habit,
  chance: Chance,
  { from, until }: Span,
): { readonly orders: readonly number[]; readonly state: State } {
  if (terms.isMonthly === true) return liveByMonths(habit, chance, { from, until });
  const { drifts = false, season = 0 } = terms;
  const { draw, normal } = chance;
  const orders: number[] = [];
  const end = Math.min(until, habit.leavesAt);
  let { week, ticks, factor, isActive } = from;
  while (isActive) {
    const next = week + draw.exponential() / (habit.rate * factor * (1 + season));
    const turn = drifts ? QUARTER * (Math.floor(week / QUARTER) + 1) : Infinity;
    if (Math.min(next, turn) > end) break;
    week = Math.min(next, turn);
    if (turn < next) {
      factor *= Math.exp(0.9 * normal());
      continue;
    }
    // Of the ticks of the busiest week so many are kept as the present one has.
    if (season > 0 && draw.uniform() * (1 + season) > 1 + season * Math.cos((2 * Math.PI * (week - 48)) / 52)) continue;
    ticks += 1;
    if (ticks < habit.k) continue;
    ticks = 0;
    orders.push(week);
    isActive = draw.uniform() >= habit.dropout;
  }
  return { orders, state: { ...from, week: until, ticks, factor, isActive: isActive && habit.leavesAt > until } };
}

function liveByMonths(
  { dropout }: Habit,
  { draw, normal }: Chance,
  { from, until }: Span,
): { readonly orders: readonly number[]; readonly state: State } {
  const orders: number[] = [];
  let { isActive, lastBox } = from;
  while (isActive) {
    const next = Math.max(lastBox + MONTH + A_DAY * normal(), from.week + A_DAY / 2);
    if (next > until) break;
    lastBox = next;
    orders.push(next);
    isActive = draw.uniform() >= dropout;
  }
  return { orders, state: { ...from, week: until, isActive, lastBox } };
}
