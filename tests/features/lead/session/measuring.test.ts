import { describe, expect, it } from 'vitest';
import { aLeadCore } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { listLagOf } from '#domain/journal/entries.ts';
import { measure, measureFirst } from '#features/lead/session/measuring.ts';

describe('measuring the account', () => {
  it('is shown step by step, tells the tabs once it is done, and runs once at a time', async () => {
    const world = aWorld();
    const core = aLeadCore(world);
    const [events, steps]: [string[], Set<string>] = [[], new Set()];
    core.onEvent((event) => events.push(event));
    core.subscribe(() => {
      const { measuring } = core.getState();
      if (measuring.phase === 'working') steps.add(measuring.step);
    });
    const both = Promise.all([measure(core), measure(core)]);
    await world.time.run();
    await both;
    expect(core.getState().measuring).toMatchObject({ phase: 'done', measured: { listDelayMs: 0 } });
    expect([...steps]).toEqual(['list', 'duplicate', 'search', 'clean', 'keep']);
    expect(events).toEqual(['measured']);
  });

  it('says why it failed', async () => {
    const world = aWorld();
    world.journal.faults.errorBefore = () => DOWN;
    const core = aLeadCore(world);
    const measuring = measure(core);
    await world.time.run();
    await measuring;
    expect(core.getState().measuring).toMatchObject({ phase: 'failed', error: { error: DOWN } });
  });

  it('happens by itself where no entry tells of one, and not where one does', async () => {
    const world = aWorld({ measuredMs: 300 });
    const measured = aLeadCore(world);
    await measured.snapshot().ledgerReader.readTail();
    await measureFirst(measured);
    expect(measured.getState().measuring.phase).toBe('idle');
    const first = aLeadCore(aWorld());
    const measuring = measureFirst(first);
    await world.time.run();
    expect(first.getState().measuring.phase).not.toBe('idle');
    void measuring;
    expect(listLagOf(measured.snapshot().entries())).toMatchObject({ delayMs: 300 });
  });
});
