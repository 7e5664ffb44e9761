import { describe, expect, it } from 'vitest';
import { LIMITS_MOMENT } from '#domain/journal/agent-day.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { noteQueries } from '#builders/note-queries.ts';
import { LATE_MS } from '#domain/journal/lease.ts';

function opened(entries: number, daysAgo: (index: number) => number) {
  const world = aWorld();
  for (let index = entries; index > 0; index -= 1) {
    world.journal.plant({ kind: 'reserve', momentId: `m-${index}`, customerId: '701', createdAtMs: daysBefore(daysAgo(index)) });
  }
  const journal = world.journal.as('91');
  const runtime = world.runtime();
  return { world, ports: { reader: aLedgerReader({ journal, runtime }) } };
}

const SUBJECT = { customerId: '701', ticketId: '501' };

describe("a customer's window", () => {
  it('is learnt back to its start, over as many pages as that takes', async () => {
    const { world, ports } = opened(250, (index) => index / 10);
    expect(await ports.reader.index.learn(SUBJECT, { sinceMs: daysBefore(30) })).toMatchObject({ ok: true });
    expect([...ports.reader.entries()]).toHaveLength(250);
    expect(world.journal.calls).toHaveLength(3);
  });

  it('is read no further than its start', async () => {
    const { world, ports } = opened(250, (index) => index);
    await ports.reader.index.learn(SUBJECT, { sinceMs: daysBefore(30) });
    expect(world.journal.calls).toHaveLength(1);
  });

  it.each([
    ['ends with the page that ends at its very start, which counts no more', 30, 1],
    ['goes on where the page ends a moment after that', 30 - 1e-8, 2],
  ])('%s', async (_what, daysAgo, pages) => {
    const { world, ports } = opened(150, (index) => (index === 100 ? daysAgo : index / 10 + (index > 100 ? 30 : 0)));
    await ports.reader.index.learn(SUBJECT, { sinceMs: daysBefore(30) });
    expect(world.journal.calls).toHaveLength(pages);
  });

  it('is not known where it holds more than can be read', async () => {
    const { ports } = opened(1001, () => 1);
    const error = { kind: 'too_much_to_read', what: 'journal' };
    expect(await ports.reader.index.learn(SUBJECT, { sinceMs: daysBefore(30) })).toEqual({ ok: false, error });
  });
});

function asking() {
  const world = aWorld();
  world.journal.plant({ kind: 'reserve', momentId: 'm-1', createdAtMs: NOW_MS });
  const { journal, queries } = noteQueries(world.journal.as('11'));
  return { queries, reader: aLedgerReader({ journal, runtime: world.runtime() }) };
}

describe('a search', () => {
  it('is for the customer, the ticket and the day of whoever reads, for the limits that leads have chosen, and for nothing that nobody named', async () => {
    const { queries, reader } = asking();
    await reader.index.learn(SUBJECT, { sinceMs: daysBefore(30) });
    expect(queries).toEqual([{ customerId: '701', ticketIds: ['501'], agentDays: ['11@2026-03-18'], momentIds: [LIMITS_MOMENT] }]);
  });

  it('is for the day on which a gesture counts, and tells nothing of another day', async () => {
    const { queries, reader } = asking();
    await reader.readTail();
    await reader.index.learn(SUBJECT, { sinceMs: daysBefore(30), atMs: daysBefore(1) });
    expect(queries.map(({ agentDays }) => agentDays)).toEqual([['11@2026-03-17']]);
    expect(reader.index.searchedAfterMs(SUBJECT, daysBefore(1))).toBe(NOW_MS);
    expect(reader.index.searchedAfterMs(SUBJECT, Infinity)).toBe(-Infinity);
  });

  it('tells nothing before it was done, nor of another customer or ticket', async () => {
    const { reader } = asking();
    await reader.readTail();
    expect(reader.index.searchedAfterMs(SUBJECT, Infinity)).toBe(-Infinity);
    await reader.index.learn(SUBJECT, { sinceMs: daysBefore(30) });
    const subjects = [SUBJECT, { ...SUBJECT, customerId: '702' }, { ...SUBJECT, ticketId: '502' }];
    expect(subjects.map((subject) => reader.index.searchedAfterMs(subject, Infinity))).toEqual([NOW_MS, -Infinity, -Infinity]);
  });

  it('that was sent together with the first page of the list began a minute before what that shows, for all that anybody knows', async () => {
    const { reader } = asking();
    const first = await reader.index.search(SUBJECT);
    await reader.readTail();
    await reader.index.learn(SUBJECT, { sinceMs: daysBefore(30), first });
    expect(reader.index.searchedAfterMs(SUBJECT, Infinity)).toBe(NOW_MS - LATE_MS);
  });
});

describe('tickets that came from a customer who was merged', () => {
  it('are searched for by their ids, beside the customer’s own entries', async () => {
    const world = aWorld();
    world.journal.plant({ kind: 'reserve', momentId: 'before', customerId: '700', ticketId: '502', createdAtMs: daysBefore(20) });
    const journal = world.journal.as('91');
    const { index, entries } = aLedgerReader({ journal, runtime: world.runtime() });
    await index.learn(SUBJECT, { sinceMs: daysBefore(30) });
    expect([...entries()]).toEqual([]);
    await index.learn({ ...SUBJECT, otherTicketIds: ['502'] }, { sinceMs: daysBefore(30) });
    expect([...entries()]).toMatchObject([{ momentId: 'before' }]);
  });

  it('are read by a search only where it named them', async () => {
    const { ports } = opened(1, () => 0);
    const { index } = ports.reader;
    await ports.reader.readTail();
    await index.learn({ ...SUBJECT, otherTicketIds: ['502'] }, { sinceMs: daysBefore(30) });
    const read = [SUBJECT, { ...SUBJECT, otherTicketIds: ['502'] }].map((subject) => index.searchedAfterMs(subject, Infinity));
    expect(read).toEqual([daysBefore(0), daysBefore(0)]);
    expect(index.searchedAfterMs({ ...SUBJECT, otherTicketIds: ['502', '503'] }, Infinity)).toBe(-Infinity);
  });
});
