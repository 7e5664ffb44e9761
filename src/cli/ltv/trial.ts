/** What a model and the naive rules foretold of a customer, and what came. Money in major units. */
export interface TriedCustomer {
  readonly id: string;
  readonly orders: number;
  readonly revenue: number;
  readonly noOrder: number;
  readonly cameOrders: number;
  readonly cameRevenue: number;
  readonly naive: readonly { readonly rule: string; readonly orders: number; readonly revenue: number }[];
}

/** How much better a model is than a naive rule, and what of that may be chance: one standard error. */
export interface Skill {
  readonly rule: string;
  readonly skill: number;
  readonly error: number;
}

/** What was foretold over what came, less 1; its standard error; and the same for each trial. */
export interface Bias {
  readonly bias: number;
  readonly error: number;
  readonly byOrigin: readonly number[];
}

/** How far chances were off, 0 to 1, and what chance alone makes of that. */
export interface Calibration {
  readonly error: number;
  readonly byChance: number;
}

type Trials = readonly (readonly TriedCustomer[])[];

/** Of revenue that is capped nobody counts for more than this part of those who bought: one wholesaler decides nothing. */
const CAPPED_AT = 0.99;

/**
 * By how much the model beats each naive rule, in parts of the rule's squared error: one ratio over all trials. How much of that may be
 * chance goes by customers, so trials that overlap do no harm, and takes no random numbers.
 */
export function skillsOf(trials: Trials, what: 'orders' | 'revenue' | 'cappedRevenue'): readonly Skill[] {
  const rules = trials[0]?.[0]?.naive.map(({ rule }) => rule) ?? [];
  return rules.flatMap((rule, place) => {
    const byCustomer = new Map<string, { gain: number; naive: number }>();
    for (const tried of trials) addTrial(byCustomer, tried, { what, place });
    const sums = [...byCustomer.values()];
    const total = sums.reduce((sum, { naive }) => sum + naive, 0);
    if (!(total > 0)) return [];
    const skill = sums.reduce((sum, { gain }) => sum + gain, 0) / total;
    const error = Math.sqrt(sums.reduce((sum, { gain, naive }) => sum + (gain - skill * naive) ** 2, 0)) / total;
    return [{ rule, skill, error }];
  });
}

function addTrial(
  byCustomer: Map<string, { gain: number; naive: number }>,
  tried: readonly TriedCustomer[],
  { what, place }: { readonly what: 'orders' | 'revenue' | 'cappedRevenue'; readonly place: number },
): void {
  const cap = what === 'cappedRevenue' ? capOf(tried) : Infinity;
  const field = what === 'orders' ? 'orders' : 'revenue';
  const errors = tried.map(({ id, naive, cameOrders, cameRevenue, ...own }) => {
    const came = Math.min(cap, what === 'orders' ? cameOrders : cameRevenue);
    const rule = Math.min(cap, naive[place]?.[field] ?? 0);
    return { id, own: (Math.min(cap, own[field]) - came) ** 2, naive: (rule - came) ** 2 };
  });
  const scale = errors.reduce((sum, { naive }) => sum + naive, 0);
  // A rule without any error cannot be beaten, and there is nothing to divide by.
  if (!(scale > 0)) return;
  for (const { id, own, naive } of errors) {
    const sums = byCustomer.get(id) ?? { gain: 0, naive: 0 };
    sums.gain += (naive - own) / scale;
    sums.naive += naive / scale;
    byCustomer.set(id, sums);
  }
}

function capOf(tried: readonly TriedCustomer[]): number {
  const bought = tried.map(({ cameRevenue }) => cameRevenue).filter((revenue) => revenue > 0);
  const sorted = bought.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(CAPPED_AT * sorted.length))] ?? Infinity;
}

/** What was foretold over what came, less 1, over all trials and for each. Where nothing came there is nothing to go by. */
export function biasOf(trials: Trials, what: 'orders' | 'revenue'): Bias {
  const cameOf = (customer: TriedCustomer): number => (what === 'orders' ? customer.cameOrders : customer.cameRevenue);
  const byCustomer = new Map<string, { said: number; came: number }>();
  const byOrigin = trials.map((tried) => {
    let [said, came] = [0, 0];
    for (const customer of tried) {
      const sums = byCustomer.get(customer.id) ?? { said: 0, came: 0 };
      sums.said += customer[what];
      sums.came += cameOf(customer);
      byCustomer.set(customer.id, sums);
      said += customer[what];
      came += cameOf(customer);
    }
    return said / came - 1;
  });
  const sums = [...byCustomer.values()];
  const came = sums.reduce((sum, own) => sum + own.came, 0);
  const ratio = sums.reduce((sum, own) => sum + own.said, 0) / came;
  const error = Math.sqrt(sums.reduce((sum, own) => sum + (own.said - ratio * own.came) ** 2, 0)) / came;
  return { bias: ratio - 1, error, byOrigin };
}

const BINS = 10;

/** How far chances of no order were off, over ten bins weighted by their customers, and by how much chance alone would make them so. */
export function calibrationOf(trials: Trials): Calibration {
  const bins = Array.from({ length: BINS }, () => ({ customers: 0, said: 0, came: 0 }));
  for (const { noOrder, cameOrders } of trials.flat()) {
    const bin = bins[Math.min(BINS - 1, Math.floor(noOrder * BINS))];
    if (bin === undefined) continue;
    bin.customers += 1;
    bin.said += noOrder;
    bin.came += cameOrders === 0 ? 1 : 0;
  }
  const customers = bins.reduce((sum, bin) => sum + bin.customers, 0);
  const error = bins.reduce((sum, { said, came }) => sum + Math.abs(said - came), 0) / customers;
  const byChance = bins.reduce(
    (sum, { customers: count, said }) => sum + Math.sqrt((2 / Math.PI) * said * (count > 0 ? 1 - said / count : 0)),
    0,
  );
  return { error, byChance: byChance / customers };
}
