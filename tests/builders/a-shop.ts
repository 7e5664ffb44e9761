import type { SpendModel } from '#domain/value/spend.ts';
import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import { seededRandom } from './random.ts';

/** A shop whose customers buy as a model has it, as a file of orders. */
export interface Shop {
  readonly process: PurchaseProcess;
  readonly spend: SpendModel;
  readonly customers: number;
  readonly seed: number;
  /** First orders fall into this many weeks from the start, evenly. */
  readonly firstWeeks: number;
  readonly weeks: number;
}

const WEEK_MS = 7 * 86_400_000;
const START_MS = Date.UTC(2023, 0, 2, 12);

/** Writes the orders of a shop as CSV. Times fall on noon, so that every order is of one day. */
export function shopCsv({ process, spend, customers, seed, firstWeeks, weeks }: Shop): string {
  const draw = draws(seededRandom(seed));
  const lines = ['customer_id,order_id,ordered_at,amount,currency'];
  for (let customer = 1; customer <= customers; customer += 1) {
    const rate = draw.gamma(process.r) / process.alpha;
    const dropout = draw.beta(process.a, process.b);
    const scale = draw.gamma(spend.q) / spend.v;
    let week = Math.floor(draw.uniform() * firstWeeks * 7) / 7;
    for (let isActive = true; isActive && week <= weeks;) {
      const amount = Math.max(0.01, draw.gamma(spend.p) / scale).toFixed(2);
      const at = new Date(START_MS + Math.floor(week * 7) * (WEEK_MS / 7)).toISOString();
      const isFirst = !lines.at(-1)?.startsWith(`c${customer},`);
      lines.push(`c${customer},o${lines.length},${at},${amount},EUR`);
      isActive = isFirst && process.kind === 'bg' ? true : draw.uniform() >= dropout;
      week += draw.exponential() / rate;
    }
  }
  return `${lines.join('\n')}\n`;
}

interface Draws {
  readonly uniform: () => number;
  readonly exponential: () => number;
  readonly gamma: (shape: number) => number;
  readonly beta: (a: number, b: number) => number;
}

/** Draws from the usual distributions; the gamma one by Marsaglia and Tsang's method. */
function draws(random: () => number): Draws {
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
