import { aDirectory, aLedgerReader } from '#builders/a-ledger-reader.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { agentDayOf } from '#domain/journal/agent-day.ts';
import { LATE_MS } from '#domain/journal/lease.ts';
import { UNSETTLED_MS } from '#domain/journal/make-checkpoint.ts';
import type { EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import type { LedgerReader } from '#ledger/ledger-reader.ts';

export const AMOUNT_MINOR = 100;

export interface Carrying {
  readonly gestures: number;
  /** Between one gesture and the next. */
  readonly everyMs: number;
  /** In turn. */
  readonly agentIds: readonly string[];
  readonly untilMs?: number;
  /** What a post says instead of the truth. */
  readonly saying?: (detail: EntryDetail, agentId: string) => EntryDetail;
  readonly customerOf?: (index: number) => string;
}

/** A journal of gestures of one euro each, in which every post carries on what its writer saw, as an honest page does. */
export function plantCarried(world: World, of: Carrying): void {
  const { gestures, everyMs, agentIds, untilMs = NOW_MS, saying = (detail) => detail, customerOf = (index) => `c${index}` } = of;
  const written: JournalEntry[] = [];
  let settled = 0;
  let reservedUpTo = 0;
  let indexed = 0;
  for (let index = 0; index < gestures; index += 1) {
    const agentId = agentIds[index % agentIds.length] ?? '';
    const reservedAtMs = untilMs - (gestures - index) * everyMs;
    const about = { momentId: `given-${index}`, ticketId: `t${index}`, customerId: customerOf(index), agentId, createdById: agentId };
    const money = { ...about, amountMinor: AMOUNT_MINOR, currency: 'EUR' };
    const reserve = world.journal.plant({ ...money, kind: 'reserve', createdAtMs: reservedAtMs }, `reserve:given-${index}`);
    written.push(reserve);
    for (; (written[settled + 1]?.createdAtMs ?? Infinity) < reservedAtMs - UNSETTLED_MS; settled += 1)
      if (written[settled]?.kind === 'reserve') reservedUpTo += 1;
    for (; (written[indexed + 1]?.createdAtMs ?? Infinity) < reservedAtMs - LATE_MS;) indexed += 1;
    const upTo = written[settled];
    const isSettled = upTo !== undefined && upTo.createdAtMs < reservedAtMs - UNSETTLED_MS;
    const monthMinor = (reservedUpTo + (upTo?.kind === 'reserve' ? 1 : 0)) * AMOUNT_MINOR;
    const detail: EntryDetail = {
      gesture: 'credit',
      reserveId: reserve.id,
      reservedAtMs,
      indexedUpToId: indexed === 0 ? '' : (written[indexed]?.id ?? ''),
      ...(isSettled && { total: { upToId: upTo.id, monthMinor, timeZone: TIME_ZONE } }),
    };
    const post = {
      ...money,
      kind: 'post' as const,
      createdAtMs: reservedAtMs + Math.min(1000, everyMs / 2),
      detail: saying(detail, agentId),
    };
    written.push(world.journal.plant(post, `post:given-${index}`, agentDayOf(agentId, reservedAtMs, TIME_ZONE)));
  }
}

export const LIMITS = limits({ teamMonthMinor: 1_000_000, agentDayMinor: 50_000, customerWindowMinor: 20_000, customerWindowDays: 30 });
export const SUBJECT = { customerId: '701', ticketId: '501' };

/** A month in which one euro was given every ten seconds for some hours, until now. */
export function busy(of: Partial<Carrying> = {}): World {
  const world = aWorld();
  plantCarried(world, { gestures: 2000, everyMs: 10_000, agentIds: ['21', '22', '23'], ...of });
  return world;
}

export function readerOf(world: World, agentId = '11', directory = aDirectory(['90', '91'])): LedgerReader {
  const journal = world.journal.as(agentId);
  return aLedgerReader({ journal, runtime: world.runtime(), directory }, { limits: LIMITS, agentId });
}

/** Looks as a page that was just opened does. */
export async function looked(world: World, reader = readerOf(world)) {
  const looking = reader.look(NOW_MS, SUBJECT);
  await world.time.run();
  return { reader, result: await looking, calls: world.requests() };
}
