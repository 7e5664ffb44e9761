import { describe, expect, it } from 'vitest';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { LIMITS_MOMENT } from '#domain/journal/agent-day.ts';
import { learnChoices } from '#features/lead/session/learn-choices.ts';

describe('what leads have chosen as limits', () => {
  it('is learnt into the reading of the page, or into another', async () => {
    const world = aWorld();
    const detail = { chosen: { id: 'c-1', limits: { teamMonthMinor: 100 }, reason: '' } };
    world.journal.plant({ kind: 'limits', momentId: LIMITS_MOMENT, createdById: '91', detail });
    const core = aLeadCore(world);
    const other = core.newSnapshot();
    const learning = learnChoices(core, other);
    await world.time.run();
    expect(await learning).toEqual({ ok: true, value: { isWhole: true } });
    expect(core.snapshot().ledgerReader.limits().limits.teamMonthMinor).toBe(200_000);
    const again = learnChoices(core);
    await world.time.run();
    await again;
    expect(core.snapshot().ledgerReader.limits().limits.teamMonthMinor).toBe(100);
    expect(other.ledgerReader.limits().limits.teamMonthMinor).toBe(100);
  });

  it('cannot be told where the index does not answer', async () => {
    const world = aWorld();
    world.journal.faults.errorBefore = () => DOWN;
    const learning = learnChoices(aLeadCore(world));
    await world.time.run();
    expect(await learning).toEqual({ ok: false, error: DOWN });
  });
});
