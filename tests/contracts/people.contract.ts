import { describe, expect, it } from 'vitest';
import type { People } from '#ports/people.ts';
import { expectOk } from './expect-result.ts';

/** People of an account: some who may give, one who may only look, and a ticket with its customer. */
export interface PeopleHarness {
  readonly people: People;
  readonly teamIds: readonly string[];
  readonly lookingId: string;
  readonly ticketId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly unknownTicketId: string;
}

/** What everybody who knows people promises. */
export function peopleContract(name: string, open: () => PeopleHarness): void {
  describe(`${name} as people`, () => {
    it('are those who may give, page by page, each once', async () => {
      const { people, teamIds, lookingId } = open();
      const found: string[] = [];
      let cursor: string | null = null;
      do {
        const page: Awaited<ReturnType<People['team']>> = await people.team(cursor);
        const { items, next } = expectOk(page);
        found.push(...items);
        cursor = next;
      } while (cursor !== null);
      expect(new Set(found).size).toBe(found.length);
      expect(teamIds.filter((id) => !found.includes(id))).toEqual([]);
      expect(found).not.toContain(lookingId);
    });

    it('tell whose a ticket is, and nothing of one that nobody knows', async () => {
      const { people, ticketId, customerId, customerName, unknownTicketId } = open();
      const found = expectOk(await people.customersOf([ticketId, unknownTicketId, ticketId]));
      expect([...found.keys()]).toEqual([ticketId]);
      expect(found.get(ticketId)).toMatchObject({ customerId, name: customerName });
      expect(expectOk(await people.customersOf([]))).toEqual(new Map());
    });
  });
}
