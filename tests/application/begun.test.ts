import { describe, expect, it } from 'vitest';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { TIME_ZONE } from '#builders/clock.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { begunOf, commitmentsOf, lookUp, unfinishedOf, unseenCommitment } from '#application/begun.ts';
import { type SessionCore, createSessionCore } from '#application/session-core.ts';
import { loadSection } from '#application/session-loaders.ts';
import { createFakeWorkspace } from '../fakes/fake-workspace.ts';

type World = ReturnType<typeof aWorld>;

async function opened(world: World): Promise<SessionCore> {
  const ticket = aTicket();
  const agent = anAgent();
  const ports = {
    workspace: createFakeWorkspace(ticket),
    history: world.history,
    journal: world.journal.as(agent.id),
    moments: world.moments.as(agent.id),
    value: world.value,
    intents: world.intents,
    wording: world.wording,
    surroundings: world.surroundings(),
  };
  const core = createSessionCore(ports, { ticket, agent, timeZone: TIME_ZONE, settings: parsedSettings() });
  await loadSection(core, 'journal');
  return core;
}

function reserve(world: World, momentId: string, createdById = '11'): void {
  world.journal.plant({ kind: 'reserve', momentId, ticketId: '501', createdById, cause: 'late_delivery' });
}

describe('what was begun', () => {
  it('is what this browser remembers of this agent on this ticket', async () => {
    const core = await opened(aWorld());
    expect(begunOf(core)).toBeNull();
    core.persist({ momentId: 'm-1', amountMinor: 700 });
    expect(begunOf(core)).toEqual({ momentId: 'm-1', amountMinor: 700, currency: 'EUR' });
  });

  it('and not finished is what it remembers before anything else that is reserved there by this agent', async () => {
    const world = aWorld();
    for (const momentId of ['m-1', 'm-2']) reserve(world, momentId);
    reserve(world, 'm-3', '12');
    const core = await opened(world);
    for (const momentId of ['m-1', 'm-2']) {
      core.persist({ momentId, amountMinor: 0 });
      expect(unfinishedOf(core)?.momentId).toBe(momentId);
    }
    core.persist({ momentId: 'm-3', amountMinor: 0 });
    expect(unfinishedOf(core)?.agentId).toBe('11');
  });

  it('is looked up by its keys only where the journal does not show it', async () => {
    const world = aWorld();
    const core = await opened(world);
    const begun = { momentId: 'm-1', amountMinor: 0, currency: 'EUR' };
    expect(await lookUp(core, begun)).toBeNull();
    reserve(world, 'm-2');
    await loadSection(core, 'journal');
    const before = world.requests().length;
    expect(await lookUp(core, { ...begun, momentId: 'm-2' })).toBeNull();
    expect([world.requests().length, commitmentsOf(core).length]).toEqual([before, 1]);
    world.journal.faults.errorBefore = () => ({ kind: 'forbidden', what: 'moment_entry' });
    expect(await lookUp(core, begun)).toMatchObject({ kind: 'forbidden' });
  });

  it('and never seen is held as what was remembered of it', async () => {
    const unseen = unseenCommitment(await opened(aWorld()), { momentId: 'm-1', amountMinor: 700, currency: 'EUR' });
    expect(unseen).toMatchObject({
      momentId: 'm-1',
      ticketId: '501',
      customerId: '701',
      agentId: '11',
      amountMinor: 700,
      state: 'reserved',
    });
  });
});
