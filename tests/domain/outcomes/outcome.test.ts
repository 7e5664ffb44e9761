import { describe, expect, it } from 'vitest';
import { anOutcomeTicket } from '#builders/an-outcome.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import type { Outcome } from '#domain/journal/kept-outcomes.ts';
import { type OutcomeTicket, finalAtMs, outcomeOf } from '#domain/outcomes/outcome.ts';

const FROM_MS = daysBefore(40);
const DAY_MS = 86_400_000;
const terms = { teamCauses: ['late_delivery', 'outage'], nowMs: NOW_MS };

function became(ticket: Partial<OutcomeTicket> = {}, others: readonly Partial<OutcomeTicket>[] = [], nowMs = NOW_MS): Outcome | null {
  const created = { createdAtMs: daysBefore(41), ...ticket };
  const written = others.map((other, index) => anOutcomeTicket({ id: String(index), createdAtMs: FROM_MS + DAY_MS, ...other }));
  return outcomeOf(anOutcomeTicket(created), { fromMs: FROM_MS, cause: 'late_delivery' }, written, { ...terms, nowMs });
}

describe('an outcome', () => {
  it('is final thirty days after, to the millisecond, and is none before', () => {
    expect(finalAtMs(FROM_MS)).toBe(daysBefore(10));
    expect(became({}, [], daysBefore(10) - 1)).toBeNull();
    expect(became({}, [], daysBefore(10))).toEqual({ rating: 'none', isReopened: false, wroteAgain: 'no' });
  });

  it('is none of a ticket that was merged into another', () => {
    expect(became({ tags: ['closed_by_merge'] })).toBeNull();
  });

  it.each([
    ['before it was watched', FROM_MS - 1, null],
    ['at that instant', FROM_MS, null],
    ['after', FROM_MS + 1, 'bad'],
    ['never', null, 'bad'],
  ])('tells rating and reopening only where the ticket was solved %s', (_when, firstSolvedAtMs, rating) => {
    const outcome = became({ rating: 'bad', course: { firstSolvedAtMs, reopens: 2 } });
    expect(outcome).toMatchObject({ rating, isReopened: rating === null ? null : true });
  });

  it('tells neither where Zendesk does not tell the course of the ticket', () => {
    expect(became({ rating: 'good', course: null })).toMatchObject({ rating: null, isReopened: null });
  });

  it.each([
    ['none', [], 'no'],
    ['one of the same cause', [{}], 'same_cause'],
    ['one of another cause', [{ causeFieldValue: 'outage' }], 'other_cause'],
    ['one without a cause', [{ causeFieldValue: null }], 'other_cause'],
    ['one whose cause is a tag', [{ causeFieldValue: null, tags: ['cause_late_delivery'] }], 'same_cause'],
    ['both, whichever came first', [{ causeFieldValue: 'outage' }, {}, { causeFieldValue: null }], 'same_cause'],
    ['one at the last instant', [{ createdAtMs: FROM_MS + 30 * DAY_MS }], 'same_cause'],
    ['one after that', [{ createdAtMs: FROM_MS + 30 * DAY_MS + 1 }], 'no'],
    ['one that is older', [{ createdAtMs: FROM_MS }], 'no'],
    ['one that was merged into another', [{ tags: ['closed_by_merge'] }], 'no'],
    ['the ticket itself', [{ id: '900' }], 'no'],
  ])('tells whether the customer wrote again: %s', (_what, others, wroteAgain) => {
    expect(became({}, others)).toMatchObject({ wroteAgain });
  });
});
