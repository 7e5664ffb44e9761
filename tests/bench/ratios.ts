import { seededRandom } from '#builders/random.ts';

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** Two figures of one round, so that whatever else the machine did then hit both. */
export interface Pair {
  readonly own: number;
  readonly other: number;
}

/** How the one compares with the other over all rounds. */
export interface Ratio {
  readonly ofMedians: number;
  readonly ofPairs: number;
  /** In which 90 of 100 ratios of medians lie, of rounds drawn anew with replacement. */
  readonly from: number;
  readonly to: number;
}

const DRAWS = 2_000;

export function ratioOf(pairs: readonly Pair[]): Ratio {
  const random = seededRandom(1);
  const drawn = Array.from({ length: DRAWS }, () =>
    ofMedians(pairs.map((pair) => pairs[Math.floor(random() * pairs.length)] ?? pair)),
  ).toSorted((a, b) => a - b);
  const at = (share: number): number => drawn[Math.floor(share * (DRAWS - 1))] ?? Number.NaN;
  return { ofMedians: ofMedians(pairs), ofPairs: median(pairs.map(({ own, other }) => own / other)), from: at(0.05), to: at(0.95) };
}

function ofMedians(pairs: readonly Pair[]): number {
  return median(pairs.map(({ own }) => own)) / median(pairs.map(({ other }) => other));
}
