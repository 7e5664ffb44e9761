import { describe, expect, it } from 'vitest';
import { LEADS, aLine, aRequest, atWork, linesOf, ran, stored } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { closeRequest } from '#approvals/close-request.ts';
import { freeAt } from '#domain/journal/lease.ts';
import type { JournalEntry } from '#domain/journal/types.ts';

const line = aLine({ kind: 'declined', byId: '21', byName: 'Lena', text: 'Not ours.', amountMinor: null });

function close(world: World): ReturnType<typeof closeRequest> {
  const { ports, terms } = atWork(world, '21');
  return closeRequest(ports, aRequest(), { status: 'declined', line, decidedById: '21' }, terms);
}

function reserved(world: World, overrides: Partial<JournalEntry> = {}): JournalEntry {
  const of = { agentId: '11', createdById: '22', ticketId: '501', customerId: '701', amountMinor: 4000, detail: { agentName: 'Mia' } };
  return world.journal.plant({ kind: 'reserve', momentId: 'asked-1', ...of, ...overrides });
}

describe('while another lead has reserved for it', () => {
  it('a request is not closed', async () => {
    const world = aWorld({ leadIds: LEADS });
    await stored(world);
    const untilMs = freeAt(reserved(world).createdAtMs);
    expect(await ran(world, close(world))).toEqual({ ok: false, error: { kind: 'deciding', byName: 'Mia', untilMs } });
    expect(world.moments.moments.get('asked-1')?.status).toBe('asked');
  });

  it('and left, it is closed, and the money is free', async () => {
    const world = aWorld({ leadIds: LEADS });
    await stored(world);
    reserved(world);
    world.time.pass(120_000);
    expect(await ran(world, close(world))).toEqual({ ok: true, value: undefined });
    expect(world.live()).toEqual([]);
  });
});

describe('an approval that comes between the look and the word', () => {
  it('stands where it has said so first, and the request is open again', async () => {
    const world = aWorld({ leadIds: LEADS });
    await stored(world);
    const approved = aLine({ kind: 'approved', byId: '22', byName: 'Mia', text: '', amountMinor: 4000 });
    world.journal.faults.errorBefore = ({ method }) => {
      const isClosed = world.moments.moments.get('asked-1')?.status === 'declined';
      if (method !== 'tail' || !isClosed || world.journal.entries.length > 0) return null;
      reserved(world);
      void world.moments.as('22').changeRequest('asked-1', { lines: [aLine(), approved, line] });
      return null;
    };
    expect(await ran(world, close(world))).toEqual({ ok: false, error: { kind: 'already', what: 'approved', byName: 'Mia' } });
    expect(world.moments.moments.get('asked-1')?.status).toBe('asked');
    expect(linesOf(world).map(([kind]) => kind)).toEqual(['asked', 'approved']);
  });

  it('has to step back where it has not said so', async () => {
    const world = aWorld({ leadIds: LEADS });
    await stored(world);
    world.moments.faults.errorBefore = ({ method }) => {
      if (method === 'changeRequest' && world.journal.entries.length === 0) reserved(world);
      return null;
    };
    expect(await ran(world, close(world))).toEqual({ ok: true, value: undefined });
    expect(linesOf(world).at(-1)).toEqual(['declined', '21', 'Not ours.']);
  });
});
