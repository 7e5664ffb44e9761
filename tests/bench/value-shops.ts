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

export interface ShopTerms {
  readonly customers: number;
  readonly seed: number;
  /** Ticks to an order. */
  readonly k: number;
  readonly r: number;
  readonly alpha: number;
  readonly a: number;
  readonly b: number;
  /** How unequal a customer's own orders are: the shape of a gamma distribution, or a lognormal one. */
  readonly spend: { readonly p: number } | 'lognormal';
  /** Rates wander: each quarter they are multiplied by a chance factor, which no simple model knows. */
  readonly drifts?: boolean;
}

const WEEKS = 104;
const HORIZON = 52;
const FUTURES = 10;
const START_MS = Date.UTC(2023, 0, 2, 12);
const DAY_MS = 86_400_000;
const QUARTER = 13;

/** Makes a shop of two years, known until its end, and ten futures of each customer. */
export function simulateShop({ customers, seed, k, r, alpha, a, b, spend, drifts = false }: ShopTerms): SimulatedShop {
  const random = seededRandom(seed);
  const draw = draws(random);
  const lines: string[] = [];
  const futures = new Map<string, readonly Future[]>();
  for (let customer = 0; customer < customers; customer += 1) {
    const rate = draw.gamma(r) / alpha;
    const dropout = draw.beta(a, b);
    const scale = draw.gamma(3.74) / 60;
    const level = Math.exp(normal());
    const amount = (): number => (spend === 'lognormal' ? 30 * level * Math.exp(0.8 * normal()) : draw.gamma(spend.p) / scale / spend.p);
    const first = draw.uniform() * 90;
    const known = live({ week: first, ticks: 0, factor: 1, isActive: draw.uniform() >= dropout }, WEEKS);
    const id = `c${customer}`;
    [first, ...known.orders].forEach((week, index) => {
      const at = new Date(START_MS + Math.floor(week * 7) * DAY_MS).toISOString();
      lines.push(`${id},${id}-${index},${at},${Math.max(0.01, amount()).toFixed(2)},EUR`);
    });
    futures.set(
      id,
      Array.from({ length: FUTURES }, () => {
        const { orders } = live({ ...known.state, week: WEEKS }, WEEKS + HORIZON);
        const days = new Set(orders.map((week) => Math.floor(week * 7)));
        return { orders: days.size, revenue: orders.reduce((sum) => sum + amount(), 0) };
      }),
    );

    /** Lives on from a state until a week: the orders, and how things stand then. Between ticks nothing is remembered. */
    function live(from: State, until: number): { readonly orders: readonly number[]; readonly state: State } {
      const orders: number[] = [];
      let { week, ticks, factor, isActive } = from;
      while (isActive) {
        const next = week - Math.log(draw.uniform()) / (rate * factor);
        const turn = drifts ? QUARTER * (Math.floor(week / QUARTER) + 1) : Infinity;
        if (Math.min(next, turn) > until) break;
        if (turn < next) {
          week = turn;
          factor *= Math.exp(0.9 * normal());
          continue;
        }
        week = next;
        ticks += 1;
        if (ticks < k) continue;
        ticks = 0;
        orders.push(week);
        isActive = draw.uniform() >= dropout;
      }
      return { orders, state: { week: until, ticks, factor, isActive } };
    }
  }
  return { csv: `customer_id,order_id,ordered_at,amount,currency\n${lines.join('\n')}\n`, futures };

  function normal(): number {
    return Math.sqrt(-2 * Math.log(draw.uniform())) * Math.cos(2 * Math.PI * random());
  }
}

interface State {
  readonly week: number;
  readonly ticks: number;
  readonly factor: number;
  readonly isActive: boolean;
}
