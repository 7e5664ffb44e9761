import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { EUR, eur } from '#builders/currencies.ts';
import { flaggedOf } from '#ledger/flagged.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import type { JournalEntry } from '#domain/journal/types.ts';

const LEAD = '91';

function flagged(...entries: readonly JournalEntry[]) {
  return flaggedFrom(entries, '');
}

/** Where the month was started in the team's currency with all up to an entry, or waits for that. */
function flaggedFrom(entries: readonly JournalEntry[], startedUpToId: string | null) {
  const terms = {
    leadIds: new Set([LEAD]),
    currency: 'EUR',
    timeZone: TIME_ZONE,
    largestMinor: 20_000,
    highestLimitMinor: 20_000,
    seenSinceMs: -Infinity,
  };
  return flaggedOf(foldLedger(entries, terms), entries, { ...terms, currency: EUR, nowMs: NOW_MS, startedUpToId });
}

/** An entry, and what makes it count. */
function posted(over: Partial<JournalEntry>): readonly JournalEntry[] {
  const reserve = anEntry(over);
  return [reserve, { ...reserve, id: `${reserve.id}p`, kind: 'post', detail: {} }];
}

describe('a flagged entry', () => {
  it('that was edited counts as the largest gesture, and can count as it stands', () => {
    const edited = anEntry({ amountMinor: 100, updatedAtMs: NOW_MS });
    expect(flagged(edited)).toMatchObject([
      { kind: 'edited', countsMinor: 20_000, asItStands: { amount: { amountMinor: 100 }, ticketId: '501' } },
    ]);
  });

  it('is settled by what a lead says after the edit, and open again after another', () => {
    const edited = anEntry({ amountMinor: 100, updatedAtMs: NOW_MS });
    const settled = anEntry({
      id: '01E0009',
      kind: 'post',
      createdById: LEAD,
      amountMinor: 100,
      createdAtMs: NOW_MS,
      detail: { confirms: edited.id },
    });
    expect(flagged(edited, settled)).toEqual([]);
    expect(flagged({ ...edited, updatedAtMs: NOW_MS + 1 }, settled)).toHaveLength(1);
  });

  it.each([
    ['without a sum', { amountMinor: null }],
    ['of a kind that holds no money', { kind: 'checkpoint' as const, updatedAtMs: NOW_MS }],
    ['of a schema that is not known', { kind: 'unknown' as const, isOfUnknownSchema: true as const }],
    ['that was edited to less than zero', { amountMinor: -500, updatedAtMs: NOW_MS }],
  ])('%s cannot count as it stands', (_what, change) => {
    expect(flagged(anEntry(change))).toMatchObject([{ asItStands: null }]);
  });

  it.each(['reserve', 'post', 'unknown'] as const)('that was edited can count as it stands where its kind may hold money: %s', (kind) => {
    expect(flagged(anEntry({ kind, amountMinor: 100, updatedAtMs: NOW_MS }))).toMatchObject([{ asItStands: { amount: eur(100) } }]);
  });

  it('of less than zero in another currency cannot count as it stands', () => {
    expect(flagged(...posted({ amountMinor: -500, currency: 'USD' }))).toMatchObject([{ kind: 'negative', asItStands: null }]);
  });

  it('of less than zero counts as nothing, and stands as nothing', () => {
    expect(flagged(...posted({ amountMinor: -500 }))).toMatchObject([
      { kind: 'negative', countsMinor: 0, asItStands: { amount: { amountMinor: 0 } } },
    ]);
  });

  it('that takes back what somebody else reserved is listed as long as that is held', () => {
    const given = [anEntry(), anEntry({ id: '01E0002', kind: 'post' })];
    const foreign = anEntry({ id: '01E0003', kind: 'reverse', createdById: '12' });
    expect(flagged(...given, foreign)).toMatchObject([
      { kind: 'foreign_void', countsMinor: 1500, asItStands: { amount: { amountMinor: 1500 } } },
    ]);
    const byLead = anEntry({ id: '01E0004', kind: 'reverse', createdById: LEAD });
    expect(flagged(...given, foreign, byLead)).toEqual([]);
    const settled = anEntry({ id: '01E0005', kind: 'post', createdById: LEAD, createdAtMs: NOW_MS, detail: { confirms: foreign.id } });
    expect(flagged(...given, foreign, settled)).toEqual([]);
    // Whoever did it cannot settle it, and a lead's word is a post.
    expect(flagged(...given, foreign, { ...settled, createdById: '12' })).toHaveLength(1);
    expect(flagged(...given, foreign, { ...settled, kind: 'thanks' })).toHaveLength(1);
  });

  it('that takes back what somebody else reserved, and states nothing, stands as what that states', () => {
    const given = [anEntry(), anEntry({ id: '01E0002', kind: 'post' })];
    const foreign = anEntry({ id: '01E0003', kind: 'reverse', createdById: '12', amountMinor: 0 });
    expect(flagged(...given, foreign)).toMatchObject([{ asItStands: { amount: { amountMinor: 1500 } } }]);
  });

  it('of several that were edited under one moment counts by itself', () => {
    const edits = [100, 25_000].map((amountMinor, index) => anEntry({ id: `01E000${index}`, amountMinor, updatedAtMs: NOW_MS }));
    expect(flagged(...edits).map(({ countsMinor }) => countsMinor)).toEqual([25_000, 20_000]);
  });

  it('beside which something else of its moment was given is listed with what that counts as', () => {
    const foreign = anEntry({ id: '01E0000', agentId: '12', amountMinor: 1000, createdAtMs: NOW_MS });
    expect(flagged(foreign, ...posted({}))).toMatchObject([{ kind: 'foreign_agent', countsMinor: 1500 }]);
  });

  it.each([
    ['given above every limit', posted({ amountMinor: 20_001 }), []],
    ['taken back by somebody else', [...posted({}), anEntry({ id: '01E9', kind: 'reverse', createdById: '12' })], []],
    ['edited', [anEntry({ updatedAtMs: NOW_MS })], [{ kind: 'edited', countsMinor: 0, asItStands: null }]],
  ])('of which no money is counted at all cannot count as it stands, and is listed where it was edited: %s', (_what, entries, found) => {
    const terms = { leadIds: new Set<string>(), currency: EUR, timeZone: TIME_ZONE, largestMinor: 20_000, highestLimitMinor: 20_000 };
    const shown = { ...terms, seenSinceMs: -Infinity, nowMs: NOW_MS, startedUpToId: '' };
    expect(flaggedOf({ commitments: [] }, entries, shown)).toMatchObject(found);
  });

  it('that withdraws what somebody else is giving is listed for as long as that is held: 120 s', () => {
    const foreign = anEntry({ id: '01E0002', kind: 'void', createdById: '12', createdAtMs: NOW_MS });
    expect([120_000, 120_001].map((agoMs) => flagged(anEntry({ createdAtMs: NOW_MS - agoMs }), foreign).length)).toEqual([1, 0]);
  });

  it('comes before older ones', () => {
    const ids = ['01E0002', '01E0004', '01E0001', '01E0003'];
    const listed = flagged(...ids.flatMap((id) => posted({ id, momentId: `m-${id}`, amountMinor: -1 })));
    expect(listed.map(({ entry }) => entry.id)).toEqual(['01E0004', '01E0003', '01E0002', '01E0001']);
  });

  it('in another currency cannot count as it stands, and is nothing wrong where a start covers it, or is to', () => {
    const foreign = posted({ currency: 'USD' });
    expect(flagged(...foreign)).toMatchObject([{ kind: 'foreign_currency', countsMinor: 20_000, asItStands: null }]);
    expect([null, '01E0000', '01E0001'].map((upToId) => flaggedFrom(foreign, upToId).length)).toEqual([0, 1, 0]);
    expect(flaggedFrom(posted({ currency: 'x1' }), null)).toHaveLength(1);
    expect(flaggedFrom(posted({ amountMinor: 20_001 }), null)).toHaveLength(1);
  });

  it.each([
    ['less than zero', { amountMinor: -500 }],
    ['in another currency', { currency: 'USD' }],
    ['for somebody else', { agentId: '12' }],
    ['above every limit', { amountMinor: 20_001 }],
  ])('%s is listed once it is given: what is only reserved ends by itself', (_what, over) => {
    expect(flagged(...posted(over))).toHaveLength(1);
    expect(flagged(anEntry(over))).toEqual([]);
  });
});
