import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDraft } from '#builders/a-draft.ts';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { aWorld } from '#builders/a-world.ts';
import type { Mismatch } from '#domain/moments/reconcile.ts';
import { createReconciling } from '#features/lead/budget/reconciliation-state.ts';

const moment = { ...aDraft(), id: 'm-1', status: 'given' } as const;
const uncounted: Mismatch = { kind: 'uncounted', moment, atMs: 0 };

describe('what a lead makes agree', () => {
  it('is compared anew whenever the month was read', async () => {
    const world = aWorld({ measuredMs: 0 });
    const core = aLeadCore(world);
    const reconciling = createReconciling(core);
    expect(reconciling.getState().reconciliation.state).toBe('loading');
    core.tell('journal_read');
    await world.time.run();
    expect(reconciling.getState().reconciliation.state).toBe('ready');
  });

  it('is marked where it was undone while it was written down', async () => {
    const world = aWorld({ measuredMs: 0 });
    const commitment = aCommitment({ momentId: 'm-1', agentId: '11', reservedAtMs: world.time.nowMs() });
    for (const kind of ['reserve', 'post'] as const) world.journal.plant({ kind, momentId: 'm-1', createdById: '11' });
    const core = aLeadCore(world);
    core.tell('journal_read');
    const reconciling = createReconciling(core);
    world.moments.faults.errorBefore = ({ method }) => {
      const createdAtMs = world.time.nowMs();
      if (method === 'create') world.journal.plant({ kind: 'reverse', momentId: 'm-1', createdById: '11', createdAtMs });
      return null;
    };
    const mended = reconciling.mend({ kind: 'unwritten', commitment }, 'write_down');
    await world.time.run();
    await mended;
    expect(reconciling.getState().mending.get('m-1')).toEqual({ phase: 'done', mend: 'write_down' });
    expect(world.moments.moments.get('m-1')?.status).toBe('voided');
  });

  it('is done once however often it is pressed', async () => {
    const world = aWorld({ measuredMs: 0 });
    await world.moments.as('11').create(moment);
    const reconciling = createReconciling(aLeadCore(world));
    const pressed = [reconciling.mend(uncounted, 'mark_voided'), reconciling.mend(uncounted, 'mark_voided')];
    expect(reconciling.getState().mending.get('m-1')).toEqual({ phase: 'working' });
    await world.time.run();
    await Promise.all(pressed);
    expect(reconciling.getState().mending.get('m-1')).toEqual({ phase: 'done', mend: 'mark_voided' });
    expect(world.moments.calls.filter(({ method }) => method === 'setStatus')).toHaveLength(1);
  });
});
