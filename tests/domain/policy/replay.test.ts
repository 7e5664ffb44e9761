import { describe, expect, it } from 'vitest';
import { aPastMoment } from '#builders/a-past-moment.ts';
import { NOW_MS, TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { EUR } from '#builders/currencies.ts';
import { aRule } from '#builders/limit-rules.ts';
import { limits } from '#builders/limits.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { type PastMoment, type Replayed, replay } from '#domain/policy/replay.ts';

const builtIn = builtInPolicy(EUR);
const generous: Policy = { ...builtIn, baseMinor: { 1: 0, 2: 2000, 3: 2500, 4: 3000 } };

function replayed(moments: readonly PastMoment[], policy: Policy = builtIn, set: Partial<Limits> = {}): readonly Replayed[] {
  return replay(moments, { policy, limits: limits(set), timeZone: TIME_ZONE });
}

function only(moment: PastMoment, policy: Policy = builtIn, set: Partial<Limits> = {}): Replayed | undefined {
  return replayed([moment], policy, set)[0];
}

/** Somebody chose seven of it, for a customer and a ticket of its own. */
function chosenAt(atMs: number, id: string): PastMoment {
  return aPastMoment({ id, ticketId: id, customerId: id, amountMinor: 700, suggestedMinor: null, atMs });
}

describe('whoever followed the suggestion', () => {
  it('follows the new one', () => {
    expect(only(aPastMoment(), generous)).toMatchObject({ isFollowed: true, suggestedMinor: 2000, givenMinor: 2000, refusal: null });
  });

  it('follows it where words alone were suggested and given', () => {
    const moment = aPastMoment({ gesture: 'apology', amountMinor: 0, suggestedMinor: 0 });
    expect(only(moment, generous)).toMatchObject({ isFollowed: true, givenMinor: 2000 });
  });

  it('is never refused for the amount, which fits what the limits leave', () => {
    expect(only(aPastMoment(), generous, { gestureMinor: 700 })).toMatchObject({ givenMinor: 700, refusal: null });
  });
});

describe('whoever chose another amount', () => {
  it('chooses the same again', () => {
    expect(only(aPastMoment({ amountMinor: 1200 }), generous)).toMatchObject({ isFollowed: false, suggestedMinor: 2000, givenMinor: 1200 });
  });

  it('does so too where it is not known what was suggested', () => {
    expect(only(aPastMoment({ suggestedMinor: null }), generous)).toMatchObject({ isFollowed: false, givenMinor: 1000 });
  });

  it('gives exactly what a limit permits, and nothing at one cent more', () => {
    const moment = aPastMoment({ amountMinor: 1200 });
    expect(only(moment, builtIn, { gestureMinor: 1200 })).toMatchObject({ givenMinor: 1200, refusal: null });
    expect(only(moment, builtIn, { gestureMinor: 1199 })).toMatchObject({
      givenMinor: 0,
      refusal: { by: 'gesture', wantedMinor: 1200 },
    });
  });

  it('gives what the tier that the customer had then permits, and what everybody is permitted to whoever had none', () => {
    const rules = [aRule({ limits: { gestureMinor: 1200 } })];
    const of = (tier: string | null) =>
      only(aPastMoment({ amountMinor: 1200, facts: { value: tier === null ? null : { tier, upliftPercent: 0 } } }), builtIn, {
        gestureMinor: 1000,
        rules,
      });
    expect([of('gold')?.givenMinor, of('silver')?.givenMinor, of(null)?.givenMinor]).toEqual([1200, 0, 0]);
  });

  it('gives no more in sixty minutes than an agent’s hour, also where they began the day before', () => {
    const midnightMs = Date.parse('2026-03-18T00:00:00+01:00');
    const all = [chosenAt(midnightMs - 1_800_000, '1'), chosenAt(midnightMs + 1_700_000, '2'), chosenAt(midnightMs + 1_800_000, '3')];
    expect(replayed(all, builtIn, { agentHourMinor: 1300 }).map(({ givenMinor, refusal }) => [givenMinor, refusal?.by])).toEqual([
      [700, undefined],
      [0, 'agent_hour'],
      [700, undefined],
    ]);
  });

  it('holds a person to their own limits, whatever the group was that they were in then', () => {
    const rules = [
      aRule({ kind: 'person', id: '11', limits: { gestureMinor: 500 } }),
      aRule({ kind: 'group', id: '370', limits: { gestureMinor: 0 } }),
    ];
    expect(only(aPastMoment({ amountMinor: 501, agentId: '11' }), builtIn, { rules })?.refusal?.by).toBe('gesture');
    expect(only(aPastMoment({ amountMinor: 501, agentId: '12' }), builtIn, { rules })?.refusal).toBeNull();
  });

  it('as a lead gives within the limit of leads', () => {
    const set = { gestureMinor: 1000, leadGestureMinor: 5000 };
    expect(only(aPastMoment({ amountMinor: 1200, isLead: true }), builtIn, set)).toMatchObject({ givenMinor: 1200 });
  });

  it('is stopped where the law fixes what is due, and by the price', () => {
    const statutory = { ...builtIn, causes: builtIn.causes.map((cause) => ({ ...cause, isStatutory: true })) };
    expect(only(aPastMoment({ amountMinor: 1200 }), statutory)?.refusal?.by).toBe('statutory');
    const cheap = aPastMoment({ amountMinor: 1200, facts: { lossMinor: 700, outcome: 'kept' } });
    expect(only(cheap)?.refusal).toEqual({ by: 'over_price', wantedMinor: 1200 });
  });
});

describe('what went before', () => {
  const first = aPastMoment({ id: 'm-1', atMs: daysBefore(3), ticketId: '501', amountMinor: 1200 });
  const second = aPastMoment({ id: 'm-2', atMs: NOW_MS, ticketId: '502', amountMinor: 1100 });

  it('counts in the order of time, whatever the order of the list', () => {
    const set = { customerWindowMinor: 1500 };
    const outcomes = replayed([second, first], builtIn, set).map(({ moment, givenMinor, refusal }) => [moment.id, givenMinor, refusal?.by]);
    expect(outcomes).toEqual([
      ['m-1', 1200, undefined],
      ['m-2', 0, 'customer_window'],
    ]);
  });

  it('does not count where the replay refused it', () => {
    const set = { gestureMinor: 1150, customerWindowMinor: 1500 };
    expect(replayed([first, second], builtIn, set).map(({ givenMinor }) => givenMinor)).toEqual([0, 1100]);
  });

  it('does not stand in the way of the same on the same ticket where the replay refused it', () => {
    const again = replayed([first, { ...second, ticketId: '501' }], builtIn, { gestureMinor: 1150 });
    expect(again.map(({ refusal }) => refusal?.by)).toEqual(['gesture', undefined]);
  });

  it.each([
    ['agent_day', { agentDayMinor: 2000 }, { atMs: NOW_MS - 1000 }],
    ['customer_count', { customerGestureCount: 1 }, {}],
    ['team_month', { teamMonthMinor: 2000 }, { customerId: '799', agentId: '19' }],
  ] as const)('counts towards %s', (limit, set, changes) => {
    expect(replayed([{ ...first, ...changes }, second], builtIn, set)[1]?.refusal?.by).toBe(limit);
  });

  it('leaves for another failure on the same ticket what one gesture may still be, and says nothing on another ticket', () => {
    const other = aPastMoment({ id: 'm-2', ticketId: '501', cause: 'outage', amountMinor: 300 });
    const set = { gestureMinor: 1500 };
    expect(replayed([first, other], builtIn, set)[1]).toMatchObject({ givenMinor: 300, refusal: null });
    const more = { ...other, amountMinor: 301 };
    expect(replayed([first, more], builtIn, set)[1]?.refusal).toEqual({ by: 'split', wantedMinor: 301 });
    expect(replayed([first, { ...more, ticketId: '502' }], builtIn, set)[1]?.refusal).toBeNull();
  });

  it('uses up the number of gestures, of which the last is suggested as it is and the next is a question for a lead', () => {
    const next = aPastMoment({ id: 'm-2', ticketId: '502' });
    const [, last] = replayed([first, next], builtIn, { customerGestureCount: 2 });
    expect(last).toMatchObject({ suggestedMinor: 1000, givenMinor: 1000, refusal: null, request: null });
    const [, over] = replayed([first, next], builtIn, { customerGestureCount: 1 });
    expect(over).toMatchObject({ suggestedMinor: 0, givenMinor: 0, request: { why: 'customer_count', wantedMinor: 1000 } });
  });

  it('for the same on the same ticket is enough', () => {
    expect(replayed([first, { ...second, ticketId: '501' }])[1]?.refusal?.by).toBe('same_incident');
  });

  it('is seen by the suggestion: the stored gestures and limits are not', () => {
    const stale = aPastMoment({
      id: 'm-3',
      ticketId: '503',
      facts: {
        gestures: Array.from({ length: 5 }, () => ({ daysAgo: 1, isSameCause: true, isSameTicket: true, amountMinor: 500 })),
        allowances: [{ limit: 'gesture', left: { amountMinor: 0, currency: EUR } }],
      },
    });
    expect(only(stale)).toMatchObject({ suggestedMinor: 1000, request: null });
    const asked = replayed([first, second, stale])[2];
    expect(asked).toMatchObject({ givenMinor: 1000, request: { why: 'gestures', wantedMinor: 1000 } });
  });
});

describe('a lead', () => {
  it('is asked for what would be suggested if the limit were not there', () => {
    expect(only(aPastMoment(), generous, { gestureMinor: 1500 })).toMatchObject({
      givenMinor: 1500,
      request: { why: 'gesture', wantedMinor: 2000 },
    });
  });
});

function loyal(tier: string): PastMoment {
  return aPastMoment({ amountMinor: 1200, suggestedMinor: 1200, facts: { value: { tier, upliftPercent: 20 } } });
}

describe('the tier of a customer', () => {
  const tiers = [{ key: 'gold', atLeastMinor: 0, upliftPercent: 0 }];
  const plain: Policy = { ...builtIn, tiers, baseMinor: { ...builtIn.baseMinor, 2: 5000 } };

  it('has the uplift of the policy that is tried', () => {
    expect(only(loyal('gold'), plain)?.suggestedMinor).toBe(5000);
  });

  it('keeps its uplift where the policy has no tier of that name', () => {
    expect(only(loyal('iron'), plain)?.suggestedMinor).toBe(6000);
  });
});
