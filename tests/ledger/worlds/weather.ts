import { EUR, JPY, KWD } from '#builders/currencies.ts';
import { aRule } from '#builders/limit-rules.ts';
import { limits } from '#builders/limits.ts';
import { seededRandom } from '#builders/random.ts';
import { LIST_LAG_AT_MOST_MS } from '#domain/journal/entries.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Currency } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';

/** What the agents have in common, and so which limit they share. */
const COMMON = ['team', 'agent', 'customer', 'count'] as const;
/** What leads alone choose: an agent's hour, and a customer for whom some of them know a tier that permits more. */
const BY_LEADS = ['hour', 'tier'] as const;

/** The tier, and what of it more is permitted than everybody. */
export const TIER = 'gold';
const TIER_FACTOR = 1.5;

/** What each gesture was that was given before anybody presses. */
export const EARLIER_MINOR = 100;
/** So many fill more than half a page, which makes a lead's page stamp them. */
const EARLIER = 30;

/** What happens in one world; all of it follows from its seed. */
export interface Weather {
  readonly seed: number;
  readonly agents: number;
  readonly common: (typeof COMMON)[number] | (typeof BY_LEADS)[number];
  /** What the limit that they share leaves for them. */
  readonly roomMinor: number;
  /** How long a call takes at most, before and after its effect. */
  readonly mostMs: number;
  readonly errorRate: number;
  readonly lossRate: number;
  readonly crashRate: number;
  /** How often a page sleeps before one of its writes, for up to three minutes: a closed lid, a throttled tab. */
  readonly sleepRate: number;
  /** How far clocks are off at most, either way. */
  readonly skewMs: number;
  /** How long the list lags at most, each record for itself; and whether the account was measured to need that. */
  readonly listLagMs: number;
  readonly isMeasured: boolean;
  readonly searchLagMs: number;
  readonly duplicateExternalId: 'reject' | 'allow';
  /** How many entries a page of the list holds: few, and looks after the first do not read again what the first has read. */
  readonly pageSize: number;
  /** With 2, 0 or 3 digits. */
  readonly currency: Currency;
  /** The account's month, and day, ends so long after the first may press; null: neither is near. */
  readonly monthEndsInMs: number | null;
  /** So much was given in the hours before. */
  readonly earlier: number;
  /**
   * `stamping` two leads open their page while everybody presses · `demoted` one of them is a lead no more at some instant of that ·
   * `impostor` somebody who was one has stamped that nothing was given.
   */
  readonly leads: 'away' | 'stamping' | 'demoted' | 'impostor';
  /**
   * What happens to the list between two of its pages: `repeating` what comes in moves what was read onto the next · `deleted` the
   * entry is gone at which a page ended.
   */
  readonly list: 'steady' | 'repeating' | 'deleted';
  /** What a lead makes of the limit once all pages are open. Some press only later then. */
  readonly limitChange: 'same' | 'lowered' | 'raised';
  /** Of every other agent the ticket, or the customer, is deleted or merged away at some instant. */
  readonly gone: 'nobody' | 'ticket' | 'customer';
  /** `shared` three are at work on each ticket: two for the same failure, of whom some only apologise, and one for another. */
  readonly tickets: 'own' | 'shared';
}

export function weatherOf(seed: number): Weather {
  const random = seededRandom(seed);
  const oneOf = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  const storm = {
    seed,
    agents: random() < 0.03 ? 50 : 2 + Math.floor(random() * 7),
    common: oneOf(COMMON),
    roomMinor: Math.floor(random() * 12_000),
    mostMs: oneOf([0, 50, 400, 3000]),
    errorRate: oneOf([0, 0, 0.1, 0.3]),
    lossRate: oneOf([0, 0, 0.1, 0.3]),
    crashRate: oneOf([0, 0, 0.2]),
    sleepRate: oneOf([0, 0, 0.2, 0.5]),
    skewMs: oneOf([0, 0, 5000, 3 * DAY_MS]),
    listLagMs: oneOf([0, 0, 500, 4000, LIST_LAG_AT_MOST_MS]),
    isMeasured: random() < 0.6,
    searchLagMs: oneOf([0, 2000, 600_000]),
    duplicateExternalId: oneOf<'reject' | 'allow'>(['reject', 'allow']),
    pageSize: oneOf([100, 100, 8, 4]),
  };
  const calm = { monthEndsInMs: null, earlier: 0, leads: 'away', list: 'steady', limitChange: 'same', gone: 'nobody' } as const;
  const more = {
    monthEndsInMs: oneOf([null, null, 500, 5000, 60_000]),
    earlier: oneOf([0, 0, EARLIER]),
    leads: oneOf<Weather['leads']>(['away', 'away', 'stamping', 'demoted', 'impostor']),
    list: oneOf<Weather['list']>(['steady', 'steady', 'repeating', 'deleted']),
    limitChange: oneOf<Weather['limitChange']>(['same', 'same', 'same', 'lowered', 'raised']),
    gone: oneOf<Weather['gone']>(['nobody', 'nobody', 'ticket', 'customer']),
  };
  // A crowd alone fills as many pages of this size as anybody reads.
  const isFull = storm.agents > 10 && storm.pageSize < 100;
  const currency = oneOf([EUR, JPY, KWD]);
  const tickets = isFull ? 'own' : oneOf<Weather['tickets']>(['own', 'own', 'shared']);
  const weather: Weather = { ...storm, currency, ...(isFull ? calm : more), tickets };
  // These stand in no setting that a lead's page could say.
  return random() < 0.3 ? { ...weather, common: oneOf(BY_LEADS), limitChange: 'same' } : weather;
}

/** What the limit is that they share, before a lead changes it and after. */
export function limitsOf({ common, roomMinor, earlier, limitChange, currency }: Weather): {
  readonly before: Limits;
  readonly after: Limits;
} {
  const factor = limitChange === 'lowered' ? 0.5 : limitChange === 'raised' ? 2 : 1;
  const sharing = (room: number): Limits => {
    const mostMinor = room + earlier * EARLIER_MINOR;
    switch (common) {
      case 'team':
        return limits({ currency, teamMonthMinor: mostMinor });
      case 'agent':
        return limits({ currency, agentDayMinor: mostMinor });
      case 'customer':
        return limits({ currency, customerWindowMinor: mostMinor });
      case 'count':
        return limits({ currency, customerGestureCount: Math.floor(room / 2000) + earlier });
      case 'hour':
        return limits({ currency, agentHourMinor: mostMinor });
      case 'tier': {
        const more = aRule({ id: TIER, limits: { customerWindowMinor: Math.floor(mostMinor * TIER_FACTOR) } });
        return limits({ currency, customerWindowMinor: mostMinor, rules: [more] });
      }
    }
  };
  return { before: sharing(roomMinor), after: sharing(Math.floor(roomMinor * factor)) };
}
