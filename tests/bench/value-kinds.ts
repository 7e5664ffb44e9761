import type { ShopTerms } from './value-shops.ts';

const usual: Omit<ShopTerms, 'seed'> = { customers: 2000, k: 1, r: 0.8, alpha: 6, a: 0.6, b: 2.4, spend: { p: 6.25 } };
/** Few customers who order often and stay. */
const business: Omit<ShopTerms, 'seed'> = { customers: 350, k: 2, r: 2, alpha: 6, a: 0.5, b: 6, spend: 'lognormal' };

/** A kind of shop, with what a model should find in it. */
export interface ShopKind {
  readonly name: string;
  readonly terms: Omit<ShopTerms, 'seed'>;
  /** How regular its buyers are; null where no one figure is right for all of them. */
  readonly k: number | null;
  /** Between which of its values the range of value has to hold what came: eight of ten or more, less where the spend is no model's. */
  readonly coverage: readonly [number, number];
  /** By how much chances of no order may be off, beyond what chance makes of it, where they are shown; null where that is known to be more. */
  readonly chanceError: number | null;
  /** How customers leave; null where no model has it so. */
  readonly leaving: 'at_an_order' | 'by_time' | null;
}

/** Eight in ten, give or take what simulated shops showed when the ranges were made. */
const IN_MODEL = [0.74, 0.92] as const;

export const SHOP_KINDS: readonly ShopKind[] = [
  { name: 'chance buyers, 2,000', terms: usual, k: 1, coverage: IN_MODEL, chanceError: 0.05, leaving: 'at_an_order' },
  {
    name: 'chance buyers, 400',
    terms: { ...usual, customers: 400 },
    k: 1,
    coverage: [0.64, 0.95],
    chanceError: 0.05,
    leaving: 'at_an_order',
  },
  { name: 'chance buyers, 120', terms: { ...usual, customers: 120 }, k: 1, coverage: [0.5, 1], chanceError: null, leaving: 'at_an_order' },
  { name: 'unequal orders', terms: { ...usual, spend: { p: 1.2 } }, k: 1, coverage: IN_MODEL, chanceError: 0.05, leaving: 'at_an_order' },
  {
    name: 'two orders a week',
    terms: { ...usual, customers: 600, r: 3, alpha: 1.5 },
    k: 1,
    coverage: IN_MODEL,
    chanceError: 0.05,
    leaving: 'at_an_order',
  },
  { name: 'business customers, k = 2, 350', terms: business, k: 2, coverage: [0.74, 0.96], chanceError: 0.05, leaving: 'at_an_order' },
  {
    name: 'a few very large orders',
    terms: { ...usual, spend: 'pareto' },
    k: 1,
    coverage: [0.7, 0.92],
    chanceError: 0.05,
    leaving: 'at_an_order',
  },
  { name: 'lognormal spend', terms: { ...usual, spend: 'lognormal' }, k: 1, coverage: IN_MODEL, chanceError: 0.05, leaving: 'at_an_order' },
  {
    name: 'who orders often spends more',
    terms: { ...usual, spend: 'with_frequency' },
    k: 1,
    coverage: IN_MODEL,
    chanceError: 0.05,
    leaving: 'at_an_order',
  },
  {
    name: 'regular, k = 3',
    terms: { ...usual, k: 3, r: 1.5, alpha: 4 },
    k: 3,
    coverage: IN_MODEL,
    chanceError: 0.05,
    leaving: 'at_an_order',
  },
  { name: 'a season', terms: { ...usual, season: 0.5 }, k: 1, coverage: [0.7, 0.92], chanceError: 0.05, leaving: null },
  { name: 'drifting rates', terms: { ...usual, drifts: true }, k: null, coverage: [0.5, 1], chanceError: null, leaving: null },
  {
    name: 'regular, k = 4, leaving by time',
    terms: { ...usual, k: 4, r: 2, alpha: 3, leaveAfterWeeks: 60 },
    k: null,
    coverage: [0.66, 0.92],
    chanceError: 0.05,
    leaving: 'by_time',
  },
  {
    name: 'chance buyers, leaving by time',
    terms: { ...usual, leaveAfterWeeks: 60 },
    k: 1,
    coverage: IN_MODEL,
    chanceError: 0.05,
    leaving: 'by_time',
  },
  {
    name: 'some get boxes, some do not',
    terms: { ...usual, boxShare: 0.4 },
    k: null,
    coverage: [0.68, 0.95],
    chanceError: null,
    leaving: null,
  },
  {
    name: 'boxes each month',
    terms: { ...usual, isMonthly: true, spend: 'fixed' },
    k: 20,
    coverage: [0.8, 1],
    chanceError: 0.05,
    leaving: 'at_an_order',
  },
];
