import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { aWorld } from '#builders/a-world.ts';
import { NOW_MS, TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import { UNSETTLED_MS } from '#domain/journal/make-checkpoint.ts';
import type { CheckpointPart, JournalEntry } from '#domain/journal/types.ts';
import { aLedgerReader } from '#builders/a-ledger-reader.ts';
import { settledFrom, startMonth, startedMonth } from '#ledger/start-month.ts';

const TERMS = { leadIds: new Set(['90', '91']), currency: JPY, nowMs: NOW_MS, timeZone: TIME_ZONE };

/** The first part of what a lead has said the month to have spent in JPY. */
function start(over: Partial<JournalEntry> = {}, part: Partial<CheckpointPart> = {}): JournalEntry {
  const carried = { month: '2026-03', upToId: '01E5', upToMs: hoursBefore(2), carriedMinor: 500, carriedUpToId: '01E5' };
  const checkpoint = { ...carried, carriedUpToMs: hoursBefore(2), timeZone: TIME_ZONE, part: 1, parts: 1, recent: [], started: [eur(300)] };
  const about = {
    kind: 'checkpoint',
    momentId: 'start-1',
    createdById: '90',
    currency: 'JPY',
    detail: { checkpoint: { ...checkpoint, ...part } },
  };
  return anEntry({ id: '01E7', ...about, ...over } as Partial<JournalEntry>);
}

describe('the start of the month that everybody goes by', () => {
  it('is what a lead has said in the currency of the team, in this month and calendar', () => {
    expect(startedMonth([start()], TERMS)).toEqual({
      id: 'start-1',
      byId: '90',
      atMs: hoursBefore(3),
      spent: { amountMinor: 500, currency: JPY },
      before: [eur(300)],
      upToId: '01E5',
    });
  });

  it.each([
    ['of another kind', start({ kind: 'limits' })],
    ['in another currency', start({ currency: 'KWD' })],
    ['that was edited', start({ updatedAtMs: NOW_MS })],
    ['of somebody who is no lead', start({ createdById: '12' })],
    ['of another month', start({}, { month: '2026-02' })],
    ['of another calendar', start({}, { timeZone: 'Asia/Tokyo' })],
  ])('is not said by an entry %s', (_which, entry) => {
    expect(startedMonth([entry], TERMS)).toBeNull();
  });

  it('was said when its first part was written, whichever part is read first', () => {
    const parts = [
      start({ createdAtMs: hoursBefore(1) }, { parts: 2 }),
      start({ id: '01E8', createdAtMs: hoursBefore(0.9) }, { part: 2, parts: 2 }),
    ];
    for (const entries of [parts, parts.toReversed()]) expect(startedMonth(entries, TERMS)?.atMs).toBe(hoursBefore(1));
  });

  it('is of several that which reaches furthest, and of those that reach as far the last, whichever is read first', () => {
    const reaching = [start({ id: '01E9', momentId: 'near' }), start({ id: '01E8', momentId: 'far' }, { upToId: '01E6' })];
    const alike = [start({ id: '01E8', momentId: 'first' }), start({ id: '01E9', momentId: 'last' })];
    for (const entries of [reaching, reaching.toReversed()]) expect(startedMonth(entries, TERMS)?.id).toBe('far');
    for (const entries of [alike, alike.toReversed()]) expect(startedMonth(entries, TERMS)?.id).toBe('last');
  });
});

describe('what is to be settled before a start covers it', () => {
  it.each(['reserve', 'post', 'reverse'] as const)('is a %s in another currency, to the millisecond', (kind) => {
    const entry = anEntry({ kind, currency: 'EUR', createdAtMs: NOW_MS });
    const atMs = settledFrom([entry], JPY);
    expect(atMs).toBe(NOW_MS + UNSETTLED_MS + 1);
  });

  it('is nothing in the currency of the team, nor what holds no money', () => {
    expect(settledFrom([anEntry({ currency: 'JPY' }), anEntry({ kind: 'thanks', currency: 'EUR' })], JPY)).toBe(-Infinity);
  });
});

describe('what a start names beside its sum', () => {
  it('is what was given in other currencies up to the newest entry that is settled, and none of what came after it', async () => {
    const world = aWorld();
    const settledAtMs = NOW_MS - UNSETTLED_MS - 1;
    const given = (momentId: string, amountMinor: number, createdAtMs: number, postedAtMs: number): void => {
      const about = { momentId, amountMinor, createdById: '12', currency: 'EUR' };
      world.journal.plant({ ...about, kind: 'reserve', createdAtMs });
      world.journal.plant({ ...about, kind: 'post', createdAtMs: postedAtMs });
    };
    given('old', 100, settledAtMs - 1000, settledAtMs - 1000);
    // Its reservation is the newest entry that is settled; its post is not.
    given('last', 200, settledAtMs, settledAtMs + 1);
    given('later', 400, settledAtMs + 2, settledAtMs + 3);
    const { entries } = world.journal;
    const ledger = foldLedger(entries, { leadIds: TERMS.leadIds, currency: 'JPY', timeZone: TIME_ZONE, largestMinor: 0 });
    const ports = { journal: world.journal.as('90'), runtime: world.runtime() };
    const by = { lead: { id: '90', name: 'Max Sample' }, currency: JPY, timeZone: TIME_ZONE, leadIds: TERMS.leadIds };
    // In whichever order they were read.
    for (const read of [entries, entries.toReversed()]) {
      const known = { ledger, entries: read, startedMs: NOW_MS };
      expect(await startMonth({ ...ports, reader: aLedgerReader(ports) }, known, 900, by)).toMatchObject({ ok: true });
      const said = world.journal.entries.at(-1)?.detail.checkpoint;
      expect(said).toMatchObject({ carriedMinor: 900, carriedUpToId: entries[2]?.id, started: [{ amountMinor: 300, currency: EUR }] });
    }
  });
});
