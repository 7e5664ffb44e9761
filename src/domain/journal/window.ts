import type { Commitment } from './types.ts';

/** What was given in a span of time that ends at an instant, oldest first. What is stamped later counts as well: its writer counts what came before. */
export function within(
  commitments: readonly Commitment[],
  { spanMs, nowMs }: { readonly spanMs: number; readonly nowMs: number },
  isMeant: (one: Commitment) => boolean,
): readonly Commitment[] {
  return commitments.filter((one) => isMeant(one) && one.reservedAtMs > nowMs - spanMs).toSorted((a, b) => a.reservedAtMs - b.reservedAtMs);
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
