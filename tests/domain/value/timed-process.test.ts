import { expect, it } from 'vitest';
import { STEADY } from '#builders/purchases.ts';
import { isTimedProcess, stayingOf } from '#domain/value/timed-process.ts';

it('a process in which customers leave after a time is legal with parameters above 0 and whole ticks', () => {
  expect(isTimedProcess(STEADY)).toBe(true);
  for (const wrong of [{ s: 0 }, { beta: 0 }, { beta: Infinity }, { r: 0 }, { alpha: -1 }, { k: 1.5 }, { s: Number.NaN }])
    expect(isTimedProcess({ ...STEADY, ...wrong })).toBe(false);
});

it('those who stay order as all do, and none of them leaves', () => {
  expect(stayingOf(STEADY)).toEqual({ kind: 'nbd', r: 2, alpha: 3, a: 0, b: 1, k: 4 });
  expect(stayingOf({ kind: 'pareto', r: 2, alpha: 3, s: 2, beta: 120 }).k).toBe(1);
});
