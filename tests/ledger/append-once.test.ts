import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { appendOnce } from '#ledger/append-once.ts';
import type { NewEntry } from '#ports/journal-store.ts';

const entry: NewEntry = {
  externalId: 'reserve:moment-1',
  kind: 'reserve',
  momentId: 'moment-1',
  ticketId: '501',
  customerId: '701',
  agentId: '11',
  amountMinor: 1000,
  currency: 'EUR',
  cause: 'late_delivery',
  day: '2026-03-18',
  detail: {},
};

async function append(world: ReturnType<typeof aWorld>): ReturnType<typeof appendOnce> {
  const appended = appendOnce({ journal: world.journal.as('11'), runtime: world.runtime() }, entry);
  await world.time.run();
  return appended;
}

describe('appending an entry', () => {
  it('costs one request where nothing fails', async () => {
    const world = aWorld();
    expect(await append(world)).toMatchObject({ ok: true, value: { momentId: 'moment-1', createdById: '11' } });
    expect(world.requests()).toEqual(['append']);
  });

  it('reads the key back after a lost reply instead of writing again', async () => {
    const world = aWorld({ duplicateExternalId: 'allow' });
    let lost = 0;
    world.journal.faults.loseReply = () => {
      lost += 1;
      return lost === 1;
    };
    expect(await append(world)).toMatchObject({ ok: true });
    expect(world.requests()).toEqual(['append', 'byExternalIds']);
    expect(world.journal.entries).toHaveLength(1);
  });

  it('says that it may have taken effect where any attempt ended without an answer, whatever the last one said', async () => {
    const world = aWorld();
    let attempts = 0;
    world.journal.faults.loseReply = () => true;
    world.journal.faults.errorBefore = ({ method }) => {
      if (method === 'append') attempts += 1;
      return attempts > 1 ? { kind: 'refused_by_role', what: 'journal', action: 'read' } : null;
    };
    expect(await append(world)).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(world.journal.entries).toHaveLength(1);
  });

  it('gives the refusal where it was clear from the first', async () => {
    const world = aWorld();
    world.journal.faults.errorBefore = () => ({ kind: 'refused_by_role', what: 'journal', action: 'read' });
    expect(await append(world)).toMatchObject({ ok: false, error: { kind: 'refused_by_role' } });
  });

  it('never writes twice where the server refuses a second entry with a key, and never reports less than was written', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer(), async (seed) => {
        const world = aWorld({ seed });
        world.trouble({ errors: 0.4, lostReplies: 0.4 });
        const appended = await append(world);
        expect(world.journal.entries.length).toBeLessThanOrEqual(1);
        expect(appended.ok && world.journal.entries.length === 0).toBe(false);
        const isTakenForNothing = !appended.ok && appended.error.kind === 'rate_limited';
        expect(isTakenForNothing && world.journal.entries.length > 0).toBe(false);
      }),
      { numRuns: 100 },
    );
  });
});
