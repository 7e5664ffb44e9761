import { describe, expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { eur } from '#builders/currencies.ts';
import { commitmentsOf } from '#features/ticket/session/pending-gesture.ts';
import { findByKey } from '#features/ticket/session/find-by-key.ts';
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

  it('is found by its keys, and asked for anew where that is wanted', async () => {
    const world = aWorld();
    const core = await anOpenedCore(world);
    const entry = {
      momentId: 'm-1',
      ticketId: '501',
      customerId: '701',
      agentId: '11',
      amountMinor: 0,
      currency: 'EUR',
      agentDay: '',
    } as const;
    const reserve = await world.journal
      .as('11')
      .append({ ...entry, externalId: 'reserve:m-1', kind: 'reserve', cause: 'late_delivery', detail: {} });
    expect(reserve.ok).toBe(true);
    expect(await findByKey(core, { momentId: 'm-1' })).toBeNull();
    expect(commitmentsOf(core)).toMatchObject([{ momentId: 'm-1', state: 'reserved' }]);
    const before = world.requests().length;
    expect(await findByKey(core, { momentId: 'm-1' }, { isAnew: true })).toBeNull();
    expect(world.requests()).toHaveLength(before + 1);
  });
});
