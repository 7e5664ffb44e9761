import { daysBetween } from '#domain/shared/time.ts';
import type { Verdicts } from '#domain/value/model.ts';
import { DAYS_PER_UNIT, type TimeUnit } from '#domain/value/purchase-summary.ts';
import { LEFT_OUT_AT_MOST } from '../orders/left-out.ts';
import type { FittedSpend } from './fit-spend.ts';
import type { KnownCustomer } from './known-customers.ts';

/** What is to be known about a model, most serious first. */
export const FINDINGS = [
  'much_rejected',
  'short_history',
  'no_backtest',
  'loses_on_orders',
  'orders_off',
  'orders_unclear',
  'loses_on_revenue',
  'revenue_off',
  'revenue_unclear',
  'chance_withheld',
  'left_censored',
  'dropout_not_identified',
  'correlated_spend',
  'heavy_spend',
] as const;
export type Finding = (typeof FINDINGS)[number];

/** With any of these the model is stored as one not to project with. */
const FORBIDS: ReadonlySet<Finding> = new Set([
  'much_rejected',
  'short_history',
  'no_backtest',
  'loses_on_orders',
  'orders_off',
  'orders_unclear',
]);

export function mayProject(findings: readonly Finding[]): boolean {
  return !findings.some((finding) => FORBIDS.has(finding));
}

/** Fewer repeat buyers than this are not fitted at all. Whether more of them are enough the trials say. */
const REPEAT_BUYERS_TO_FIT = 20;
/** A history has to be at least so many usual gaps long. */
const GAPS_TO_SHOW = 2;
/** First orders come this many times as often at the start of the file as later where customers were there before it began. */
const CENSORED_RATIO = 1.5;
const CENSORED_DAYS = 28;
const CORRELATION_AT_MOST = 0.3;
/** With `q` at most 2 the spend of a customer without orders has no variance: a few large ones decide. */
const HEAVY_Q = 2;

/** A sentence why nothing is fitted, or null. */
export function refusal(customers: readonly KnownCustomer[]): string | null {
  const repeatBuyers = customers.filter(({ summary }) => summary.frequency > 0).length;
  return repeatBuyers < REPEAT_BUYERS_TO_FIT
    ? `There is too little data: of ${customers.length} customers ${repeatBuyers} bought on more than one day. A fit takes at least ${REPEAT_BUYERS_TO_FIT} of them. Take a longer period.`
    : null;
}

/** What a fit rests on. */
export interface Evidence {
  readonly customers: readonly KnownCustomer[];
  readonly firstDay: string;
  readonly endDay: string;
  readonly unit: TimeUnit;
  readonly medianGap: number;
  readonly isDropoutIdentified: boolean;
  readonly spend: FittedSpend;
  /** Null where the model could not be tried. */
  readonly verdicts: Verdicts | null;
  /** Whether more could not be read than the app projects with, and nobody has accepted it. */
  readonly isMuchRejected: boolean;
}

/** What is found, most serious first. */
export function findingsOf(evidence: Evidence): readonly Finding[] {
  const { customers, firstDay, endDay, unit, medianGap, isDropoutIdentified, spend, verdicts, isMuchRejected } = evidence;
  const counts = verdicts?.counts;
  // What the orders fail by, money and chance fail by too: it is said once.
  const [money, chance] = counts?.verdict === 'project' ? [verdicts?.money, verdicts?.chance] : [undefined, undefined];
  const holds: Readonly<Record<Finding, boolean>> = {
    much_rejected: isMuchRejected,
    short_history: daysBetween(firstDay, endDay) / DAYS_PER_UNIT[unit] < GAPS_TO_SHOW * medianGap,
    no_backtest: verdicts === null,
    loses_on_orders: counts?.why === 'loses',
    orders_off: counts?.why === 'off',
    orders_unclear: counts?.why === 'too_little',
    loses_on_revenue: verdicts?.money.why === 'loses' && counts?.why !== 'loses',
    revenue_off: money?.why === 'off',
    revenue_unclear: money?.why === 'too_little',
    chance_withheld: chance !== undefined && chance.verdict !== 'project',
    left_censored: isLeftCensored(customers, firstDay, endDay),
    dropout_not_identified: !isDropoutIdentified,
    correlated_spend: Math.abs(spend.corr) > CORRELATION_AT_MOST,
    heavy_spend: spend.q <= HEAVY_Q,
  };
  return FINDINGS.filter((finding) => holds[finding]);
}

/**
 * Whether many *first* orders fall into the first four weeks, beside the eight after them: those customers bought before the file
 * begins, and the file makes them too young.
 */
export function isLeftCensored(customers: readonly KnownCustomer[], firstDay: string, endDay: string): boolean {
  if (daysBetween(firstDay, endDay) < 3 * CENSORED_DAYS) return false;
  const window = (customer: KnownCustomer): number =>
    Math.floor(daysBetween(firstDay, customer.purchases[0]?.day ?? endDay) / CENSORED_DAYS);
  const windows = customers.map(window);
  const first = windows.filter((index) => index === 0).length;
  const next = windows.filter((index) => index === 1 || index === 2).length / 2;
  return first > CENSORED_RATIO * next;
}

/** The usual gap between two purchases of a customer, in units of time; 0 where there is none. */
export function medianGapOf(customers: readonly KnownCustomer[], unit: TimeUnit): number {
  const gaps = customers
    .flatMap(({ purchases }) => purchases.slice(1).map(({ day }, index) => daysBetween(purchases[index]?.day ?? day, day)))
    .toSorted((a, b) => a - b);
  return (gaps[Math.floor(gaps.length / 2)] ?? 0) / DAYS_PER_UNIT[unit];
}

const SENTENCES: Readonly<Record<Finding, string>> = {
  much_rejected: `More than ${100 * LEFT_OUT_AT_MOST} % of the money or of the customers is in rows that could not be read. The app will show history only, until the rows are mended or somebody accepts it with --accept-rejected.`,
  short_history: `The file covers less than ${GAPS_TO_SHOW} usual gaps between two orders: too short to see who stays away. The app will show history only.`,
  no_backtest: 'The model could not be tried on orders that it had not seen. The app will show history only.',
  loses_on_orders: 'On orders the model loses to a naive rule in the trials. It is stored as not to be projected with; the app will show history only.',
  orders_off: 'The number of orders was off to the same side in every trial: this kind of model does not fit the shop. The app will show history only.',
  orders_unclear: 'There is too little to tell whether the model foretells orders better than naive rules. The app will show history only.',
  loses_on_revenue: 'On revenue the model loses to a naive rule in the trials. The app will show no money that is expected.',
  revenue_off: 'Revenue was off to the same side in every trial. The app will show no money that is expected.',
  revenue_unclear: 'There is too little to tell whether the model foretells revenue as well as naive rules. The app will show no money that is expected.',
  chance_withheld: 'The chance of another order did not come true as often as it was foretold, or there is too little to tell. The app will not show it.',
  left_censored: 'Left-censored: many first orders fall into the first weeks of the file, so these customers probably bought before it begins, and are taken for younger than they are. Export from an earlier date.',
  dropout_not_identified: 'The dropout is not identified: the data cannot tell whether customers ever leave. The model without dropout (NBD) is stored, and an active chance of 100 % is an assumption, not a finding.',
  correlated_spend: `Spend and number of orders go together (correlation beyond ${CORRELATION_AT_MOST}); the model takes them to be independent, so expected values are off for the most and the least frequent buyers.`,
  heavy_spend: 'Spend is very unequal: a few large orders decide the mean of all customers. Expected values of customers with few orders are uncertain.',
}; // prettier-ignore

/** A finding as a sentence for the person who fits. */
export function findingSentence(finding: Finding): string {
  return SENTENCES[finding];
}
