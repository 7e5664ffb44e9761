import type { Commitment } from './types.ts';

/** What was given after an instant, oldest first. What is stamped later than whoever counts it is among it: its writer counts what came before. */
export function within(commitments: readonly Commitment[], sinceMs: number, isMeant: (one: Commitment) => boolean): readonly Commitment[] {
  return commitments.filter((one) => isMeant(one) && one.reservedAtMs > sinceMs).toSorted((a, b) => a.reservedAtMs - b.reservedAtMs);
}

/** What a limit leaves each time that something is so long ago that it counts no more. */
export function asTheyLeave(
  given: readonly Commitment[],
  spanMs: number,
  remainingBeside: (still: readonly Commitment[]) => number,
): readonly { readonly atMs: number; readonly remaining: number }[] {
  return given.flatMap(({ reservedAtMs }, index) => {
    // What was given at the same instant leaves together.
    if (given[index + 1]?.reservedAtMs === reservedAtMs) return [];
    return [{ atMs: reservedAtMs + spanMs, remaining: Math.max(0, remainingBeside(given.slice(index + 1))) }];
  });
}
