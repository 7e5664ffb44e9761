import { describe, expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { eur } from '#builders/currencies.ts';
import { commitmentsOf } from '#features/ticket/session/pending-gesture.ts';
import { findByKey, unseenCommitment } from '#features/ticket/session/find-by-key.ts';
import { loadSection } from '#features/ticket/session/session-loaders.ts';

describe('what was begun', () => {
  it('is looked up by its keys only where the journal does not show it', async () => {
    const world = aWorld();
    const core = await anOpenedCore(world);
    const begun = { momentId: 'm-1', amount: eur(0) };
    expect(await findByKey(core, begun)).toBeNull();
    world.journal.plant({ kind: 'reserve', momentId: 'm-2', ticketId: '501', createdById: '11', cause: 'late_delivery' });
    await loadSection(core, 'journal');
    const before = world.requests().length;
    expect(await findByKey(core, { ...begun, momentId: 'm-2' })).toBeNull();
    expect([world.requests().length, commitmentsOf(core).length]).toEqual([before, 1]);
    world.journal.faults.errorBefore = () => ({ kind: 'refused_by_role', what: 'journal', action: 'read' });
    expect(await findByKey(core, begun)).toMatchObject({ kind: 'refused_by_role' });
  });

  it('and never seen is held as what was remembered of it', async () => {
    const unseen = unseenCommitment(await anOpenedCore(aWorld()), { momentId: 'm-1', amount: eur(700) });
    expect(unseen).toMatchObject({
      momentId: 'm-1',
      ticketId: '501',
      customerId: '701',
      agentId: '11',
      stated: eur(700),
      countsMinor: 700,
      state: 'reserved',
    });
  });
});
