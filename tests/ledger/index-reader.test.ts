import { describe, expect, it } from 'vitest';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { aWorld } from '#builders/a-world.ts';
import { daysBefore } from '#builders/clock.ts';

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

  it('is not known where it holds more than can be read', async () => {
    const { ports } = opened(1001, () => 1);
    expect(await ports.reader.index.learn(SUBJECT, { sinceMs: daysBefore(30) })).toMatchObject({
      ok: false,
      error: { kind: 'too_much_to_read' },
    });
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
