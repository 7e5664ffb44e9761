import type { ValueTier } from '#domain/value/value-tier.ts';

/** Each tier with the part of the customers that is above its cut-off. Our choice: equal fifths would waste most of them on values near 0. */
const SHARES = [
  { name: 'top', share: 0.05 },
  { name: 'high', share: 0.2 },
  { name: 'middle', share: 0.5 },
] as const;

/** The cut-offs of a shop's own values, highest first: at most 5, 20 and 50 percent of the customers are above them. */
export function tierCutOffs(values: readonly number[]): readonly ValueTier[] {
  const highestFirst = values.toSorted((a, b) => b - a);
  return SHARES.map(({ name, share }) => ({ name, min: highestFirst[Math.floor(share * highestFirst.length)] ?? 0 }));
}
