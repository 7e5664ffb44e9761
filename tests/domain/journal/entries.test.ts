import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { NOW_MS } from '#builders/clock.ts';
import { isEdited, listLagOf, measuredRulesOf } from '#domain/journal/entries.ts';
import type { JournalEntry } from '#domain/journal/types.ts';

function told(delayMs: number, measuredAtMs: number): JournalEntry {
  return anEntry({ detail: { listLag: { delayMs, measuredAtMs } } });
}

function found(searchDelayMs: number, createdAtMs: number): JournalEntry {
  return anEntry({ createdAtMs, updatedAtMs: createdAtMs, detail: { measured: { searchDelayMs, duplicate: 'refused' } } });
}

describe('an entry', () => {
  it('is edited once its two stamps differ', () => {
    expect(isEdited(anEntry({ createdAtMs: 5000 }))).toBe(false);
    expect(isEdited(anEntry({ createdAtMs: 5000, updatedAtMs: 6000 }))).toBe(true);
  });

  it('counts as edited where its schema is not known', () => {
    expect(isEdited(anEntry({ createdAtMs: 5000, isOfUnknownSchema: true }))).toBe(true);
  });
});

describe('what the account was last measured to need', () => {
  it('is nothing where no entry tells it', () => {
    expect(listLagOf([anEntry()])).toBeNull();
  });

  it('is what was measured last, and of two measured at once the longer, in any order', () => {
    const [old, short, long] = [told(9000, 1), told(100, 2), told(400, 2)];
    for (const order of [
      [old, short, long],
      [long, short, old],
      [short, old, long],
    ]) {
      expect(listLagOf(order)).toEqual({ delayMs: 400, measuredAtMs: 2 });
    }
  });

  it('is not told by an entry that was edited, or that claims to be from the future', () => {
    const real = told(900, 1000);
    const edited = { ...told(0, 2000), updatedAtMs: NOW_MS };
    const future = anEntry({ detail: { listLag: { delayMs: 0, measuredAtMs: NOW_MS + 86_400_000 } } });
    expect(listLagOf([real, edited, future])).toEqual({ delayMs: 900, measuredAtMs: 1000 });
  });
});

describe('the rules that were measured', () => {
  it('are those of the newest measurement that nobody has edited', () => {
    expect(measuredRulesOf([anEntry()])).toBeNull();
    const edited = { ...found(9, 3000), updatedAtMs: 4000 };
    for (const order of [
      [found(1, 1000), found(2, 2000), edited],
      [edited, found(2, 2000), found(1, 1000)],
    ]) {
      expect(measuredRulesOf(order)).toEqual({ searchDelayMs: 2, duplicate: 'refused' });
    }
  });
});
