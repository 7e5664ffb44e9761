import { describe, expect, it } from 'vitest';
import { anOutcomeTicket } from '#builders/an-outcome.ts';
import type { OutcomeTicket } from '#domain/outcomes/outcome.ts';
import type { TicketOutcomes } from '#ports/ticket-outcomes.ts';
import { expectOk } from './expect-result.ts';

/** An account in which nobody has written anything in September 2026, and what puts tickets there. */
export interface TicketOutcomesHarness {
  readonly outcomes: TicketOutcomes;
  readonly causeFieldId: string;
  readonly customerIds: readonly [string, string];
  add(ticket: OutcomeTicket): void;
}

const FROM_MS = Date.parse('2026-09-07T00:00:00Z');
const TO_MS = Date.parse('2026-09-14T00:00:00Z');
const HOUR_MS = 3_600_000;

function added({ add, customerIds }: TicketOutcomesHarness, id: string, changes: Partial<OutcomeTicket> = {}): OutcomeTicket {
  const ticket = anOutcomeTicket({ id, customerId: customerIds[0], createdAtMs: FROM_MS + HOUR_MS, ...changes });
  add(ticket);
  return ticket;
}

function ids(tickets: readonly OutcomeTicket[]): readonly string[] {
  return tickets.map(({ id }) => id);
}

/** What everything promises that tells what became of tickets. */
export function ticketOutcomesContract(name: string, open: () => TicketOutcomesHarness): void {
  describe(`${name} as what tells what became of tickets`, () => {
    it('tells tickets by their ids, with rating and course, and none that there is not', async () => {
      const harness = open();
      const solvedMs = FROM_MS + 9 * HOUR_MS;
      const rated = added(harness, '900001', {
        rating: 'bad',
        course: { firstSolvedAtMs: solvedMs, reopens: 2 },
        tags: ['late_delivery', 'made_right'],
      });
      const unsolved = added(harness, '900002', {
        course: { firstSolvedAtMs: null, reopens: 0 },
        causeFieldValue: null,
        customerId: harness.customerIds[1],
      });
      const told = expectOk(await harness.outcomes.tickets(['900002', '900001', '900009'], harness.causeFieldId));
      expect(told.toSorted((one, other) => (one.id < other.id ? -1 : 1))).toEqual([rated, unsolved]);
    });

    it('finds tickets of a cause and a time, both ends meant, on which nothing was given', async () => {
      const harness = open();
      const { outcomes, causeFieldId } = harness;
      added(harness, '900001', { createdAtMs: FROM_MS });
      added(harness, '900002', { createdAtMs: TO_MS - 1000 });
      added(harness, '900003', { createdAtMs: FROM_MS - 1000 });
      added(harness, '900004', { createdAtMs: TO_MS });
      added(harness, '900005', { causeFieldValue: 'outage' });
      added(harness, '900006', { causeFieldValue: 'slow_reply' });
      added(harness, '900007', { causeFieldValue: null });
      added(harness, '900008', { tags: ['made_right'] });
      const of = { fromMs: FROM_MS, toMs: TO_MS, causes: ['late_delivery', 'outage'], causeFieldId };
      const found = expectOk(await outcomes.without(of, 1));
      expect(ids(found.tickets)).toEqual(['900002', '900005', '900001']);
      expect(found.inAll).toBe(3);
      expect(found.tickets.every(({ course }) => course === null)).toBe(true);
    });

    it('finds the tickets of customers, whatever they are about, page by page, and counts them all', async () => {
      const harness = open();
      const { outcomes, causeFieldId, customerIds } = harness;
      for (let index = 0; index < 130; index += 1) {
        const customerId = customerIds[index % 2] ?? '';
        added(harness, String(900_100 + index), {
          customerId,
          createdAtMs: FROM_MS + index * 60_000,
          tags: ['made_right'],
          causeFieldValue: null,
        });
      }
      const of = { fromMs: FROM_MS, toMs: TO_MS, customerIds, causeFieldId };
      const pages = [expectOk(await outcomes.ofCustomers(of, 1)), expectOk(await outcomes.ofCustomers(of, 2))];
      expect(pages.map(({ tickets, inAll }) => [tickets.length, inAll])).toEqual([
        [100, 130],
        [30, 130],
      ]);
      expect(ids(pages.flatMap(({ tickets }) => tickets))).toEqual(Array.from({ length: 130 }, (_one, index) => String(900_229 - index)));
      const [first] = customerIds;
      const theirs = expectOk(await outcomes.ofCustomers({ ...of, customerIds: [first] }, 1));
      expect(theirs.inAll).toBe(65);
      expect(new Set(theirs.tickets.map(({ customerId }) => customerId))).toEqual(new Set([first]));
    });
  });
}
