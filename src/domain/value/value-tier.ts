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
  const highestFirst = tiers.toSorted((a, b) => b.min - a.min);
  const reached = highestFirst.find(({ name, min }) => value > min || (name === previous && value >= KEPT_DOWN_TO * min));
  return reached?.name ?? BASE_TIER;
}
