import { describe, expect, it } from 'vitest';
import { LENA, aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { hoursBefore } from '#builders/clock.ts';
import { readJournal } from '#features/lead/setup/checks/read-journal.ts';

const ADMIN = { ...LENA, isAdmin: true };

describe('what the setup reads of the journal', () => {
  it('tells agents from leads and from whoever looks, and learns their names', async () => {
    const world = aWorld();
    for (const createdById of ['92', '11', ADMIN.id]) {
      world.journal.plant({
        kind: 'reserve',
        momentId: `m-${createdById}`,
        createdById,
        createdAtMs: hoursBefore(1),
        detail: { agentName: `Person ${createdById}` },
      });
    }
    const core = aLeadCore(world, { agent: ADMIN, leadIds: ['92'] });
    const read = await readJournal(core);
    expect(read.ok && [read.value.entries.length, [...read.value.agentIds]]).toEqual([3, ['11']]);
    expect(core.getState().names.get('11')).toBe('Person 11');
  });

  it('is not there where Zendesk is down', async () => {
    const world = aWorld();
    world.journal.faults.errorBefore = () => DOWN;
    const reading = readJournal(aLeadCore(world, { agent: ADMIN }));
    await world.time.run();
    expect(await reading).toEqual({ ok: false, error: DOWN });
  });
});
