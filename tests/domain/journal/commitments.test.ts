import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { isDecided, isLive, isStating, isUndoable, momentOf, statedBy } from '#domain/journal/commitments.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import { dayStart } from '#domain/shared/time.ts';

const YEARS_LATER_MS = NOW_MS + 1e11;

describe('whether a commitment holds money', () => {
  it('is so for a reservation at exactly 120 s, and no more a millisecond later', () => {
    const reserved = aCommitment({ state: 'reserved', reservedAtMs: NOW_MS });
    expect([0, 120_000, 120_001].map((afterMs) => isLive(reserved, NOW_MS + afterMs))).toEqual([true, true, false]);
  });

  it.each<[string, Partial<Commitment>, boolean]>([
    ['given', { state: 'posted' }, true],
    ['granted and not delivered', { state: 'granted' }, true],
    ['reserved by an entry that was edited or cannot be read', { state: 'reserved', isUncertain: true }, true],
    ['withdrawn or undone', { state: 'voided' }, false],
    ['undone, of an entry that was edited', { state: 'voided', isUncertain: true }, false],
  ])('is for what is %s, however long ago, %s', (_title, what, isHeld) => {
    expect(isLive(aCommitment({ reservedAtMs: NOW_MS, ...what }), YEARS_LATER_MS)).toBe(isHeld);
  });
});

describe('whether a commitment is decided', () => {
  it('is so once it is given or granted', () => {
    const states = ['reserved', 'granted', 'posted', 'voided'] as const;
    expect(states.map((state) => isDecided({ state }))).toEqual([false, true, true, false]);
  });
});

describe('who can undo', () => {
  const midnightMs = dayStart('2026-03-18', TIME_ZONE);
  const given = aCommitment({ agentId: '12', reservedAtMs: midnightMs });
  const who = { agentId: '12', isLead: false, nowMs: NOW_MS, timeZone: TIME_ZONE };
  const lead = { ...who, agentId: '90', isLead: true };

  it('is the agent who gave it, on that day of the account and not a moment longer', () => {
    expect(isUndoable(given, who)).toBe(true);
    expect(isUndoable({ ...given, reservedAtMs: midnightMs - 1 }, who)).toBe(false);
    expect(isUndoable(given, { ...who, agentId: '11' })).toBe(false);
  });

  it('is a lead at any time, whoever gave it', () => {
    expect(isUndoable({ ...given, reservedAtMs: 0 }, { ...who, isLead: true })).toBe(true);
    expect(isUndoable(given, lead)).toBe(true);
  });

  it('is nobody where it is undone already', () => {
    expect(isUndoable({ ...given, state: 'voided' }, lead)).toBe(false);
  });

  it('is nobody while it is being given, and a lead where nobody knows what it was', () => {
    expect([who, lead].map((one) => isUndoable({ ...given, state: 'reserved' }, one))).toEqual([false, false]);
    expect([who, lead].map((one) => isUndoable({ ...given, state: 'reserved', isUncertain: true }, one))).toEqual([false, true]);
  });

  it('is for what a lead has granted only a lead, also where the agent is the one who granted it', () => {
    expect([who, lead].map((one) => isUndoable({ ...given, state: 'granted' }, one))).toEqual([false, true]);
  });
});

describe('what an entry states', () => {
  it.each<[string, Partial<JournalEntry>]>([
    ['without a number', { amountMinor: null }],
    ['of less than nothing', { amountMinor: -1 }],
    ['in a currency that nobody knows', { currency: 'ZZZ' }],
    ['without a currency', { currency: '' }],
  ])('%s is no sum', (_title, said) => {
    expect(statedBy(anEntry(said))).toBeNull();
  });

  it('is its own sum, of nothing as well', () => {
    expect([0, 500].map((amountMinor) => statedBy(anEntry({ amountMinor })))).toEqual([eur(0), eur(500)]);
  });

  it('is told from another sum and from none', () => {
    expect([eur(500), eur(501), null].map((stated) => isStating(aCommitment({ stated, countsMinor: 1 }), eur(500)))).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe('an entry that names no moment', () => {
  it('is one of its own', () => {
    expect(momentOf(anEntry({ id: '01E7', momentId: '' }))).toBe('entry:01E7');
    expect(momentOf(anEntry({ id: '01E7', momentId: 'm-1' }))).toBe('m-1');
  });
});
