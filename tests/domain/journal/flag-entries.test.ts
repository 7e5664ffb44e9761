import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import type { FlagKind } from '#domain/journal/commitments.ts';
import { type FlagTerms, flagEntries } from '#domain/journal/flag-entries.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { termsOf } from './a-journal.ts';
import { later, lead, postAt, reserve } from './a-moment.ts';

function flagged(entries: readonly JournalEntry[], over: Partial<FlagTerms> = {}): readonly (readonly [FlagKind, boolean])[] {
  const terms = { ...termsOf({ timeZone: TIME_ZONE }), highestLimitMinor: 5000, seenSinceMs: -Infinity, ...over };
  return flagEntries(entries, terms).map(({ kind, isOpen }) => [kind, isOpen]);
}

describe('what is wrong with an entry', () => {
  it('is nothing where it is as it should be', () => {
    expect(flagged([reserve, postAt(1), later(5, 'reverse')])).toEqual([]);
  });

  it('is a sum above the most that any limit lets through, and exactly that much is not', () => {
    expect(flagged([{ ...reserve, amountMinor: 5000 }, postAt(1)])).toEqual([]);
    expect(flagged([{ ...reserve, amountMinor: 5001 }, postAt(1)])).toEqual([['above_limits', true]]);
    expect(flagged([{ ...reserve, amountMinor: 5001 }, postAt(1)], { highestLimitMinor: Infinity })).toEqual([]);
  });

  it('is over once a lead has undone it, or said that it counts', () => {
    const large = { ...reserve, amountMinor: 10_000_000_000 };
    expect(flagged([large, postAt(1), later(9, 'reverse', lead)])).toEqual([['above_limits', false]]);
    const counts = later(9, 'post', { ...lead, detail: { confirms: large.id }, amountMinor: large.amountMinor });
    expect(flagged([large, postAt(1), counts])).toEqual([['above_limits', false]]);
    expect(flagged([large, postAt(1), { ...counts, createdById: '11' }])[0]).toEqual(['above_limits', true]);
  });

  it('is open again where it was edited after a lead had said that it counts', () => {
    const edited = { ...reserve, updatedAtMs: hoursBefore(1) };
    const settled = anEntry({ id: '09', kind: 'post', createdById: '90', createdAtMs: hoursBefore(0.5), detail: { confirms: edited.id } });
    expect(flagged([edited, settled])).toEqual([['edited', false]]);
    expect(flagged([{ ...edited, updatedAtMs: NOW_MS }, settled])).toEqual([['edited', true]]);
  });

  it('is told by what a lead said last, whichever of two was read first', () => {
    const edited = { ...reserve, updatedAtMs: hoursBefore(1) };
    const says = (id: string, amountMinor: number | null, atMs: number): JournalEntry =>
      anEntry({ id, kind: 'post', createdById: '90', createdAtMs: atMs, amountMinor, detail: { confirms: edited.id } });
    const [first, last] = [says('08', null, hoursBefore(0.5)), says('09', 100, hoursBefore(0.25))];
    expect([flagged([edited, first, last])[0], flagged([edited, last, first])[0]]).toEqual([
      ['edited', false],
      ['edited', false],
    ]);
  });
});
