import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE, hoursBefore } from '#builders/clock.ts';
import { type FlagKind, type LedgerTerms, isLive } from '#domain/journal/commitments.ts';
import { type FlagTerms, flagEntries } from '#domain/journal/flag-entries.ts';
import { foldLedger } from '#domain/journal/fold-ledger.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import { termsOf } from './a-journal.ts';

export const RESERVED_MS = hoursBefore(3);

export function fold(entries: readonly JournalEntry[], overrides: Partial<LedgerTerms> = {}): readonly Commitment[] {
  return foldLedger(entries, termsOf({ timeZone: TIME_ZONE, ...overrides })).commitments;
}

/** What is held hours later, when whatever nobody posted has expired. */
export function heldMinor(entries: readonly JournalEntry[], overrides: Partial<LedgerTerms> = {}, atMs = NOW_MS): number {
  return fold(entries, overrides)
    .filter((one) => isLive(one, atMs))
    .reduce((total, { countsMinor }) => total + countsMinor, 0);
}

export function statesOf(entries: readonly JournalEntry[], overrides: Partial<LedgerTerms> = {}): readonly Commitment['state'][] {
  return fold(entries, overrides).map(({ state }) => state);
}

export function flagsOf(entries: readonly JournalEntry[], over: Partial<FlagTerms> = {}): readonly (readonly [FlagKind, boolean])[] {
  const terms = { ...termsOf({ timeZone: TIME_ZONE }), highestLimitMinor: Infinity, seenSinceMs: -Infinity, ...over };
  return flagEntries(entries, terms).map(({ kind, isOpen }) => [kind, isOpen]);
}

/** An entry of the moment, so many seconds after its reservation. */
export function later(seconds: number, kind: JournalEntry['kind'], over: Partial<JournalEntry> = {}): JournalEntry {
  return anEntry({ id: `01E1${String(seconds).padStart(6, '0')}`, kind, createdAtMs: RESERVED_MS + seconds * 1000, detail: {}, ...over });
}

export function postAt(seconds: number, over: Partial<JournalEntry> = {}): JournalEntry {
  return later(seconds, 'post', { detail: { reserveId: '01E0001', reservedAtMs: RESERVED_MS }, ...over });
}

export const reserve = anEntry({ id: '01E0001', createdAtMs: RESERVED_MS });
export const post = postAt(1);
export const lead = { createdById: '90' };
