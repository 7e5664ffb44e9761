import { limits } from '#builders/limits.ts';
import { seededRandom } from '#builders/random.ts';
import { LIST_LAG_AT_MOST_MS } from '#domain/journal/entries.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { DAY_MS } from '#domain/shared/time.ts';

/** What the agents have in common, and so which limit they share. */
const COMMON = ['team', 'agent', 'customer', 'count'] as const;

/** What happens in one world; all of it follows from its seed. */
export interface Weather {
  readonly seed: number;
  readonly agents: number;
  readonly common: (typeof COMMON)[number];
  readonly limitMinor: number;
  /** How long a call takes at most, before and after its effect. */
  readonly mostMs: number;
  readonly errorRate: number;
  readonly lossRate: number;
  readonly crashRate: number;
  /** How often a page sleeps before one of its writes, for up to three minutes: a closed lid, a throttled tab. */
  readonly sleepRate: number;
  /** How far clocks are off at most. */
  readonly skewMs: number;
  /** How long the list lags at most, each record for itself; and whether the account was measured to need that. */
  readonly listLagMs: number;
  readonly isMeasured: boolean;
  readonly searchLagMs: number;
  readonly duplicateExternalId: 'reject' | 'allow';
  /** How many entries a page of the list holds: few, and looks after the first do not read again what the first has read. */
  readonly pageSize: number;
}

export function weatherOf(seed: number): Weather {
  const random = seededRandom(seed);
  const oneOf = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  return {
    seed,
    agents: random() < 0.03 ? 50 : 2 + Math.floor(random() * 7),
    common: oneOf(COMMON),
    limitMinor: Math.floor(random() * 12_000),
    mostMs: oneOf([0, 50, 400, 3000]),
    errorRate: oneOf([0, 0, 0.1, 0.3]),
    lossRate: oneOf([0, 0, 0.1, 0.3]),
    crashRate: oneOf([0, 0, 0.2]),
    sleepRate: oneOf([0, 0, 0.2, 0.5]),
    skewMs: oneOf([0, 0, 5000, 3 * DAY_MS]),
    listLagMs: oneOf([0, 0, 500, 4000, LIST_LAG_AT_MOST_MS]),
    isMeasured: random() < 0.6,
    searchLagMs: oneOf([0, 2000, 600_000]),
    duplicateExternalId: oneOf(['reject', 'allow']),
    pageSize: oneOf([100, 100, 8, 4]),
  };
}

export function limitsOf({ common, limitMinor }: Weather): Limits {
  switch (common) {
    case 'team':
      return limits({ teamMonthMinor: limitMinor });
    case 'agent':
      return limits({ agentDayMinor: limitMinor });
    case 'customer':
      return limits({ customerWindowMinor: limitMinor });
    case 'count':
      return limits({ customerGestureCount: countOf(limitMinor) });
  }
}

export function countOf(limitMinor: number): number {
  return Math.floor(limitMinor / 2000);
}
