import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CDNOW_PARETO } from '#builders/a-value-model.ts';
import { byBruteForce } from '#builders/by-brute-force.ts';
import { STEADY, summaries, timedProcesses } from '#builders/purchases.ts';
import { NEW_CUSTOMER } from '#domain/value/purchase-process.ts';
import type { PurchaseSummary } from '#domain/value/purchase-summary.ts';
import {
  isTimedSoonSummed,
  timedAliveChance,
  timedAnyOrderChance,
  timedMoreChances,
  timedOrdersByPart,
} from '#domain/value/timed-dropout.ts';
import type { TimedProcess } from '#domain/value/timed-process.ts';

const fleeting: TimedProcess = { kind: 'pareto', k: 3, r: 1.5, alpha: 8, s: 0.7, beta: 4 };
const CASES = [
  [CDNOW_PARETO, { frequency: 0, recency: 0, age: 39 }],
  [CDNOW_PARETO, { frequency: 2, recency: 30.43, age: 38.86 }],
  [STEADY, { frequency: 10, recency: 60, age: 64 }],
  [STEADY, { frequency: 3, recency: 12, age: 30 }],
  [fleeting, { frequency: 0, recency: 0, age: 5 }],
  [fleeting, { frequency: 1, recency: 6, age: 30 }],
] as const;
const times = fc.double({ min: 0.1, max: 120, noNaN: true });

function orders(process: TimedProcess, summary: PurchaseSummary, time: number): number {
  return timedOrdersByPart(process, summary, { time, parts: 1 })[0] ?? 0;
}

describe('a process in which customers leave after a time', () => {
  it('has the published chance of being active (documentation of the package BTYD)', () => {
    const fitted = { ...CDNOW_PARETO, r: 0.5533971, alpha: 10.5801985, s: 0.6060625, beta: 11.6562237 };
    expect(timedAliveChance(fitted, { frequency: 0, recency: 0, age: 39 })).toBeCloseTo(0.2941633, 7);
  });

  it('of chance buyers has the expected orders of the closed form', () => {
    const { r, alpha, s, beta } = CDNOW_PARETO;
    const time = 52;
    const whole = ((r * beta) / (alpha * (s - 1))) * (1 - (beta / (beta + time)) ** (s - 1));
    expect(orders(CDNOW_PARETO, NEW_CUSTOMER, time) / whole).toBeCloseTo(1, 10);
    // Where the closed form has its pole.
    const atPole = ((r * beta) / alpha) * Math.log1p(time / beta);
    expect(orders({ ...CDNOW_PARETO, s: 1 }, NEW_CUSTOMER, time) / atPole).toBeCloseTo(1, 10);
    expect(orders({ ...CDNOW_PARETO, s: 1 + 1e-13 }, NEW_CUSTOMER, time) / atPole).toBeCloseTo(1, 10);
  });

  it.each(CASES)('says of %j and %j what rates and times added up say', (process, summary) => {
    const brute = byBruteForce(process, summary);
    expect(timedAliveChance(process, summary)).toBeCloseTo(brute.aliveChance, 7);
    expect(timedAnyOrderChance(process, summary, 52)).toBeCloseTo(brute.moreThan(0, 52), 7);
    const more = timedMoreChances(process, summary, 52);
    for (const count of [1, 2, 4]) expect(Math.abs((more[count] ?? 0) - brute.moreThan(count, 52))).toBeLessThan(0.003);
  });

  it('has the same chances in another unit of time', () => {
    fc.assert(
      fc.property(timedProcesses, summaries, times, (process, { frequency, recency, age }, time) => {
        const inDays = { ...process, alpha: 7 * process.alpha, beta: 7 * process.beta };
        const summary = { frequency, recency, age };
        const days = { frequency, recency: 7 * recency, age: 7 * age };
        expect(timedAliveChance(inDays, days)).toBeCloseTo(timedAliveChance(process, summary), 9);
        expect(timedAnyOrderChance(inDays, days, 7 * time)).toBeCloseTo(timedAnyOrderChance(process, summary, time), 9);
      }),
    );
  });

  it('holds chances between 0 and 1 that fall with the silence and with the count, and orders that grow, for every legal input', () => {
    fc.assert(
      fc.property(timedProcesses, summaries, times, (process, summary, time) => {
        const alive = timedAliveChance(process, summary);
        expect(alive >= 0 && alive <= 1).toBe(true);
        expect(timedAliveChance(process, { ...summary, age: summary.age + time })).toBeLessThanOrEqual(alive + 1e-9);
        const any = timedAnyOrderChance(process, summary, time);
        expect(any >= 0 && any <= alive + 1e-9).toBe(true);
        const more = timedMoreChances(process, summary, time).slice(1);
        expect(more.every((chance, count) => chance >= -1e-12 && chance <= (more[count - 1] ?? 1) + 1e-12)).toBe(true);
        const parts = timedOrdersByPart(process, summary, { time, parts: 12 });
        expect(parts).toHaveLength(12);
        expect(parts.every((until, part) => Number.isFinite(until) && until >= (parts[part - 1] ?? 0) - 1e-12)).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('is never not a number, however extreme', () => {
    const extremes = [1e-9, 1e-3, 1, 1e3, 1e9];
    for (const r of extremes)
      for (const alpha of extremes)
        for (const s of extremes)
          for (const beta of extremes)
            for (const summary of [NEW_CUSTOMER, { frequency: 0, recency: 0, age: 500 }, { frequency: 400, recency: 1, age: 500 }]) {
              const process: TimedProcess = { kind: 'pareto', k: 16, r, alpha, s, beta };
              const alive = timedAliveChance(process, summary);
              expect(alive >= 0 && alive <= 1).toBe(true);
            }
  });

  it('holds for gone whom nothing that a number can hold speaks for', () => {
    const never: TimedProcess = { kind: 'pareto', k: 16, r: 1, alpha: 1e-3, s: 1e-320, beta: 1e10 };
    expect(timedAliveChance(never, { frequency: 400, recency: 1, age: 500 })).toBe(0);
  });

  it('expects nothing in no time, and takes no longer for a page than a page has', () => {
    expect(orders(STEADY, CASES[2][1], 0)).toBe(0);
    expect(timedAnyOrderChance(STEADY, CASES[2][1], 0)).toBe(0);
    expect(isTimedSoonSummed(STEADY, CASES[2][1], 52)).toBe(true);
    expect(isTimedSoonSummed(STEADY, { frequency: 10_000, recency: 60, age: 64 }, 52)).toBe(false);
  });
});
