import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aProposal } from '#builders/a-proposal.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { allowancesFor, firstExceeded } from '#domain/journal/admission.ts';
import { isUntold, leftForCause } from '#domain/journal/made-right.ts';
import type { Commitment } from '#domain/journal/types.ts';

const TICKET = '501';
const LATE = { ticketId: TICKET, cause: 'late_delivery' };
const care = aCommitment({ ...LATE, momentId: 'care', countsMinor: 0 });
const money = aCommitment({ ...LATE, momentId: 'money', countsMinor: 1 });

describe('what may still be given on a ticket for one cause', () => {
  it('is anything where nothing was, or only for another cause or on another ticket', () => {
    const others = [aCommitment({ ...LATE, cause: 'outage' }), aCommitment({ ...LATE, ticketId: '502' })];
    const anything = { left: 'anything', earlier: null };
    expect([leftForCause(LATE, []), leftForCause(LATE, others)]).toEqual([anything, anything]);
  });

  it('is money after what cost nothing, and nothing after one cent', () => {
    expect(leftForCause(LATE, [care])).toEqual({ left: 'money', earlier: care });
    expect(leftForCause(LATE, [care, money])).toEqual({ left: 'nothing', earlier: money });
  });

  it.each<Partial<Commitment>>([{ isUncertain: true }, { cause: '' }])('is nothing beside what cannot be told: %j', (untold) => {
    const one = aCommitment({ ...LATE, cause: 'outage', countsMinor: 0, ...untold });
    expect(isUntold(one)).toBe(true);
    expect(leftForCause(LATE, [one])).toEqual({ left: 'nothing', earlier: one });
    expect(leftForCause(LATE, [{ ...one, ticketId: '502' }])).toEqual({ left: 'anything', earlier: null });
  });
});

interface Wish {
  readonly ticketId: string;
  readonly cause: string;
  readonly amountMinor: number;
}

const wish: fc.Arbitrary<Wish> = fc.record({
  ticketId: fc.constantFrom(TICKET, '502'),
  cause: fc.constantFrom('late_delivery', 'wrong_item', 'outage'),
  amountMinor: fc.constantFrom(0, 0, 500, 1500),
});

/** Gives one after the other what the guard lets through. */
function given(wishes: readonly Wish[]): readonly Commitment[] {
  return wishes.reduce<readonly Commitment[]>((before, { amountMinor, ...about }, index) => {
    const allowances = allowancesFor(aProposal(about), { commitments: before, checkpoint: null }, limits({}), {
      nowMs: NOW_MS,
      timeZone: TIME_ZONE,
    });
    if (firstExceeded({ amountMinor }, allowances) !== null) return before;
    return [
      ...before,
      aCommitment({
        ...about,
        momentId: `moment-${index}`,
        agentId: '11',
        customerId: '701',
        countsMinor: amountMinor,
        reservedAtMs: NOW_MS,
      }),
    ];
  }, []);
}

function isLate({ cause }: Pick<Wish, 'cause'>): boolean {
  return cause === 'late_delivery';
}

describe('several gestures on one ticket, in any order', () => {
  it('are for one cause at most one that cost nothing, and then one of money', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        const ones = given(wishes);
        for (const { ticketId, cause } of ones) {
          const same = ones.filter((one) => one.ticketId === ticketId && one.cause === cause);
          expect([[0], [1], [0, 1]]).toContainEqual(same.map(({ countsMinor }) => Number(countsMinor > 0)));
        }
      }),
    );
  });

  it('are never fewer for what went wrong besides: what is let through for a cause does not hang on other causes', () => {
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), (wishes) => {
        const sums = (ones: readonly Commitment[]): readonly number[] => ones.filter(isLate).map(({ countsMinor }) => countsMinor);
        expect(sums(given(wishes))).toEqual(sums(given(wishes.filter(isLate))));
      }),
    );
  });

  it('count each for every limit', () => {
    const ones = given([
      { ...LATE, amountMinor: 1500 },
      { ticketId: TICKET, cause: 'wrong_item', amountMinor: 500 },
    ]);
    const set = limits({ agentDayMinor: 5000, customerWindowMinor: 5000, customerGestureCount: 3, teamMonthMinor: 5000 });
    const left = allowancesFor(aProposal({ ticketId: TICKET, cause: 'outage' }), { commitments: ones, checkpoint: null }, set, {
      nowMs: NOW_MS,
      timeZone: TIME_ZONE,
    });
    expect(Object.fromEntries(left.map(({ limit, remaining }) => [limit, remaining]))).toMatchObject({
      agent_day: 3000,
      customer_window: 3000,
      customer_count: 1,
      team_month: 3000,
    });
  });
});
