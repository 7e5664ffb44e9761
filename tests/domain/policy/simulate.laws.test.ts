import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TIME_ZONE } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { aRule } from '#builders/limit-rules.ts';
import { anyLimits, pastMoments } from '#builders/past-moments.ts';
import { limitsFor } from '#domain/journal/limits-for.ts';
import { limitsUnder } from '#domain/journal/limits-in-force.ts';
import type { RuleKey } from '#domain/journal/limits.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import type { Replayed, ReplayTerms } from '#domain/policy/replay.ts';
import { type Simulation, type Spending, differenceOf, simulate } from '#domain/policy/simulate.ts';
import { DAY_MS, HOUR_MS, monthOf } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';

const builtIn = builtInPolicy(EUR);

const policies: fc.Arbitrary<Policy> = fc.oneof(
  fc.constant(builtIn),
  fc
    .record({
      base: fc.array(fc.integer({ min: 0, max: 6000 }), { minLength: 4, maxLength: 4 }).map((sums) => sums.toSorted((a, b) => a - b)),
      repeatSameCausePercent: fc.integer({ min: 0, max: 100 }),
      lookAfterGestures: fc.integer({ min: 0, max: 3 }),
    })
    .map(({ base: [one = 0, two = 0, three = 0, four = 0], ...rest }) => ({
      ...builtIn,
      ...rest,
      baseMinor: { 1: one, 2: two, 3: three, 4: four },
    })),
);

const terms: fc.Arbitrary<ReplayTerms> = fc.record({
  policy: policies,
  limits: anyLimits,
  timeZone: fc.constantFrom(TIME_ZONE, 'Pacific/Auckland'),
});

function everyMoment({ more, less, same }: Simulation): readonly Replayed[] {
  return [...more, ...less, ...same].toSorted((a, b) => a.moment.atMs - b.moment.atMs);
}

function sumOf(some: readonly Replayed[]): number {
  return some.reduce((sum, { givenMinor }) => sum + givenMinor, 0);
}

/** The largest sum of any group. */
function mostOf(some: readonly Replayed[], keyOf: (one: Replayed) => string): number {
  return Math.max(0, ...some.map((one) => sumOf(some.filter((other) => keyOf(other) === keyOf(one)))));
}

function dayOf({ moment }: Replayed, timeZone: string): string {
  return localDay(moment.atMs, timeZone);
}

function isSame(one: Replayed, other: Replayed, who: 'agentId' | 'customerId'): boolean {
  return one.moment[who] === other.moment[who];
}

function isWithin(one: Replayed, other: Replayed, spanMs: number): boolean {
  return other.moment.atMs <= one.moment.atMs && other.moment.atMs > one.moment.atMs - spanMs;
}

describe('whatever was given, under whatever settings', () => {
  it('no limit that is set is passed', () => {
    fc.assert(
      fc.property(pastMoments, terms, (moments, set) => {
        const all = everyMoment(simulate(moments, set));
        const { agentDayMinor, customerWindowMinor, customerWindowDays, customerGestureCount, teamMonthMinor } = set.limits;
        for (const one of all) {
          expect(one.givenMinor).toBeLessThanOrEqual(limitsFor(set.limits, one.moment).limits.gestureMinor ?? Infinity);
        }
        const agentDays = mostOf(all, (one) => `${one.moment.agentId} ${dayOf(one, set.timeZone)}`);
        expect(agentDays).toBeLessThanOrEqual(agentDayMinor ?? Infinity);
        const months = mostOf(all, (one) => monthOf(dayOf(one, set.timeZone)));
        expect(months).toBeLessThanOrEqual(teamMonthMinor ?? Infinity);
        for (const { moment } of all) {
          const sinceMs = moment.atMs - customerWindowDays * DAY_MS;
          const window = all.filter(
            (other) => other.moment.customerId === moment.customerId && other.moment.atMs <= moment.atMs && other.moment.atMs > sinceMs,
          );
          expect(sumOf(window)).toBeLessThanOrEqual(customerWindowMinor ?? Infinity);
          expect(window.filter(({ givenMinor }) => givenMinor > 0).length).toBeLessThanOrEqual(customerGestureCount ?? Infinity);
        }
      }),
      { numRuns: 300 },
    );
  });

  it('what limits some to less, or permits a tier more, is kept by each gesture, with all that it is counted with', () => {
    const rules = [
      aRule({ limits: { gestureMinor: 3000, agentHourMinor: 5000, agentDayMinor: 6000, customerWindowMinor: 7000 } }),
      aRule({ kind: 'person', id: '11', limits: { gestureMinor: 1500, agentHourMinor: 2000, agentDayMinor: 2500 } }),
    ];
    const chosen = { gestureMinor: 1000, agentHourMinor: 3000, agentDayMinor: 4000, customerWindowMinor: 4000 };
    fc.assert(
      fc.property(pastMoments, terms, anyLimits, (moments, set, settings) => {
        const held = limitsUnder(settings, [{ limits: chosen, rules }]);
        const all = everyMoment(simulate(moments, { ...set, limits: held }));
        const limitOf = ({ moment }: Replayed, key: RuleKey): number =>
          limitsFor(held, { ...moment, tier: moment.facts.value?.tier ?? null }).limits[key] ?? Infinity;
        // Whatever one limit permits, those that are held to no more come to no more together.
        const isKept = (key: RuleKey, isCounted: (one: Replayed, other: Replayed) => boolean): boolean =>
          all.every((one) => {
            const counted = all.filter((other) => isCounted(one, other) && limitOf(other, key) <= limitOf(one, key));
            return one.givenMinor === 0 || sumOf(counted) <= limitOf(one, key);
          });
        expect(isKept('gestureMinor', (one, other) => one === other)).toBe(true);
        expect(isKept('agentHourMinor', (one, other) => isSame(one, other, 'agentId') && isWithin(one, other, HOUR_MS))).toBe(true);
        expect(
          isKept('agentDayMinor', (one, other) => isSame(one, other, 'agentId') && dayOf(one, set.timeZone) === dayOf(other, set.timeZone)),
        ).toBe(true);
        const windowMs = held.customerWindowDays * DAY_MS;
        expect(isKept('customerWindowMinor', (one, other) => isSame(one, other, 'customerId') && isWithin(one, other, windowMs))).toBe(
          true,
        );
      }),
      { numRuns: 200 },
    );
  });

  it('nothing is spent where every limit is 0', () => {
    const none = limits({
      gestureMinor: 0,
      leadGestureMinor: 0,
      agentDayMinor: 0,
      customerWindowMinor: 0,
      customerGestureCount: 0,
      teamMonthMinor: 0,
    });
    fc.assert(
      fc.property(pastMoments, terms, (moments, set) => {
        expect(simulate(moments, { ...set, limits: none }).total.afterMinor).toBe(0);
      }),
    );
  });

  it('the order of the moments does not matter, and the same again gives the same', () => {
    fc.assert(
      fc.property(
        pastMoments.chain((moments) => fc.tuple(fc.constant(moments), fc.shuffledSubarray([...moments], { minLength: moments.length }))),
        terms,
        ([moments, shuffled], set) => {
          expect(simulate(shuffled, set)).toEqual(simulate(moments, set));
        },
      ),
    );
  });

  it('every list adds up to the total, and every moment is in one of three', () => {
    fc.assert(
      fc.property(pastMoments, terms, (moments, set) => {
        const found = simulate(moments, set);
        const all = everyMoment(found);
        const total = {
          moments: moments.length,
          beforeMinor: moments.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
          afterMinor: sumOf(all),
        };
        expect(found.total).toEqual(total);
        for (const list of [found.months, found.causes, found.customers]) expect(added(list)).toEqual(total);
        expect(all.reduce((sum, one) => sum + differenceOf(one), total.beforeMinor)).toBe(total.afterMinor);
        expect(new Set(all.map(({ moment }) => moment.id)).size).toBe(moments.length);
        expect(found.refusals.reduce((sum, { count }) => sum + count, 0)).toBe(all.filter(({ refusal }) => refusal !== null).length);
        expect(found.requests.reduce((sum, { count }) => sum + count, 0)).toBe(all.filter(({ request }) => request !== null).length);
      }),
    );
  });

  it('what is given is the suggestion where that was followed, else what was chosen, or nothing where it is refused', () => {
    fc.assert(
      fc.property(pastMoments, terms, (moments, set) => {
        for (const { moment, isFollowed, suggestedMinor, givenMinor, refusal } of everyMoment(simulate(moments, set))) {
          const wantedMinor = isFollowed ? suggestedMinor : moment.amountMinor;
          expect(givenMinor).toBe(refusal === null ? wantedMinor : 0);
          expect(refusal?.wantedMinor ?? wantedMinor).toBe(wantedMinor);
        }
      }),
    );
  });

  it('followed suggestions without limits come out as they were made, a ticket each', () => {
    fc.assert(
      fc.property(pastMoments, policies, (moments, policy) => {
        const apart = moments.map((moment, index) => ({ ...moment, ticketId: String(index), amountMinor: 0, suggestedMinor: 0 }));
        const free = { policy, limits: limits(), timeZone: TIME_ZONE };
        const made = everyMoment(simulate(apart, free));
        expect(made.every(({ refusal, givenMinor, suggestedMinor }) => refusal === null && givenMinor === suggestedMinor)).toBe(true);
        const given = made.map(({ moment, suggestedMinor }) => ({ ...moment, amountMinor: suggestedMinor, suggestedMinor }));
        const again = simulate(given, free);
        expect(again.total.afterMinor).toBe(again.total.beforeMinor);
        expect([again.more, again.less]).toEqual([[], []]);
      }),
    );
  });
});

function added(list: readonly Spending[]): Spending {
  return list.reduce(
    (sum, one) => ({
      moments: sum.moments + one.moments,
      beforeMinor: sum.beforeMinor + one.beforeMinor,
      afterMinor: sum.afterMinor + one.afterMinor,
    }),
    { moments: 0, beforeMinor: 0, afterMinor: 0 },
  );
}
