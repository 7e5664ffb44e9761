import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPastMoment } from '#builders/a-past-moment.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { anyLimits, pastMoments } from '#builders/past-moments.ts';
import { allowancesFor } from '#domain/journal/admission.ts';
import { recordGiven, givenInWindow, ledgerViewFor, newReplayLedger } from '#domain/journal/replay-ledger.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { DAY_MS } from '#domain/shared/time.ts';

function given(booking: { readonly atMs: number; readonly amountMinor?: number }) {
  return aPastMoment(booking);
}

describe('the books of a replay', () => {
  it('leave exactly the allowance that a list of everything given leaves', () => {
    fc.assert(
      fc.property(pastMoments, anyLimits, (moments, set) => {
        const books = newReplayLedger();
        const everything: Commitment[] = [];
        for (const moment of moments.toSorted((a, b) => a.atMs - b.atMs)) {
          const present = { nowMs: moment.atMs, timeZone: TIME_ZONE };
          const proposal = { ...moment, momentId: '' };
          const told = allowancesFor(proposal, ledgerViewFor(moment, books, set, present), set, present);
          expect(told).toEqual(allowancesFor(proposal, { commitments: everything, checkpoint: null }, set, present));
          recordGiven(moment, books, { limits: set, timeZone: TIME_ZONE });
          const listed = books.byTicket.get(moment.ticketId)?.at(-1);
          if (listed !== undefined) everything.push(listed);
        }
        expect(everything).toHaveLength(moments.length);
      }),
      { numRuns: 200 },
    );
  });

  it('tell what a customer had in the window: not what is as old as the window, and what is a millisecond younger', () => {
    const books = newReplayLedger();
    const set = limits({ customerWindowDays: 30 });
    const terms = { limits: set, timeZone: TIME_ZONE };
    recordGiven(given({ atMs: NOW_MS - 30 * DAY_MS, amountMinor: 100 }), books, terms);
    recordGiven(given({ atMs: NOW_MS - 30 * DAY_MS + 1, amountMinor: 200 }), books, terms);
    const before = givenInWindow({ customerId: '701', atMs: NOW_MS }, books, set);
    expect(before.map(({ countsMinor }) => countsMinor)).toEqual([200]);
    expect(givenInWindow({ customerId: '702', atMs: NOW_MS }, books, set)).toEqual([]);
  });

  it('begin a new sum with each month of the account', () => {
    const books = newReplayLedger();
    const terms = { limits: limits(), timeZone: TIME_ZONE };
    recordGiven(given({ atMs: Date.UTC(2026, 1, 28, 22, 59) }), books, terms);
    expect(books).toMatchObject({ month: '2026-02', monthMinor: 1000 });
    recordGiven(given({ atMs: Date.UTC(2026, 1, 28, 23) }), books, terms);
    recordGiven(given({ atMs: Date.UTC(2026, 2, 1) }), books, terms);
    expect(books).toMatchObject({ month: '2026-03', monthMinor: 2000 });
  });
});
