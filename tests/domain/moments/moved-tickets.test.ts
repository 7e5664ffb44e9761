import { describe, expect, it } from 'vitest';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { daysBefore } from '#builders/clock.ts';
import { MOMENT_TAG } from '#domain/moments/moment.ts';
import { MOVED_TICKETS_AT_MOST, movedTickets } from '#domain/moments/moved-tickets.ts';
import type { PriorTicket } from '#domain/incidents/incidents.ts';

const sinceMs = daysBefore(30);
const tagged = aPriorTicket({ id: 502, status: 'solved', tags: [MOMENT_TAG], updatedAtMs: sinceMs });

function moved(ticket: Partial<PriorTicket>, ...known: readonly string[]): readonly string[] {
  return movedTickets([{ ...tagged, ...ticket }], { ticketIds: new Set(known), sinceMs });
}

describe('a ticket that may have come from a customer who was merged', () => {
  it('is one on which something was made right since the window began, and of which no entry is known', () => {
    expect(moved({})).toEqual(['502']);
    expect(moved({ updatedAtMs: Infinity })).toEqual(['502']);
  });

  it('is none that was last saved before the window, has no tag, or is known', () => {
    expect(moved({ updatedAtMs: sinceMs - 1 })).toEqual([]);
    expect(moved({ tags: [] })).toEqual([]);
    expect(moved({}, '502')).toEqual([]);
  });

  it('is one that was last saved before the window where it is not solved, or was merged into another', () => {
    expect(moved({ updatedAtMs: sinceMs - 1, status: 'hold' })).toEqual(['502']);
    expect(moved({ updatedAtMs: sinceMs - 1, status: 'closed', tags: [MOMENT_TAG, 'closed_by_merge'] })).toEqual(['502']);
    expect(moved({ updatedAtMs: sinceMs - 1, status: 'closed' })).toEqual([]);
  });

  it('is asked about together with 19 others, the newest first as they are listed, and no more', () => {
    const many = Array.from({ length: MOVED_TICKETS_AT_MOST + 1 }, (_, index) => ({ ...tagged, id: 600 - index }));
    const found = movedTickets(many, { ticketIds: new Set(), sinceMs });
    expect([found.length, found[0], found.at(-1)]).toEqual([20, '600', '581']);
  });
});
