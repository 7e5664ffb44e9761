import type { Cause } from '../incidents/incidents.ts';
import type { KeptOutcome } from '../journal/kept-outcomes.ts';
import { inHashOrder } from './hash-order.ts';
import { type Interval, type Proportion, differenceInterval } from './proportions.ts';

/** What is compared: how many customers were content, had the ticket opened again, wrote again, and wrote again about the same cause. */
export const MEASURES = ['rated_good', 'reopened', 'wrote_again', 'wrote_again_same'] as const;
export type Measure = (typeof MEASURES)[number];

/** With fewer tickets than this on either side nothing is told of a difference. */
export const COMPARED_AT_LEAST = 20;

/**
 * `too_few` fewer than {@link COMPARED_AT_LEAST} of each · `may_be_chance` the interval of the difference has 0 in it, so that there are too few to
 * tell one from the other · `more` and `fewer` with a gesture than without.
 */
export type Verdict = 'too_few' | 'may_be_chance' | 'more' | 'fewer';

/** One measure of tickets with a gesture beside as many similar ones without. */
export interface Comparison {
  readonly measure: Measure;
  readonly withGesture: Proportion;
  readonly without: Proportion;
  /** Of the difference in shares, with a gesture less without, 95 %. */
  readonly interval: Interval;
  readonly verdict: Verdict;
  /** Tickets with a gesture for which there was no similar one without, and which are left out. */
  readonly unmatched: number;
}

/** A ticket with a gesture, and one without that is compared with it. */
type Pair = readonly [withGesture: KeptOutcome, without: KeptOutcome];

/** Compares outcomes, of one cause or of all, measure by measure. */
export function compareOutcomes(outcomes: Iterable<KeptOutcome>, cause: Cause | null = null): readonly Comparison[] {
  const meant = eachOnce(outcomes).filter((one) => cause === null || one.cause === cause);
  return MEASURES.map((measure) => {
    const known = meant.filter((one) => hitOf(one, measure) !== null);
    const pairs = pairsOf(known);
    const share = (side: 0 | 1): Proportion => ({
      hits: pairs.filter((pair) => hitOf(pair[side], measure) === true).length,
      of: pairs.length,
    });
    const [withGesture, without] = [share(0), share(1)];
    const interval = differenceInterval(withGesture, without);
    const unmatched = known.filter(({ hasGesture }) => hasGesture).length - pairs.length;
    return { measure, withGesture, without, interval, verdict: verdictOf(pairs.length, interval), unmatched };
  });
}

/** Whether a ticket counts for a measure; null where that is not known of it. A rating is asked only of those that were rated. */
function hitOf({ rating, isReopened, wroteAgain }: KeptOutcome, measure: Measure): boolean | null {
  switch (measure) {
    case 'rated_good':
      return rating === null || rating === 'none' ? null : rating === 'good';
    case 'reopened':
      return isReopened;
    case 'wrote_again':
      return wroteAgain !== 'no';
    case 'wrote_again_same':
      return wroteAgain === 'same_cause';
  }
}

function verdictOf(count: number, { low, high }: Interval): Verdict {
  if (count < COMPARED_AT_LEAST) return 'too_few';
  if (low > 0) return 'more';
  return high < 0 ? 'fewer' : 'may_be_chance';
}

/** One outcome of each ticket. On which there was a gesture in some week, there was one. */
function eachOnce(outcomes: Iterable<KeptOutcome>): readonly KeptOutcome[] {
  const byTicket = new Map<string, KeptOutcome>();
  for (const one of outcomes) {
    const before = byTicket.get(one.ticketId);
    if (before === undefined || (one.hasGesture && !before.hasGesture)) byTicket.set(one.ticketId, one);
  }
  return [...byTicket.values()];
}

/**
 * Puts to each ticket with a gesture one without: of the same cause, from a customer who wrote in the same month, and of the same severity where that
 * is known of it. What is left over on either side is left out, so that both sides are made up alike. Which is left out its number alone decides.
 */
export function pairsOf(outcomes: readonly KeptOutcome[]): readonly Pair[] {
  const strata = new Map<string, KeptOutcome[]>();
  for (const one of inHashOrder(outcomes, ({ ticketId }) => ticketId)) {
    const key = `${one.month} ${one.cause}`;
    strata.set(key, [...(strata.get(key) ?? []), one]);
  }
  return [...strata.values()].flatMap((stratum) => {
    const withGesture = stratum.filter(({ hasGesture }) => hasGesture);
    const without = stratum.filter(({ hasGesture }) => !hasGesture);
    const pairs: Pair[] = [];
    const free = new Set(withGesture);
    for (const other of [...without.filter(({ severity }) => severity !== null), ...without.filter(({ severity }) => severity === null)]) {
      const match = [...free].find(({ severity }) => other.severity === null || other.severity === severity);
      if (match === undefined) continue;
      free.delete(match);
      pairs.push([match, other]);
    }
    return pairs;
  });
}
