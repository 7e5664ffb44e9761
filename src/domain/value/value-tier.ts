/** A tier of expected value: everyone above `min`, in major units of the model's currency. */
export interface ValueTier {
  readonly name: string;
  readonly min: number;
}

/** Customers younger than one usual gap between orders: too early to say. */
export const NEW_TIER = 'new';
/** Customers below every cut-off. */
export const BASE_TIER = 'base';

/** A customer keeps a tier until the value is below this part of its cut-off, so that nobody changes back and forth. Our choice. */
const KEPT_DOWN_TO = 0.9;

/**
 * The tier of a value: the highest whose cut-off it is above. A value that equals a cut-off is not above it, since many customers with
 * one order share one value. A customer who had a higher tier before keeps it down to nine tenths of its cut-off. `value` and `min`
 * are in one unit.
 */
export function valueTier(value: number, tiers: readonly ValueTier[], previous: string | null = null): string {
  const isReached = ({ name, min }: ValueTier): boolean => value > min || (name === previous && value >= KEPT_DOWN_TO * min);
  let highest: ValueTier | null = null;
  for (const tier of tiers) if (isReached(tier) && tier.min >= (highest?.min ?? -Infinity)) highest = tier;
  return highest?.name ?? BASE_TIER;
}
