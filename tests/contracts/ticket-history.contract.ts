import { describe, expect, it } from 'vitest';
import type { TicketHistory } from '#ports/ticket-history.ts';
import { expectOk } from './expect-result.ts';

/** A history with four customers: one with a few tickets, one with more than can be read, one hit by a problem, and one without any. */
export interface TicketHistoryHarness {
  readonly history: TicketHistory;
  readonly causeFieldId: string;
  /** `priorIds` newest first, without the present one. */
  readonly few: { readonly customerId: string; readonly presentId: string; readonly priorIds: readonly number[] };
  readonly many: { readonly customerId: string; readonly presentId: string; readonly priorCount: number };
  /** The present ticket is one of those that a problem gathers, the other one is not. */
  readonly linked: { readonly customerId: string; readonly presentId: string; readonly otherId: string };
  readonly none: { readonly customerId: string };
}

/** What every ticket history promises. */
export function ticketHistoryContract(name: string, open: () => TicketHistoryHarness): void {
  describe(`${name} as a ticket history`, () => {
    it('reads the tickets before the present one, newest first', async () => {
      const { history, few, causeFieldId } = open();
      const prior = expectOk(await history.priorTickets({ customerId: few.customerId, exceptTicketId: few.presentId, causeFieldId }));
      expect(prior.read.map((ticket) => ticket.id)).toEqual(few.priorIds);
      expect(prior).toMatchObject({ inAll: few.priorIds.length, includesArchived: true });
    });

    it('counts the present ticket where it is another one', async () => {
      const { history, few, causeFieldId } = open();
      const prior = expectOk(await history.priorTickets({ customerId: few.customerId, exceptTicketId: '999999', causeFieldId }));
      expect(prior.inAll).toBe(few.priorIds.length + 1);
    });

    it('reads the newest hundred of a long history and counts all of it', async () => {
      const { history, many, causeFieldId } = open();
      const prior = expectOk(await history.priorTickets({ customerId: many.customerId, exceptTicketId: many.presentId, causeFieldId }));
      expect(prior.inAll).toBe(many.priorCount);
      expect(prior.read.length).toBeGreaterThanOrEqual(99);
      expect(prior.read.length).toBeLessThanOrEqual(100);
      const times = prior.read.map((ticket) => ticket.createdAtMs);
      expect(times).toEqual(times.toSorted((a, b) => b - a));
    });

    it('tells whether the present ticket is one of those that a problem gathers, whatever the others are', async () => {
      const { history, linked, few, causeFieldId } = open();
      const isLinked = async (customerId: string, exceptTicketId: string): Promise<boolean> =>
        expectOk(await history.priorTickets({ customerId, exceptTicketId, causeFieldId })).isLinkedToProblem;
      expect(await isLinked(linked.customerId, linked.presentId)).toBe(true);
      expect(await isLinked(linked.customerId, linked.otherId)).toBe(false);
      expect(await isLinked(linked.customerId, '999999')).toBe(false);
      expect(await isLinked(few.customerId, few.presentId)).toBe(false);
    });

    it('is empty for a customer who never wrote', async () => {
      const { history, none, causeFieldId } = open();
      const prior = expectOk(await history.priorTickets({ customerId: none.customerId, exceptTicketId: '999999', causeFieldId }));
      expect(prior).toEqual({ read: [], inAll: 0, includesArchived: true, isLinkedToProblem: false });
    });
  });
}
