import { describe, expect, it } from 'vitest';
import { decidedIn, plantDeciding } from '#builders/a-decision.ts';
import { DOWN } from '#builders/a-page.ts';
import { LEADS, aLine, aRequest, atWork, linesOf, ran, stored } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { closeRequest } from '#approvals/close-request.ts';
import { freeAt } from '#domain/journal/lease.ts';

const line = aLine({ kind: 'declined', byId: '21', byName: 'Lena', text: 'Not ours.', amountMinor: null });

function close(world: World): ReturnType<typeof closeRequest> {
  const { ports, terms } = atWork(world, '21');
  return closeRequest(ports, aRequest(), { kind: 'decline', status: 'declined', line }, terms);
}

async function openWorld(): Promise<World> {
  const world = aWorld({ leadIds: LEADS });
  await stored(world);
  return world;
}

describe('closing a request', () => {
  it('decides first, and says so in the record then', async () => {
    const world = await openWorld();
    let decided: readonly string[] = [];
    world.moments.faults.errorBefore = ({ method }) => {
      if (method === 'changeRequest') decided = decidedIn(world);
      return null;
    };
    expect(await ran(world, close(world))).toEqual({ ok: true, value: undefined });
    expect(decided).toEqual(['decline by 21']);
    expect(world.moments.moments.get('asked-1')).toMatchObject({ status: 'declined' });
    expect(linesOf(world).at(-1)).toEqual(['declined', '21', 'Not ours.']);
  });

  it('writes nothing into the record while another lead is deciding', async () => {
    const world = await openWorld();
    const untilMs = freeAt(plantDeciding(world, 'approve', { createdById: '22', amountMinor: 4000 }).createdAtMs);
    expect(await ran(world, close(world))).toEqual({ ok: false, error: { kind: 'deciding', byName: 'Lead 22', untilMs } });
    expect(world.moments.moments.get('asked-1')?.status).toBe('asked');
    expect(linesOf(world)).toHaveLength(1);
  });

  it.each(['tail', 'append'])('writes nothing into the record where %s fails', async (failing) => {
    const world = await openWorld();
    world.journal.faults.errorBefore = ({ method }) => (method === failing ? DOWN : null);
    expect(await ran(world, close(world))).toMatchObject({ ok: false, error: { kind: 'failed' } });
    expect(linesOf(world)).toHaveLength(1);
  });

  it('begins nothing in the journal where that cannot be read', async () => {
    const world = await openWorld();
    world.journal.faults.errorBefore = ({ method }) => (method === 'tail' ? DOWN : null);
    expect(await ran(world, close(world))).toMatchObject({ ok: false, error: { kind: 'failed', step: 'look' } });
    expect(world.journal.entries).toEqual([]);
  });
});
