import * as fc from 'fast-check';

export * from 'fast-check';

const EXAMPLES_AT_MOST = 25;

/** Counting what an example runs through makes long sums fifty times slower: one second of examples is enough to judge a mutant, and what survives is tried again without. */
const EXAMPLES_MS = 1_000;

/**
 * Stands in for fast-check's own while mutants are tried. Each meets the same few examples, and one that fails settles it: hundreds of
 * examples for hundreds of mutants, and a search for the smallest that fails, would take a day.
 */
export function assert<Ts>(property: fc.IAsyncProperty<Ts>, parameters?: fc.Parameters<Ts>): Promise<void>;
export function assert<Ts>(property: fc.IProperty<Ts>, parameters?: fc.Parameters<Ts>): void;
export function assert<Ts>(property: fc.IRawProperty<Ts>, parameters: fc.Parameters<Ts> = {}): void | Promise<void> {
  const numRuns = Math.min(parameters.numRuns ?? EXAMPLES_AT_MOST, EXAMPLES_AT_MOST);
  return fc.assert(property, {
    ...parameters,
    numRuns,
    seed: 20_261_127,
    endOnFailure: true,
    interruptAfterTimeLimit: EXAMPLES_MS,
    markInterruptAsFailure: false,
  });
}
