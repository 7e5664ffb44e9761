import { createRandom, type Random } from './random.ts';
import { internalWin, processFix, storyOf } from './stories.ts';
import { seededCauses } from './tickets.ts';

const dayMs = 86_400_000;
const hourMs = 3_600_000;

/** What the team may give, in minor units; the sample settings of the app, and a budget that grows with the number of moments. */
export const pastLimits = { gestureMinor: 2500, agentDayMinor: 10_000, customerMinor: 5000, customerDays: 60, customerCount: 3 } as const;

/** The team's budget for a month, in major units, that so many moments a year stay within. */
export function monthlyBudgetFor(moments: number): number {
  return Math.max(1000, Math.ceil((moments * 4) / 12 / 500) * 500);
}

export interface PastMoment {
  readonly id: string;
  readonly atMs: number;
  /** Whose moment it is. */
  readonly agentId: number;
  /** Who wrote it down. */
  readonly writerId: number;
  readonly kind: 'external_win' | 'internal_win' | 'process_fix';
  readonly story: string;
  /** Null where it is about nobody outside. */
  readonly giving: PastGiving | null;
}

export interface PastGiving {
  /** Counted from 0; the customers of the past are made up by whoever keeps them. */
  readonly customer: number;
  readonly cause: string;
  readonly fault: 'ours' | 'third_party';
  readonly severity: 1 | 2 | 3 | 4;
  readonly gesture: string;
  readonly amountMinor: number;
  readonly suggestedMinor: number;
  readonly status: 'asked' | 'given' | 'declined' | 'voided';
  readonly deviation: string;
}

export interface PastYear {
  readonly moments: number;
  readonly seed: number;
  readonly nowMs: number;
  readonly agentIds: readonly number[];
  nameOf(agentId: number): string;
}

const severities = [1, 1, 2, 2, 2, 3, 3, 4] as const;

export const momentsPerCustomer = 5;

/** What a team did in a year, oldest first, within its limits: a pure function of the seed and the time. */
export function* pastYear({ moments, seed, nowMs, agentIds, nameOf }: PastYear): Generator<PastMoment> {
  const random = createRandom(seed, 'past year');
  const spent = createSpending(moments);
  const customers = Math.max(12, Math.round(moments / momentsPerCustomer));
  const sinceMs = Math.floor((nowMs - 364 * dayMs) / dayMs) * dayMs;
  const spanMs = nowMs - sinceMs - hourMs;
  for (let index = 0; index < moments; index += 1) {
    const atMs = workingTime(sinceMs + (spanMs * (index + random.next())) / moments, nowMs);
    // A few agents give much, many give little.
    const agentId = agentIds[Math.floor(random.next() ** 1.7 * agentIds.length)] ?? 0;
    const id = `past-${index + 1}`;
    const about = { id, atMs, agentId, writerId: agentId };
    const chance = random.next();
    if (chance < 0.05) {
      // A win among colleagues is the win of whoever did it, and somebody else writes it down.
      const others = agentIds.filter((other) => other !== agentId);
      const writerId = others[random.between(0, others.length - 1)] ?? agentId;
      yield { ...about, kind: 'internal_win', writerId, story: internalWin(nameOf(agentId), random), giving: null };
    } else if (chance < 0.09) {
      yield { ...about, kind: 'process_fix', story: processFix(random), giving: null };
    } else {
      const giving = givingAt({ atMs, nowMs, agentId, customers, random, spent });
      const story = random.chance(0.22) ? '' : storyOf(giving, random);
      yield { ...about, kind: 'external_win', story, giving };
    }
  }
}

/** Into the hours from eight to six, the order kept, and never into the future. */
function workingTime(atMs: number, nowMs: number): number {
  const midnight = Math.floor(atMs / dayMs) * dayMs;
  return Math.min(Math.round(midnight + 8 * hourMs + ((atMs - midnight) * 10) / 24), nowMs - hourMs);
}

interface Drawing {
  readonly atMs: number;
  readonly nowMs: number;
  readonly agentId: number;
  readonly customers: number;
  readonly random: Random;
  readonly spent: Spending;
}

function givingAt({ atMs, nowMs, agentId, customers, random, spent }: Drawing): PastGiving {
  const ageDays = (nowMs - atMs) / dayMs;
  const cause = causeAt(ageDays, random);
  const severity = random.pick(severities);
  // Every third comes back: the same few are hit again and again.
  const customer = random.chance(0.3) ? Math.floor((random.next() * customers) / 6) : random.between(0, customers - 1);
  const fault = random.chance(0.8) ? 'ours' : 'third_party';
  const suggestedMinor = severity * 500 + (random.chance(0.3) ? 500 : 0);
  const about = { customer, cause, fault, severity, suggestedMinor } as const;
  const asked = ageDays < 2 && random.chance(0.25);
  if (asked || random.chance(0.01))
    return { ...about, gesture: 'credit', amountMinor: 4000, status: asked ? 'asked' : 'declined', deviation: '' };
  const isChanged = random.chance(0.2);
  const wantedMinor = Math.min(
    pastLimits.gestureMinor,
    isChanged ? Math.max(200, suggestedMinor + random.pick([-500, 500, 1000])) : suggestedMinor,
  );
  const isMoney = random.chance(0.55) && spent.take({ agentId, customer, atMs, amountMinor: wantedMinor });
  return {
    ...about,
    gesture: isMoney
      ? random.pick(['credit', 'credit', 'refund', 'discount', 'gift', 'surprise'])
      : random.pick(['apology', 'redo', 'call', 'call', 'priority']),
    amountMinor: isMoney ? wantedMinor : 0,
    status: random.chance(0.03) ? 'voided' : 'given',
    deviation: isMoney && isChanged ? random.pick(['They asked for less.', 'It was for a birthday.', 'The second time this month.']) : '',
  };
}

/** Late deliveries have grown for two months, an outage fell on one week in the spring, and billing was mended in the summer. */
function causeAt(ageDays: number, random: Random): string {
  if (ageDays < 60 && random.chance(0.25)) return 'late_delivery';
  if (ageDays > 200 && ageDays < 207 && random.chance(0.6)) return 'outage';
  if (ageDays > 150 && random.chance(0.15)) return 'billing_error';
  return random.pick(seededCauses);
}

interface Spending {
  /** Whether every limit leaves room for it; it is taken then. */
  take(gift: { readonly agentId: number; readonly customer: number; readonly atMs: number; readonly amountMinor: number }): boolean;
}

function createSpending(moments: number): Spending {
  const monthLimitMinor = monthlyBudgetFor(moments) * 100;
  const days = new Map<string, number>();
  const months = new Map<string, number>();
  const customers = new Map<number, readonly { readonly atMs: number; readonly amountMinor: number }[]>();
  return {
    take({ agentId, customer, atMs, amountMinor }) {
      const date = new Date(atMs).toISOString();
      const [day, month] = [`${agentId}@${date.slice(0, 10)}`, date.slice(0, 7)];
      const recent = (customers.get(customer) ?? []).filter((given) => atMs - given.atMs < pastLimits.customerDays * dayMs);
      const customerMinor = recent.reduce((sum, given) => sum + given.amountMinor, amountMinor);
      const dayMinor = (days.get(day) ?? 0) + amountMinor;
      const monthMinor = (months.get(month) ?? 0) + amountMinor;
      // What is left of the month is spent evenly, so that its last days are not without.
      const share = (new Date(atMs).getUTCDate() / 31) * monthLimitMinor * 0.9;
      const fits =
        customerMinor <= pastLimits.customerMinor &&
        recent.length < pastLimits.customerCount &&
        dayMinor <= pastLimits.agentDayMinor &&
        monthMinor <= share;
      if (!fits) return false;
      days.set(day, dayMinor);
      months.set(month, monthMinor);
      customers.set(customer, [...recent, { atMs, amountMinor }]);
      return true;
    },
  };
}
