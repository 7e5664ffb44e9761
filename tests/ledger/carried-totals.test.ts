import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aDirectory } from '#builders/a-ledger-reader.ts';
import { DOWN } from '#builders/a-page.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { currency, eur } from '#builders/currencies.ts';
import { allowancesFor } from '#domain/journal/admission.ts';
import type { LimitName } from '#domain/journal/limits.ts';
import type { Commitment, EntryDetail, JournalEntry } from '#domain/journal/types.ts';
import { money } from '#domain/money/money.ts';
import { fail } from '#domain/shared/result.ts';
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
    expect(world.journal.calls[1]?.keys).toEqual(['reserve:given-30', 'post:given-30', 'reverse:given-30']);
    expect(reader.pagesRead()).toBe(3);
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR - AMOUNT_MINOR);
  });

  it('is free once, whoever undoes it again', async () => {
    const world = busy();
    reverse(world, 30);
    reverse(world, 30, { by: '90', key: 'reverse:given-30:90:', atMs: NOW_MS - 20_000 });
    const { reader } = await looked(world);
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR - AMOUNT_MINOR);
  });

  it('is free where a lead has undone it, who is found to be one for that', async () => {
    const world = busy();
    reverse(world, 30, { by: '90' });
    const { reader } = await looked(world);
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR - AMOUNT_MINOR);
  });

  it('is asked for by no key where the list shows that it was given', async () => {
    const world = busy();
    reverse(world, 1992);
    const { reader, calls } = await looked(world);
    expect(calls).toEqual(['tail', 'search']);
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR - AMOUNT_MINOR);
  });

  it('is free never where somebody who may not took its key, and what undid it stands elsewhere', async () => {
    const world = busy();
    reverse(world, 30, { by: '77' });
    reverse(world, 30, { key: 'elsewhere' });
    const { reader } = await looked(world);
    expect(reader.ledger().commitments.find(({ momentId }) => momentId === 'given-30')?.state).toBe('voided');
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR);
  });

  it('is not known where its keys cannot be read, or nobody can tell who undid it, and that is the fault', async () => {
    const world = busy();
    reverse(world, 30, { by: '90' });
    world.journal.faults.errorBefore = ({ method }) => (method === 'byExternalIds' ? DOWN : null);
    expect((await looked(world)).result).toEqual({ ok: false, error: { kind: 'failed', error: DOWN } });
    world.journal.faults.errorBefore = null;
    const error = { kind: 'refused_by_role', what: 'users', action: 'read' } as const;
    const directory = { ...aDirectory(), leadsAmong: () => Promise.resolve(fail(error)) };
    expect((await looked(world, readerOf(world, '11', directory))).result).toEqual({ ok: false, error: { kind: 'failed', error } });
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

  const settled = { createdAtMs: NOW_MS - 200_000 };
  const undo = { ...settled, kind: 'reverse', agentId: '21', createdById: '21', amountMinor: AMOUNT_MINOR } as const;

  it.each([
    ['what was undone and could not be looked up', { ...undo, momentId: 'given-30' }, 'elsewhere', true],
    ['what is of a schema that nobody here knows', { ...settled, kind: 'unknown', momentId: 'x', isOfUnknownSchema: true }, 'x', true],
    ['nothing where what was undone was never given', { ...undo, momentId: 'never' }, 'elsewhere', false],
    ['nothing where its key tells how it was undone', { ...undo, momentId: 'given-30' }, 'reverse:given-30', false],
  ] as const)('stops before %s', async (_what, entry, key, isStopped) => {
    const world = busy();
    reverse(world, 33, { atMs: NOW_MS - 210_000 });
    const { id } = world.journal.plant(entry, key);
    for (let index = 0; index < 20; index += 1)
      world.journal.plant({ kind: 'thanks', momentId: `x-${index}`, createdAtMs: NOW_MS - 190_000 });
    const { reader } = await looked(world);
    expect((reader.carriedOn(NOW_MS).total?.upToId ?? '') < id).toBe(isStopped);
  });
});

describe('what a lead granted, stamped and took back since', () => {
  it.each([
    ['is free where the stamp says what it counts as', {}, 700],
    ['is not where that counts as more than it says', { stated: eur(700), countsMinor: 900 }, 0],
    ['is not where that states another currency', { stated: money(700, currency('USD')) }, 0],
    ['is not where that states nothing', { stated: null }, 0],
  ])('%s', async (_how, over, freedMinor) => {
    const world = busy();
    const who = { agentId: '90', forAgentId: '21' };
    const grant = aCommitment({ momentId: 'granted', reserveId: '01E0000', state: 'granted', countsMinor: 700, ...who, ...over });
    stampedBy(world, '90', { parts: 1, recent: [grant] });
    plantTotal(world, '11');
    const byLead = { momentId: 'granted', agentId: '21', createdById: '90', createdAtMs: NOW_MS };
    world.journal.plant({ ...byLead, kind: 'post', detail: { decision: 'revoke', reservedAtMs: NOW_MS } }, 'post:hand-over:granted');
    world.journal.plant({ ...byLead, kind: 'reverse', amountMinor: 700, detail: { handOver: 1 } }, 'reverse:granted');
    const { reader } = await looked(world);
    expect(reader.ledger().commitments.find(({ momentId }) => momentId === 'granted')?.state).toBe('voided');
    expect(counted(reader, 'team_month')).toBe(ALL_MINOR - freedMinor);
  });
});

/** Whether a page that has learnt something first knows enough. */
async function isKnown(world: World, first: readonly JournalEntry[] = []): Promise<boolean> {
  const reader = readerOf(world);
  reader.learn(first);
  await looked(world, reader);
  await reader.learnLeads();
  return reader.isCovering(NOW_MS);
}

describe('totals that were said before a lead has stamped what the month holds', () => {
  it('count no more, and those that were said after it do', async () => {
    const world = busy();
    stampedBy(world, '90');
    expect(await isKnown(world)).toBe(false);
    plantTotal(world, '11');
    expect(await isKnown(world)).toBe(true);
  });

  it('count on where whoever stamped is no lead', async () => {
    const world = busy();
    stampedBy(world, '12');
    expect(await isKnown(world)).toBe(true);
  });

  it('count no more where they were said between two of them, whichever of the two was read first', async () => {
    const world = busy();
    const first = stampedBy(world, '90');
    plantTotal(world, '11');
    const second = stampedBy(world, '91');
    for (const learnt of [[first], [second]]) expect(await isKnown(world, learnt)).toBe(false);
  });
});

/** What a lead has stamped further back than the list is read; with one of two parts alone it tells nothing itself. */
function stampedBy(
  world: World,
  createdById: string,
  { parts = 2, recent = [] }: { readonly parts?: number; readonly recent?: readonly Commitment[] } = {},
): JournalEntry {
  const { id = '', createdAtMs = 0 } = world.journal.entries.at(-400) ?? {};
  const part = { month: '2026-03', upToId: id, upToMs: createdAtMs, carriedMinor: 0, carriedUpToId: '', carriedUpToMs: 0 };
  const checkpoint = { ...part, timeZone: TIME_ZONE, part: 1, parts, recent };
  return world.journal.plant({
    kind: 'checkpoint',
    momentId: `by-${createdById}`,
    createdById,
    createdAtMs: NOW_MS,
    detail: { checkpoint },
  });
}

/** A post whose total reaches to an entry that was settled long ago. */
function plantTotal(world: World, createdById: string): void {
  const { entries } = world.journal;
  const upToAt = entries.findLastIndex(({ createdAtMs }) => createdAtMs < NOW_MS - 200_000);
  const monthMinor = entries.slice(0, upToAt + 1).filter(({ kind }) => kind === 'reserve').length * AMOUNT_MINOR;
  const detail = carrying({ upToId: entries[upToAt]?.id ?? '', monthMinor, timeZone: TIME_ZONE });
  world.journal.plant({ kind: 'post', momentId: `of-${createdById}`, createdById, agentId: createdById, createdAtMs: NOW_MS, detail });
}

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
