import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { createLedgerFold, foldLedger } from '#domain/journal/fold-ledger.ts';
import type { CheckpointPart, JournalEntry } from '#domain/journal/types.ts';
import { LARGEST_MINOR, termsOf } from './a-journal.ts';

const terms = termsOf({ timeZone: TIME_ZONE });

describe('a fold that is carried on', () => {
  it('holds nothing before anything is learnt', () => {
    expect(createLedgerFold().ledger(terms)).toEqual({ commitments: [], checkpoint: null });
  });

  it('takes what an entry said last, in whichever order its versions are learnt', () => {
    const written = anEntry({ momentId: 'm-1', amountMinor: 100 });
    const edited = { ...written, momentId: 'm-2', amountMinor: 9000, updatedAtMs: NOW_MS };
    for (const versions of [
      [written, edited],
      [edited, written],
    ] satisfies JournalEntry[][]) {
      const fold = createLedgerFold();
      for (const version of versions) {
        fold.learn([version]);
        fold.ledger(terms);
      }
      expect(fold.ledger(terms).commitments).toMatchObject([{ momentId: 'm-2', countsMinor: 9000, isUncertain: true }]);
      expect(fold.ledger(terms)).toEqual(foldLedger(versions, terms));
    }
  });

  it('is another object once something is learnt, and keeps the moments that nothing was learnt about', () => {
    const fold = createLedgerFold();
    fold.learn([anEntry({ id: '01E1', momentId: 'm-1' }), anEntry({ id: '01E2', momentId: 'm-2' })]);
    const before = fold.ledger(terms);
    fold.learn([anEntry({ id: '01E3', momentId: 'm-2', kind: 'post' })]);
    const after = fold.ledger(terms);
    expect(after.commitments.map(({ state }) => state)).toEqual(['reserved', 'posted']);
    expect(after.commitments[0]).toBe(before.commitments[0]);
  });

  it('holds apart a moment that is named like an edited entry, so that neither hides the other', () => {
    const edited = anEntry({ id: '01E1', momentId: 'm-1', updatedAtMs: NOW_MS });
    const named = anEntry({ id: '01E2', momentId: 'entry:01E1', amountMinor: 100 });
    const { commitments } = foldLedger([edited, named], terms);
    expect(commitments.map(({ countsMinor }) => countsMinor).toSorted((a, b) => a - b)).toEqual([100, LARGEST_MINOR]);
  });

  it('frees what a lead undid as soon as it is known who leads, and holds it again where that is no more', () => {
    const fold = createLedgerFold();
    const undone = anEntry({ id: '01E3', kind: 'reverse', createdById: '90' });
    fold.learn([anEntry({ id: '01E1' }), anEntry({ id: '01E2', kind: 'post' }), undone]);
    const states = [[], ['90'], []].map((ids) => fold.ledger({ ...terms, leadIds: new Set(ids) }).commitments[0]?.state);
    expect(states).toEqual(['posted', 'voided', 'posted']);
  });

  it('reads what a checkpoint tells of an entry in whatever moment it stands now', () => {
    const fold = createLedgerFold();
    const moved = anEntry({ id: '01E1', momentId: 'm-2', createdAtMs: hoursBefore(3), updatedAtMs: hoursBefore(2) });
    fold.learn([moved]);
    expect(fold.ledger(terms).commitments).toMatchObject([{ state: 'reserved' }]);
    const recent = [aCommitment({ momentId: 'm-1', reserveId: '01E1', state: 'voided' })];
    fold.learn([aCheckpoint({ upToMs: hoursBefore(1), recent })]);
    expect(fold.ledger(terms).commitments).toMatchObject([{ momentId: 'm-2', state: 'voided' }]);
  });
});

function aCheckpoint(part: Pick<CheckpointPart, 'upToMs' | 'recent'>): JournalEntry {
  const carried = { month: '2026-03', carriedMinor: 0, carriedUpToId: '', carriedUpToMs: 0 };
  const checkpoint: CheckpointPart = { ...carried, upToId: '01E1', timeZone: TIME_ZONE, part: 1, parts: 1, ...part };
  return anEntry({ id: '01E9', kind: 'checkpoint', momentId: 'checkpoint-1', createdById: '90', detail: { checkpoint } });
}
