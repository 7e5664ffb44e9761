import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPastMoment } from '#builders/a-past-moment.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { anyLimits, pastMoments } from '#builders/past-moments.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { type LimitsTrial, limitsTrial } from '#domain/policy/limits-trial.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { type PastMoment, replay } from '#domain/policy/replay.ts';
import { simulate } from '#domain/policy/simulate.ts';

const policy = builtInPolicy(EUR);

function termsOf(set: Limits) {
  return { policy, limits: set, timeZone: TIME_ZONE };
}

function trial(moments: readonly PastMoment[], now: Limits, tried: Limits): LimitsTrial {
  return limitsTrial(replay(moments, termsOf(now)), replay(moments, termsOf(tried)));
}

/** Two agents, three customers: one followed, two chose more than was suggested. */
const moments = [
  aPastMoment({ id: 'a', ticketId: '501', customerId: '701', atMs: Date.UTC(2026, 0, 5) }),
  aPastMoment({ id: 'b', ticketId: '502', customerId: '702', amountMinor: 1200, atMs: Date.UTC(2026, 0, 6) }),
  aPastMoment({ id: 'c', ticketId: '503', customerId: '703', agentId: '12', amountMinor: 1800, atMs: Date.UTC(2026, 0, 7) }),
];

describe('a trial of limits', () => {
  it('tells what is spent, refused and asked for under the limits of now and under those that are tried', () => {
    expect(trial(moments, limits({ gestureMinor: 1500 }), limits({ gestureMinor: 800 }))).toEqual({
      moments: 3,
      givenMinor: 4000,
      now: { spentMinor: 2200, refused: 1, refusedMinor: 1800, asked: 0 },
      // Of the ten euros that were suggested 8 are left.
      tried: { spentMinor: 800, refused: 2, refusedMinor: 3000, asked: 3 },
      parts: {
        refused: { count: 1, minor: -1200 },
        asked: { count: 1, minor: -200 },
        less: { count: 0, minor: 0 },
        more: { count: 0, minor: 0 },
      },
      gap: {
        refused: { count: 1, minor: -1800 },
        asked: { count: 0, minor: 0 },
        none: { count: 0, minor: 0 },
        lower: { count: 0, minor: 0 },
        higher: { count: 0, minor: 0 },
      },
      byLimit: [{ limit: 'gesture', now: 1, tried: 2 }],
      differing: { moments: { more: 0, less: 2 }, customers: { more: 0, less: 2 }, agents: { more: 0, less: 1 } },
    });
  });

  it('names every limit that refuses something, by the first that does, in the order of the limits', () => {
    const tried = trial(moments, limits({ teamMonthMinor: 1000 }), limits({ gestureMinor: 1500 }));
    expect(tried.byLimit).toEqual([
      { limit: 'gesture', now: 0, tried: 1 },
      { limit: 'team_month', now: 2, tried: 0 },
    ]);
    expect(tried.differing).toEqual({ moments: { more: 1, less: 0 }, customers: { more: 1, less: 0 }, agents: { more: 1, less: 0 } });
  });

  it('counts somebody by all of their moments together: who gets more here and as much less there differs in nothing', () => {
    const two = [
      aPastMoment({ id: 'a', ticketId: '501', customerId: '701', amountMinor: 900, suggestedMinor: null, atMs: Date.UTC(2026, 0, 5, 9) }),
      aPastMoment({ id: 'b', ticketId: '502', customerId: '701', amountMinor: 900, suggestedMinor: null, atMs: Date.UTC(2026, 0, 5, 10) }),
    ];
    const { differing } = trial(two, limits({ customerGestureCount: 1 }), limits({ customerGestureCount: 2 }));
    expect(differing).toEqual({ moments: { more: 1, less: 0 }, customers: { more: 1, less: 0 }, agents: { more: 1, less: 0 } });
  });

  it('puts every moment that makes a difference into one part, and the parts add up to the whole difference', () => {
    fc.assert(
      fc.property(pastMoments, anyLimits, anyLimits, (past, now, tried) => {
        const found = trial(past, now, tried);
        const { refused, less, more } = found.parts;
        const all = Object.values(found.parts);
        const { moments: differing } = found.differing;
        expect(all.reduce((sum, { count }) => sum + count, 0)).toBe(differing.more + differing.less);
        expect(all.reduce((sum, { minor }) => sum + minor, 0)).toBe(found.tried.spentMinor - found.now.spentMinor);
        expect(refused.count).toBeLessThanOrEqual(found.tried.refused);
        expect(refused.minor).toBeLessThanOrEqual(0);
        expect(less.minor).toBeLessThanOrEqual(-less.count);
        expect(more.minor).toBeGreaterThanOrEqual(more.count);
      }),
    );
  });

  it('says of what was really given by what it differs under the limits of now, and the parts add up to that', () => {
    const at = Date.UTC(2026, 0, 5);
    const past = [
      // Suggested today: €10.
      aPastMoment({ id: 'a', ticketId: '501', customerId: '701', amountMinor: 1500, suggestedMinor: 1500, atMs: at }),
      aPastMoment({ id: 'b', ticketId: '502', customerId: '702', amountMinor: 700, suggestedMinor: 700, atMs: at }),
      aPastMoment({ id: 'c', ticketId: '503', customerId: '703', amountMinor: 700, suggestedMinor: 900, atMs: at }),
    ];
    const { gap } = trial(past, limits({}), limits({}));
    expect(gap).toMatchObject({
      lower: { count: 1, minor: -500 },
      higher: { count: 1, minor: 300 },
      asked: { count: 0 },
      none: { count: 0 },
    });
    const asking = trial(past, limits({ gestureMinor: 900 }), limits({})).gap;
    expect(asking).toMatchObject({ asked: { count: 2, minor: -400 }, lower: { count: 0 }, higher: { count: 0 } });
    fc.assert(
      fc.property(pastMoments, anyLimits, anyLimits, (found, now, tried) => {
        const one = trial(found, now, tried);
        const all = Object.values(one.gap);
        expect(all.reduce((sum, { minor }) => sum + minor, 0)).toBe(one.now.spentMinor - one.givenMinor);
        expect(one.gap.refused.count).toBeLessThanOrEqual(one.now.refused);
        expect(one.gap.none.minor).toBeLessThanOrEqual(0);
        expect(one.gap.lower.minor).toBeLessThanOrEqual(-one.gap.lower.count);
        expect(one.gap.higher.minor).toBeGreaterThanOrEqual(one.gap.higher.count);
      }),
    );
  });

  it('of the same limits differs in nothing, and has the figures of a simulation', () => {
    fc.assert(
      fc.property(pastMoments, anyLimits, anyLimits, (past, now, tried) => {
        const same = trial(past, now, now);
        expect(same.differing.moments).toEqual({ more: 0, less: 0 });
        expect(same.now).toEqual(same.tried);
        const one = trial(past, now, tried);
        const simulated = simulate(past, termsOf(tried));
        expect([one.givenMinor, one.tried.spentMinor]).toEqual([simulated.total.beforeMinor, simulated.total.afterMinor]);
        expect(one.tried.refused).toBe(simulated.refusals.reduce((sum, { count }) => sum + count, 0));
        expect(one.tried.refusedMinor).toBe(simulated.refusals.reduce((sum, { wantedMinor }) => sum + wantedMinor, 0));
        expect(one.tried.asked).toBe(simulated.requests.reduce((sum, { count }) => sum + count, 0));
        for (const { limit, tried: count } of one.byLimit)
          expect(count).toBe(simulated.refusals.find(({ why }) => why === limit)?.count ?? 0);
      }),
    );
  });
});
