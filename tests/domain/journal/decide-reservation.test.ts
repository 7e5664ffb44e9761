import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aProposal } from '#builders/a-proposal.ts';
import { NOW_MS, TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { type Now, isCovered, needsOf } from '#domain/journal/admission.ts';
import { type AdmissionResult, decideReservation } from '#domain/journal/decide-reservation.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { HOLD_MS } from '#domain/journal/lease.ts';
import { DAY_MS, dayStart } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';

const present: Now = { nowMs: NOW_MS, timeZone: TIME_ZONE };
const today = localDay(NOW_MS, TIME_ZONE);

function sum(ones: readonly Commitment[]): number {
  return ones.reduce((total, one) => total + one.countsMinor, 0);
}

/** One cent more than leaves room for a proposal below a limit of 50. */
function other(overrides: Partial<Commitment>): Commitment {
  return aCommitment({ countsMinor: 3501, ...overrides });
}

/** What somebody reserved so long before. */
function before(ms: number): Commitment {
  return other({ state: 'reserved', reserveId: '01E0006', reservedAtMs: NOW_MS - ms });
}

describe('a reservation that is written and listed', () => {
  const set = { teamMonthMinor: 5000 };
  const own = aCommitment({
    momentId: 'moment-own',
    reserveId: '01E0005',
    agentId: '11',
    state: 'reserved',
    countsMinor: 1500,
    reservedAtMs: NOW_MS,
  });
  const judge = (others: readonly Commitment[], nowMs = NOW_MS): AdmissionResult =>
    decideReservation(aProposal(), { reserveId: '01E0005' }, { commitments: [own, ...others], checkpoint: null }, limits(set), {
      nowMs,
      timeZone: TIME_ZONE,
    });

  it('goes ahead with exactly what is left', () => {
    expect(judge([other({ countsMinor: 3500 })])).toEqual({ kind: 'go' });
  });

  it('is refused one cent over what is given already, with the limit and what is left', () => {
    expect(judge([other({})])).toMatchObject({ kind: 'refuse', refusal: { limit: 'team_month', remaining: 1499, isContended: false } });
  });

  it.each([
    ['01E0006', 'look_again'],
    ['01E0004', 'step_back'],
  ])('over only because of %s, which is being decided, is to %s: who fits with those before stays', (reserveId, kind) => {
    expect(judge([other({ state: 'reserved', reserveId, reservedAtMs: hoursBefore(0) })])).toMatchObject({
      kind,
      refusal: { isContended: true },
    });
  });

  it('counts what others reserved up to 120 s before it, and nothing that had expired by then, whenever that is looked at', () => {
    for (const nowMs of [NOW_MS, NOW_MS + HOLD_MS]) {
      expect(judge([before(HOLD_MS)], nowMs)).toMatchObject({ kind: 'look_again', refusal: { isContended: true } });
      expect(judge([before(HOLD_MS + 1)], nowMs)).toEqual({ kind: 'go' });
    }
  });

  it('waits for nobody about whose entry nobody can tell: that is held until a lead ends it', () => {
    const unsure = other({ state: 'reserved', isUncertain: true, reserveId: '01E0006', reservedAtMs: NOW_MS - 10 * HOLD_MS });
    expect(judge([unsure])).toMatchObject({ kind: 'refuse', refusal: { isContended: false } });
  });

  it('is refused by what is granted as by what is given', () => {
    expect(judge([other({ state: 'granted', reservedAtMs: NOW_MS - 10 * HOLD_MS })])).toMatchObject({ kind: 'refuse' });
  });

  it('names what is decided first, though an undecided one stands in the way as well', () => {
    const undecided = other({ momentId: 'moment-2', state: 'reserved', reserveId: '01E0001', reservedAtMs: NOW_MS, countsMinor: 9000 });
    expect(judge([other({}), undecided])).toMatchObject({ kind: 'refuse', refusal: { remaining: 1499, isContended: false } });
  });

  it('does not wait for those whom its limit does not concern', () => {
    const bystander = aCommitment({ momentId: 'moment-2', reserveId: '01E0001', state: 'reserved', reservedAtMs: NOW_MS, countsMinor: 1 });
    const rival = aCommitment({
      momentId: 'moment-3',
      reserveId: '01E0009',
      customerId: '701',
      state: 'reserved',
      reservedAtMs: NOW_MS,
      countsMinor: 4000,
    });
    const verdict = decideReservation(
      aProposal(),
      { reserveId: '01E0005' },
      { commitments: [own, bystander, rival], checkpoint: null },
      limits({ customerWindowMinor: 5000 }),
      present,
    );
    expect(verdict.kind).toBe('look_again');
  });

  it('counts on the day and in the month it was written, also where midnight has passed since', () => {
    const midnightMs = dayStart(today, TIME_ZONE);
    const late = { ...own, reservedAtMs: midnightMs - 1000 };
    const yesterdays = aCommitment({ agentId: '11', countsMinor: 4000, reservedAtMs: midnightMs - 3_600_000 });
    const verdict = decideReservation(
      aProposal(),
      { reserveId: '01E0005' },
      { commitments: [late, yesterdays], checkpoint: null },
      limits({ agentDayMinor: 5000 }),
      {
        nowMs: midnightMs + 1000,
        timeZone: TIME_ZONE,
      },
    );
    expect(verdict).toMatchObject({ kind: 'refuse', refusal: { limit: 'agent_day', remaining: 1000 } });
  });
});

describe('a clock that is behind', () => {
  it('changes nothing: the day on which the server stamped the reservation is judged', () => {
    const midnightMs = dayStart(today, TIME_ZONE);
    const own = aCommitment({ momentId: 'moment-own', reserveId: '01E0005', state: 'reserved', reservedAtMs: midnightMs + 2 });
    const todays = aCommitment({ agentId: '11', countsMinor: 4000, reservedAtMs: midnightMs + 1 });
    const known = { commitments: [own, todays], checkpoint: null };
    const behind = { nowMs: midnightMs - 60_000, timeZone: TIME_ZONE };
    const verdict = decideReservation(aProposal(), { reserveId: '01E0005' }, known, limits({ agentDayMinor: 5000 }), behind);
    expect(verdict).toMatchObject({ kind: 'refuse', refusal: { limit: 'agent_day', remaining: 1000 } });
  });
});

describe('whoever looks after everyone has written', () => {
  it('never goes ahead over the full sum; those stay who fit in the order of their ids, so that the first one always does', () => {
    const reservations = fc.array(fc.record({ amountMinor: fc.integer({ min: 1, max: 3000 }), isDecided: fc.boolean() }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(reservations, fc.integer({ min: 0, max: 9000 }), (given, teamMonthMinor) => {
        const all = given.map(({ amountMinor, isDecided }, index) =>
          aCommitment({
            momentId: `moment-${index}`,
            reserveId: `01E${index}`,
            ticketId: String(index),
            countsMinor: amountMinor,
            state: isDecided ? 'posted' : 'reserved',
            reservedAtMs: NOW_MS,
          }),
        );
        const decidedMinor = sum(all.filter(({ state }) => state === 'posted'));
        const undecided = all.filter(({ state }) => state === 'reserved');
        for (const [index, own] of undecided.entries()) {
          const proposal = aProposal({ momentId: own.momentId, ticketId: own.ticketId, amountMinor: own.countsMinor });
          const { kind } = decideReservation(proposal, own, { commitments: all, checkpoint: null }, limits({ teamMonthMinor }), present);
          const isOver = decidedMinor + own.countsMinor > teamMonthMinor;
          const fits = decidedMinor + sum(undecided.slice(0, index + 1)) <= teamMonthMinor;
          expect(kind).toBe(sum(all) <= teamMonthMinor ? 'go' : isOver ? 'refuse' : fits ? 'look_again' : 'step_back');
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('how far back the journal is needed', () => {
  it('is a day one by one, the start of the month as a sum where there is a pool, and never less than the day so far', () => {
    expect(needsOf(limits(), present)).toEqual({ sinceMs: NOW_MS - DAY_MS, monthSinceMs: Infinity });
    expect(needsOf(limits({ teamMonthMinor: 0 }), present).monthSinceMs).toBe(dayStart('2026-03-01', TIME_ZONE));
    const endOfLongDay = { nowMs: dayStart('2026-10-26', TIME_ZONE) - 1, timeZone: TIME_ZONE };
    expect(needsOf(limits({ agentDayMinor: 1 }), endOfLongDay).sinceMs).toBe(dayStart('2026-10-25', TIME_ZONE));
  });

  it('is told by a list that reaches so far, and not by one that ends a millisecond later', () => {
    const needs = needsOf(limits({ teamMonthMinor: 1 }), present);
    const isEnough = (sinceMs: number): boolean => isCovered(needs, { sinceMs, checkpoint: null }, TIME_ZONE);
    expect([isEnough(needs.monthSinceMs), isEnough(needs.monthSinceMs + 1)]).toEqual([true, false]);
    const dayOnly = needsOf(limits(), present);
    expect(isCovered(dayOnly, { sinceMs: NOW_MS - DAY_MS, checkpoint: null }, TIME_ZONE)).toBe(true);
    expect(isCovered(dayOnly, { sinceMs: NOW_MS - DAY_MS + 1, checkpoint: null }, TIME_ZONE)).toBe(false);
  });

  it('is told by a checkpoint that the list reaches, which carries the month and lists the day', () => {
    const needs = needsOf(limits({ teamMonthMinor: 1 }), present);
    const checkpoint = {
      month: '2026-03',
      upToId: '01E9',
      upToMs: hoursBefore(1),
      carriedMinor: 5,
      carriedUpToId: '01E5',
      carriedUpToMs: needs.sinceMs - 1,
    };
    const told = (changed: Partial<typeof checkpoint>, sinceMs = checkpoint.upToMs): boolean =>
      isCovered(needs, { sinceMs, checkpoint: { ...checkpoint, ...changed } }, TIME_ZONE);
    expect(told({})).toBe(true);
    expect(told({}, checkpoint.upToMs + 1)).toBe(false);
    expect(told({ carriedUpToMs: needs.sinceMs })).toBe(false);
    expect(told({ month: '2026-02' })).toBe(false);
  });
});
