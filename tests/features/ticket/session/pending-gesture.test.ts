import { describe, expect, it } from 'vitest';
import { type World, aWorld } from '#builders/a-world.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { eur } from '#builders/currencies.ts';
import { pendingGestureOf, unfinishedOf } from '#features/ticket/session/pending-gesture.ts';

function reserve(world: World, momentId: string, createdById = '11'): void {
  world.journal.plant({ kind: 'reserve', momentId, ticketId: '501', createdById, cause: 'late_delivery' });
}

describe('what was begun', () => {
  it('is what this browser remembers of this agent on this ticket', async () => {
    const core = await anOpenedCore(aWorld());
    expect(pendingGestureOf(core)).toBeNull();
    core.persist({ momentId: 'm-1', amount: eur(700) });
    expect(pendingGestureOf(core)).toEqual({ momentId: 'm-1', amount: eur(700) });
  });

  it('and not finished is what it remembers before anything else that is reserved there by this agent', async () => {
    const world = aWorld();
    for (const momentId of ['m-1', 'm-2']) reserve(world, momentId);
    reserve(world, 'm-3', '12');
    const core = await anOpenedCore(world);
    for (const momentId of ['m-1', 'm-2']) {
      core.persist({ momentId, amount: eur(0) });
      expect(unfinishedOf(core)?.momentId).toBe(momentId);
    }
    core.persist({ momentId: 'm-3', amount: eur(0) });
    expect(unfinishedOf(core)?.agentId).toBe('11');
  });
});
