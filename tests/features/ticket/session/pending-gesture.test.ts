import { describe, expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { daysBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { plantGiven } from '#builders/plant-given.ts';
import { ownToday, pendingGestureOf } from '#features/ticket/session/pending-gesture.ts';

describe('what was begun', () => {
  it('is what this browser remembers of this agent on this ticket', async () => {
    const core = await anOpenedCore(aWorld());
    expect(pendingGestureOf(core)).toBeNull();
    core.persist({ momentId: 'm-1', amount: eur(700) });
    expect(pendingGestureOf(core)).toEqual({ momentId: 'm-1', amount: eur(700) });
  });
});

describe('what stands on the ticket', () => {
  it.each([
    ['is of this agent and of today', { createdById: '11' }, true],
    ['is not where somebody else gave it', { createdById: '12' }, false],
    ['is not where it was given yesterday', { createdById: '11', createdAtMs: daysBefore(1) }, false],
  ])('%s', async (_what, entry, isOwn) => {
    const world = aWorld();
    plantGiven(world.journal, { momentId: 'm-1', ticketId: '501', customerId: '701', cause: 'late_delivery', ...entry });
    expect(ownToday(await anOpenedCore(world)).map(({ momentId }) => momentId)).toEqual(isOwn ? ['m-1'] : []);
  });
});
