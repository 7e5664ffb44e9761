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

describe('the ledger of a replay', () => {
  it('leave exactly the allowance that a list of everything given leaves', () => {
    fc.assert(
      fc.property(pastMoments, anyLimits, (moments, set) => {
        const ledger = newReplayLedger();
        const everything: Commitment[] = [];
        for (const moment of moments.toSorted((a, b) => a.atMs - b.atMs)) {
          const present = { nowMs: moment.atMs, timeZone: TIME_ZONE };
          const proposal = { ...moment, momentId: '' };
          const told = allowancesFor(proposal, ledgerViewFor(moment, ledger, set, present), set, present);
          expect(told).toEqual(allowancesFor(proposal, { commitments: everything, checkpoint: null }, set, present));
          recordGiven(moment, ledger, { limits: set, timeZone: TIME_ZONE });
          const listed = ledger.byTicket.get(moment.ticketId)?.at(-1);
          if (listed !== undefined) everything.push(listed);
        }
        expect(everything).toHaveLength(moments.length);
      }),
      { numRuns: 200 },
    );
  });

  it('tell what a customer had in the window: not what is as old as the window, and what is a millisecond younger', () => {
    const ledger = newReplayLedger();
    const set = limits({ customerWindowDays: 30 });
    const terms = { limits: set, timeZone: TIME_ZONE };
    recordGiven(given({ atMs: NOW_MS - 30 * DAY_MS, amountMinor: 100 }), ledger, terms);
    recordGiven(given({ atMs: NOW_MS - 30 * DAY_MS + 1, amountMinor: 200 }), ledger, terms);
    const before = givenInWindow({ customerId: '701', atMs: NOW_MS }, ledger, set);
    expect(before.map(({ countsMinor }) => countsMinor)).toEqual([200]);
    expect(givenInWindow({ customerId: '702', atMs: NOW_MS }, ledger, set)).toEqual([]);
  });

  it('begin a new sum with each month of the account', () => {
    const ledger = newReplayLedger();
    const terms = { limits: limits(), timeZone: TIME_ZONE };
    recordGiven(given({ atMs: Date.UTC(2026, 1, 28, 22, 59) }), ledger, terms);
    expect(ledger).toMatchObject({ month: '2026-02', monthMinor: 1000 });
    recordGiven(given({ atMs: Date.UTC(2026, 1, 28, 23) }), ledger, terms);
    recordGiven(given({ atMs: Date.UTC(2026, 2, 1) }), ledger, terms);
    expect(ledger).toMatchObject({ month: '2026-03', monthMinor: 2000 });
  });
});
