import { describe, expect, it } from 'vitest';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { allowancesFor } from '#domain/journal/admission.ts';
import type { LimitName } from '#domain/journal/limits.ts';
import type { EntryDetail } from '#domain/journal/types.ts';
import { AMOUNT_MINOR, LIMITS, SUBJECT, busy, looked, plantCarried, readerOf } from './a-carried-journal.ts';
import type { LedgerReader } from '#ledger/ledger-reader.ts';

/** What one limit has counted against the next gesture. */
function counted(reader: LedgerReader, limit: LimitName, { nowMs } = { nowMs: NOW_MS }): number {
  const proposal = { momentId: '', agentId: '11', isLead: false, ticketId: '501', customerId: '701', cause: 'other' };
  const found = allowancesFor(proposal, reader.ledger(), LIMITS, { nowMs, timeZone: TIME_ZONE });
  const allowance = found.find((one) => one.limit === limit);
  return (allowance?.limitValue ?? NaN) - (allowance?.remaining ?? NaN);
}

/** Each another sum. */
function sayingMore(detail: EntryDetail, agentId: string): EntryDetail {
  const { total } = detail;
  return total === undefined ? detail : { ...detail, total: { ...total, monthMinor: total.monthMinor + Number(agentId) } };
}

function carrying(total: NonNullable<EntryDetail['total']>, reservedAtMs = NOW_MS): EntryDetail {
  return { reservedAtMs, total };
}

const ALL_MINOR = 2000 * AMOUNT_MINOR;

describe('a look at a long journal whose posts carry totals', () => {
  it('lists one page and searches once, and knows what the month holds', async () => {
    const world = busy();
    const { result, calls, reader } = await looked(world);
    expect(result).toEqual({ ok: true, value: undefined });
    expect(calls).toEqual(['tail', 'search']);
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR);
  });

  it("knows the agent's whole day and the customer's window, which the list does not reach", async () => {
    const world = busy({
      agentIds: ['11', '22', '23', '24', '25', '26', '27', '28', '29', '30'],
      customerOf: (index) => (index === 40 ? '701' : 'c'),
    });
    const { reader, calls } = await looked(world);
    expect(calls.filter((method) => method === 'tail')).toHaveLength(1);
    expect(counted(reader, 'agent_day')).toBe(ALL_MINOR / 10);
    expect(counted(reader, 'customer_window')).toBe(AMOUNT_MINOR);
  });

  it('does not believe one other person alone, and reads on', async () => {
    const world = busy({ agentIds: ['21'] });
    const { result, calls } = await looked(world);
    expect(result).toEqual({ ok: false, error: { kind: 'too_long' } });
    expect(calls.filter((method) => method === 'tail')).toHaveLength(30);
  });

  it('goes on where it stopped when it is done again, until it knows enough', async () => {
    const world = busy({ agentIds: ['21'] });
    const { reader } = await looked(world);
    let result = await reader.look(NOW_MS, SUBJECT);
    for (let press = 0; press < 3 && !result.ok; press += 1) result = await reader.look(NOW_MS, SUBJECT);
    expect(result.ok).toBe(true);
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR);
  });

  it('believes whoever reads themselves', async () => {
    const world = busy({ agentIds: ['11'] });
    const { reader, calls } = await looked(world);
    expect(calls.filter((method) => method === 'tail')).toHaveLength(1);
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR);
  });

  it.each([
    ['too little', -0.5],
    ['too much', 10],
  ])('goes by what two say where a third says %s', async (_how, factor) => {
    const saying = (detail: EntryDetail, agentId: string): EntryDetail =>
      agentId !== '23' || detail.total === undefined
        ? detail
        : { ...detail, total: { ...detail.total, monthMinor: Math.max(0, Math.round(detail.total.monthMinor * (1 + factor))) } };
    const { reader } = await looked(busy({ saying }));
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR);
  });

  it('goes by the most that anybody says where no two agree', async () => {
    const { reader } = await looked(busy({ saying: sayingMore }));
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR + 23);
  });

  it('does not go by a total up to what was not settled when it was said, of another calendar, or said too late', async () => {
    const world = busy({ agentIds: ['21'] });
    const young = world.journal.entries.at(-5);
    const about = { kind: 'post' as const, amountMinor: 0, createdAtMs: NOW_MS, createdById: '22', agentId: '22' };
    const settledId = world.journal.entries.at(-60)?.id ?? '';
    const said = { upToId: settledId, monthMinor: 0, timeZone: TIME_ZONE };
    world.journal.plant({ ...about, momentId: 'w-1', detail: carrying({ ...said, upToId: young?.id ?? '' }) });
    world.journal.plant({ ...about, momentId: 'w-2', detail: carrying({ ...said, timeZone: 'Asia/Tokyo' }) });
    world.journal.plant({ ...about, momentId: 'w-3', detail: carrying(said, NOW_MS - 61_000) });
    world.journal.plant({ ...about, momentId: 'w-4', detail: carrying(said), currency: 'JPY' });
    const { result } = await looked(world);
    expect(result).toEqual({ ok: false, error: { kind: 'too_long' } });
  });
});

function reverse(world: World, index: number, over: { readonly by?: string; readonly key?: string; readonly atMs?: number } = {}): void {
  const { by = '21', key = `reverse:given-${index}`, atMs = NOW_MS - 30_000 } = over;
  const about = { momentId: `given-${index}`, ticketId: `t${index}`, customerId: `c${index}`, agentId: '21', amountMinor: AMOUNT_MINOR };
  world.journal.plant({ ...about, kind: 'reverse', createdById: by, createdAtMs: atMs, detail: {} }, key);
}

describe('what was undone of a gesture that a total holds', () => {
  it('is free, once its keys have told that it was given', async () => {
    const world = busy();
    reverse(world, 30);
    const { reader, calls } = await looked(world);
    expect(calls).toEqual(['tail', 'byExternalIds', 'search']);
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR - AMOUNT_MINOR);
  });

  it('is free once, whoever undoes it again', async () => {
    const world = busy();
    reverse(world, 30);
    reverse(world, 30, { by: '90', key: 'reverse:given-30:90:', atMs: NOW_MS - 20_000 });
    const { reader } = await looked(world);
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR - AMOUNT_MINOR);
  });

  it('is free only where it stands under its key, and whoever wrote it may', async () => {
    const world = busy();
    reverse(world, 30, { key: 'elsewhere' });
    reverse(world, 33, { by: '77' });
    const { reader } = await looked(world);
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR);
  });

  it('is free never where nothing was given', async () => {
    const world = busy();
    reverse(world, 5_000_000);
    const { reader } = await looked(world);
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR);
  });
});

describe('what a post carries on', () => {
  it('is the month up to the newest entry that was settled, for whoever counts on from there', async () => {
    const world = busy();
    const { reader } = await looked(world);
    const carried = reader.carriedOn(NOW_MS);
    const { entries } = world.journal;
    const upTo = entries.find(({ id }) => id === carried.total?.upToId);
    const upToAt = entries.findIndex(({ id }) => id === upTo?.id);
    expect((upTo?.createdAtMs ?? 0) / 1000).toBeCloseTo((NOW_MS - 130_000) / 1000, -2);
    expect(carried.total?.monthMinor).toBe(entries.slice(0, upToAt + 1).filter(({ kind }) => kind === 'reserve').length * AMOUNT_MINOR);
  });

  it('stops before what was undone and could not be looked up', async () => {
    const world = busy();
    const about = { momentId: 'given-30', agentId: '21', createdById: '21', amountMinor: AMOUNT_MINOR };
    const undone = world.journal.plant({ ...about, kind: 'reverse', createdAtMs: NOW_MS - 200_000 }, 'elsewhere');
    for (let index = 0; index < 20; index += 1)
      world.journal.plant({ kind: 'thanks', momentId: `x-${index}`, createdAtMs: NOW_MS - 190_000 });
    const { reader } = await looked(world);
    expect((reader.carriedOn(NOW_MS).total?.upToId ?? '') < undone.id).toBe(true);
  });
});

describe('another month', () => {
  it('begins with nothing, whatever totals the last one ended with', async () => {
    const atMs = Date.parse('2026-03-01T00:01:00+01:00');
    const world = aWorld();
    plantCarried(world, { gestures: 2000, everyMs: 10_000, agentIds: ['21', '22'], untilMs: atMs });
    const reader = readerOf(world);
    const looking = reader.look(atMs, SUBJECT);
    await world.time.run();
    expect(await looking).toEqual({ ok: true, value: undefined });
    expect(world.requests()).toEqual(['tail', 'search']);
    // One at midnight, and five after it.
    expect(counted(reader, 'team_month', { nowMs: atMs })).toBe(6 * AMOUNT_MINOR);
  });

  it('leaves what was reserved in the last moment of one to that one, whenever it is judged', async () => {
    const endMs = Date.parse('2026-04-01T00:00:00+02:00');
    const reservedAtMs = endMs - 1000;
    const world = aWorld();
    world.time.pass(reservedAtMs - world.time.nowMs());
    plantCarried(world, { gestures: 2000, everyMs: 10_000, agentIds: ['21', '22'], untilMs: reservedAtMs });
    const reader = readerOf(world);
    const looking = reader.look(reservedAtMs, SUBJECT);
    await world.time.run();
    await looking;
    world.time.pass(endMs + 1000 - world.time.nowMs());
    expect(counted(reader, 'team_month', { nowMs: reservedAtMs })).toBe(ALL_MINOR);
  });
});
