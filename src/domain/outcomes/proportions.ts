/** How many of how many. */
export interface Proportion {
  readonly hits: number;
  readonly of: number;
}

/** From and up to, as shares: 0.05 is five of a hundred. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** The 97.5th percentile of the normal distribution: intervals miss one time in twenty. */
const Z = 1.959963984540054;

/**
 * The interval of a share by Wilson's score, 95 %. With no observation it is everything.
 * @see Wilson 1927, J. Am. Stat. Assoc. 22(158) 209-212; Newcombe 1998, Stat. Med. 17(8) 857-872, method 3
 */
export function wilsonInterval({ hits, of }: Proportion): Interval {
  if (of === 0) return { low: 0, high: 1 };
  const share = hits / of;
  const spread = Z * Math.sqrt((share * (1 - share)) / of + (Z * Z) / (4 * of * of));
  const centre = share + (Z * Z) / (2 * of);
  const scale = 1 + (Z * Z) / of;
  // At the ends rounding would leave a share that was seen outside of its own interval.
  return {
    low: hits === 0 ? 0 : Math.max(0, (centre - spread) / scale),
    high: hits === of ? 1 : Math.min(1, (centre + spread) / scale),
  };
}

/**
 * The interval of the difference between two shares that were seen apart from each other, the first less the second, 95 %: Newcombe's hybrid score.
 * @see Newcombe 1998, Stat. Med. 17(8) 873-890, method 10
 */
export function differenceInterval(one: Proportion, other: Proportion): Interval {
  if (one.of === 0 || other.of === 0) return { low: -1, high: 1 };
  const [share, otherShare] = [one.hits / one.of, other.hits / other.of];
  const [first, second] = [wilsonInterval(one), wilsonInterval(other)];
  const difference = share - otherShare;
  return {
    low: difference - Math.hypot(share - first.low, second.high - otherShare),
    high: difference + Math.hypot(first.high - share, otherShare - second.low),
  };
}
