import * as fc from 'fast-check';
import type { PurchaseProcess } from '#domain/value/purchase-process.ts';
import type { TimedProcess } from '#domain/value/timed-process.ts';
import type { PurchaseSummary } from '#domain/value/purchase-summary.ts';

/** A number between two powers of e, small ones as often as large ones. */
function magnitude(least: number, most: number): fc.Arbitrary<number> {
  return fc.double({ min: Math.log(least), max: Math.log(most), noNaN: true }).map(Math.exp);
}

/** Legal parameters, among them those where closed formulas have poles. */
export const processes: fc.Arbitrary<PurchaseProcess> = fc.record({
  kind: fc.constantFrom('bg', 'mbg'),
  r: magnitude(0.01, 20),
  alpha: magnitude(0.1, 50),
  a: fc.oneof(magnitude(1e-6, 50), fc.constantFrom(0.5, 1, 2)),
  b: fc.oneof(magnitude(0.01, 1e5), fc.constantFrom(0.5, 1)),
});

/** Legal parameters of customers who leave after a time. */
export const timedProcesses: fc.Arbitrary<TimedProcess> = fc.record({
  kind: fc.constant('pareto'),
  r: magnitude(0.01, 20),
  alpha: magnitude(0.1, 50),
  s: fc.oneof(magnitude(1e-3, 20), fc.constantFrom(0.5, 1, 2)),
  beta: magnitude(0.01, 1e4),
  k: fc.constantFrom(1, 1, 2, 4, 16, 20),
});

/** Legal summaries, in weeks. */
export const summaries: fc.Arbitrary<PurchaseSummary> = fc
  .record({
    frequency: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 60 }), fc.constant(1000)),
    age: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 300, noNaN: true })),
    part: fc.double({ min: 0, max: 1, noNaN: true }),
  })
  .map(({ frequency, age, part }) => ({ frequency, recency: frequency === 0 ? 0 : part * age, age }));

/** Nobody drops out. */
export const LOYAL: PurchaseProcess = { kind: 'nbd', r: 1, alpha: 1, a: 0, b: 1 };

/** Customers who order regularly and stay for years, each until a time of their own. */
export const STEADY: TimedProcess = { kind: 'pareto', k: 4, r: 2, alpha: 3, s: 2, beta: 120 };
