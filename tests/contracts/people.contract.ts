import { describe, expect, it } from 'vitest';
import type { People } from '#ports/people.ts';
import { expectOk } from './expect-result.ts';

/** A ticket with its customer, and the id of none. */
export interface PeopleHarness {
  readonly people: People;
  readonly ticketId: string;
  readonly customerId: string;
  readonly customerName: string;
  readonly unknownTicketId: string;
}

/** What everybody who knows people promises. */
export function peopleContract(name: string, open: () => PeopleHarness): void {
  describe(`${name} as people`, () => {
    it('tell whose a ticket is, and nothing of one that nobody knows', async () => {
      const { people, ticketId, customerId, customerName, unknownTicketId } = open();
      const found = expectOk(await people.customersOf([ticketId, unknownTicketId, ticketId]));
      expect([...found.keys()]).toEqual([ticketId]);
      expect(found.get(ticketId)).toMatchObject({ customerId, name: customerName });
      expect(expectOk(await people.customersOf([]))).toEqual(new Map());
    });
  });
}
