import type { Cause } from '../incidents/incidents.ts';
import type { GestureKind } from '../gestures/gesture.ts';
import { type Currency, type Money, add, zero } from '../money/money.ts';
import { dayStart, firstDayOfNextMonth } from '../shared/time.ts';
import type { Now } from './admission.ts';
import { giverOf, isForeign, isLive } from './commitments.ts';
import type { Commitment } from './types.ts';

/** What falls to one person, cause or kind of gesture. Minor units. */
export interface MonthShare<Key extends string> {
  readonly key: Key;
  readonly spentMinor: number;
  readonly gestures: number;
}

/** A calendar month of the team as the journal tells it now. Minor units of the team's currency; every list adds up to the whole. */
export interface MonthReport {
  /** `YYYY-MM`, in the account's time zone. */
  readonly month: string;
  readonly spentMinor: number;
  readonly gestures: number;
  /** Approved or being given, and not given yet. */
  readonly heldMinor: number;
  /** Gestures that were taken back since. */
  readonly undone: number;
  /** The most spent first. */
  readonly byPerson: readonly MonthShare<string>[];
  readonly byCause: readonly MonthShare<Cause>[];
  /** `unknown` where its entry names no kind. */
  readonly byKind: readonly MonthShare<GestureKind>[];
  /** What was given in other currencies, which is in none of these sums: one sum for each. */
  readonly foreign: readonly Money[];
}

/** When a month begins and ends, `untilMs` not included. */
export function monthSpan(month: string, timeZone: string): { readonly sinceMs: number; readonly untilMs: number } {
  const first = `${month}-01`;
  return { sinceMs: dayStart(first, timeZone), untilMs: dayStart(firstDayOfNextMonth(first), timeZone) };
}

/**
 * What a month comes to by its commitments, all of which are known: what counts is what the limits counted, when it was
 * reserved, and by whose gesture it is. What was undone later is no longer in it.
 */
export function monthReport(
  commitments: readonly Commitment[],
  { month, currency, nowMs, timeZone }: Now & { readonly month: string; readonly currency: Currency },
): MonthReport {
  const { sinceMs, untilMs } = monthSpan(month, timeZone);
  const ofMonth = commitments.filter(({ reservedAtMs }) => reservedAtMs >= sinceMs && reservedAtMs < untilMs);
  const live = ofMonth.filter((one) => isLive(one, nowMs));
  const own = live.filter((one) => !isForeign(one, currency));
  const given = own.filter(({ state }) => state === 'posted');
  return {
    month,
    spentMinor: sumOf(given),
    gestures: given.length,
    heldMinor: sumOf(own) - sumOf(given),
    undone: ofMonth.filter(({ state, undoneById }) => state === 'voided' && undoneById !== undefined).length,
    byPerson: sharesBy(given, giverOf),
    byCause: sharesBy(given, ({ cause }) => cause),
    byKind: sharesBy(given, ({ detail }) => detail.gesture ?? 'unknown'),
    foreign: foreignOf(live, currency),
  };
}

function sumOf(some: readonly Commitment[]): number {
  return some.reduce((sum, { countsMinor }) => sum + countsMinor, 0);
}

function sharesBy<Key extends string>(given: readonly Commitment[], keyOf: (one: Commitment) => Key): readonly MonthShare<Key>[] {
  const shares = new Map<Key, { readonly spentMinor: number; readonly gestures: number }>();
  for (const one of given) {
    const before = shares.get(keyOf(one)) ?? { spentMinor: 0, gestures: 0 };
    shares.set(keyOf(one), { spentMinor: before.spentMinor + one.countsMinor, gestures: before.gestures + 1 });
  }
  return [...shares]
    .map(([key, share]) => ({ key, ...share }))
    .toSorted((one, other) => other.spentMinor - one.spentMinor || (one.key < other.key ? -1 : 1));
}

function foreignOf(live: readonly Commitment[], currency: Currency): readonly Money[] {
  const sums = new Map<Currency, Money>();
  for (const { stated } of live.filter((one) => one.state === 'posted').filter((one) => isForeign(one, currency)))
    sums.set(stated.currency, add(sums.get(stated.currency) ?? zero(stated.currency), stated));
  return [...sums.values()];
}
