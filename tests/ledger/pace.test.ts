import { describe, expect, it } from 'vitest';
import { PATIENCE, nextLook, noteWrite, paceOf, pause } from '#ledger/pace.ts';
import type { Runtime } from '#ports/runtime.ts';

function waiting(chance: number): { readonly runtime: Runtime; readonly waitsMs: number[] } {
  const waitsMs: number[] = [];
  const wait = (ms: number): Promise<void> => {
    waitsMs.push(ms);
    return Promise.resolve();
  };
  return { runtime: { nowMs: () => 0, knowsServerTime: () => true, newId: () => '', random: () => chance, wait }, waitsMs };
}

describe('a pause', () => {
  it.each([
    ['half as long at the least', 0, 100],
    ['as long as it is in the middle', 0.5, 200],
  ])('is by chance %s', async (_what, chance, ms) => {
    const { runtime, waitsMs } = waiting(chance);
    await pause({ runtime }, paceOf(PATIENCE), 1);
    expect(waitsMs).toEqual([ms]);
  });

  it('grows with how often one has paused, with how long a write took, how long the list lags, and how long the last look took', async () => {
    const { runtime, waitsMs } = waiting(0.5);
    const pace = paceOf(PATIENCE);
    noteWrite(pace, { tookMs: 100, listLagMs: 50 });
    await pause({ runtime }, pace, 2);
    pace.lookMs = 2000;
    await pause({ runtime }, pace, 2);
    expect(waitsMs).toEqual([1100, 3100]);
  });

  it('is never longer than ten seconds, nor shorter for a clock that was set back', async () => {
    const { runtime, waitsMs } = waiting(0.5);
    const pace = paceOf(PATIENCE);
    noteWrite(pace, { tookMs: -5000, listLagMs: 0 });
    await pause({ runtime }, pace, 1);
    noteWrite(pace, { tookMs: 60_000, listLagMs: 0 });
    await pause({ runtime }, pace, 1);
    expect(waitsMs).toEqual([200, 10_000]);
  });
});

it.each([
  [1, 1],
  [2, 3],
  [10, 11],
])('another look after one of %i pages is thought to take %i', (pages, next) => {
  expect(nextLook({ ...paceOf(PATIENCE), pages })).toBe(next);
});
