import { daysBetween } from '#domain/shared/time.ts';
import type { BacktestRecord } from '#domain/value/model.ts';
import { DAYS_PER_UNIT, type TimeUnit } from '#domain/value/purchase-summary.ts';
import { hasWon } from './backtest.ts';
import type { FittedSpend } from './fit-spend.ts';
import type { KnownCustomer } from './known-customers.ts';

/** What is to be known about a model, most serious first. */
export const FINDINGS = [
  'too_few_repeat_buyers',
  'short_history',
  'no_backtest',
  'loses_on_orders',
  'loses_on_revenue',
  'left_censored',
  'dropout_not_identified',
  'correlated_spend',
  'heavy_spend',
] as const;
export type Finding = (typeof FINDINGS)[number];

/** With any of these the model is stored as one not to project with. */
const FORBIDS: ReadonlySet<Finding> = new Set([
  'too_few_repeat_buyers',
  'short_history',
  'no_backtest',
  'loses_on_orders',
  'loses_on_revenue',
]);

export function mayProject(findings: readonly Finding[]): boolean {
  return !findings.some((finding) => FORBIDS.has(finding));
}

/** Fewer repeat buyers than this make a model too uncertain to be shown; fewer than the second figure are not fitted at all. */
const REPEAT_BUYERS_TO_SHOW = 200;
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
    ? `There is too little data: of ${customers.length} customers ${repeatBuyers} bought on more than one day. A fit takes at least ${REPEAT_BUYERS_TO_FIT} of them, and ${REPEAT_BUYERS_TO_SHOW} before the app shows it. Take a longer period.`
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
  readonly backtest: BacktestRecord | null;
}

/** What is found, most serious first. */
export function findingsOf(evidence: Evidence): readonly Finding[] {
  const { customers, firstDay, endDay, unit, medianGap, isDropoutIdentified, spend, backtest } = evidence;
  const repeatBuyers = customers.filter(({ summary }) => summary.frequency > 0).length;
  const holds: Readonly<Record<Finding, boolean>> = {
    too_few_repeat_buyers: repeatBuyers < REPEAT_BUYERS_TO_SHOW,
    short_history: daysBetween(firstDay, endDay) / DAYS_PER_UNIT[unit] < GAPS_TO_SHOW * medianGap,
    no_backtest: backtest === null,
    loses_on_orders: backtest !== null && !hasWon(backtest.orders),
    loses_on_revenue: backtest !== null && !hasWon(backtest.revenue),
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
  too_few_repeat_buyers: `Fewer than ${REPEAT_BUYERS_TO_SHOW} customers bought on more than one day: the model is too uncertain. The app will show history only.`,
  short_history: `The file covers less than ${GAPS_TO_SHOW} usual gaps between two orders: too short to see who stays away. The app will show history only.`,
  no_backtest: 'The model could not be tried on orders that it had not seen. The app will show history only.',
  loses_on_orders: 'On orders the model loses to a naive rule in the back-test. It is stored as not to be projected with; the app will show history only.',
  loses_on_revenue: 'On revenue the model loses to a naive rule in the back-test. It is stored as not to be projected with; the app will show history only.',
  left_censored: 'Left-censored: many first orders fall into the first weeks of the file, so these customers probably bought before it begins, and are taken for younger than they are. Export from an earlier date.',
  dropout_not_identified: 'The dropout is not identified: the data cannot tell whether customers ever leave. The model without dropout (NBD) is stored, and an active chance of 100 % is an assumption, not a finding.',
  correlated_spend: `Spend and number of orders go together (correlation beyond ${CORRELATION_AT_MOST}); the model takes them to be independent, so expected values are off for the most and the least frequent buyers.`,
  heavy_spend: 'Spend is very unequal: a few large orders decide the mean of all customers. Expected values of customers with few orders are uncertain.',
}; // prettier-ignore

/** A finding as a sentence for the person who fits. */
export function findingSentence(finding: Finding): string {
  return SENTENCES[finding];
}
