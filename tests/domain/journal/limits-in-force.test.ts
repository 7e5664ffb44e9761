import { describe, expect, it } from 'vitest';
import { hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { saidLimits, statedLimits } from '#builders/said-limits.ts';
import { bindingLimits, limitsInForce } from '#domain/journal/limits-in-force.ts';
import { limitsTogether } from '#domain/journal/stamped-limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';

const leadIds = new Set(['90']);
const terms = { leadIds, currency: 'EUR' };

function days(own: number, other: number): number {
  return limitsInForce(limits({ customerWindowDays: own }), statedLimits({ customerWindowDays: other })).customerWindowDays;
}

describe('the limits in force', () => {
  it.each<[string, number | null, number | null, number | null]>([
    ['what a lead said, where that is less', 5000, 2000, 2000],
    ['the own, where that is less', 2000, 5000, 2000],
    ['the only one there is', null, 2000, 2000],
    ['the own, where a lead said none', 2000, null, 2000],
    ['none, where neither is set', null, null, null],
    ['nothing, which is a number', 2000, 0, 0],
  ])('are limit by limit %s', (_which, own, bySaid, inForce) => {
    for (const name of [
      'gestureMinor',
      'leadGestureMinor',
      'agentDayMinor',
      'customerWindowMinor',
      'customerGestureCount',
      'teamMonthMinor',
    ] as const) {
      const held = limitsInForce(limits({ [name]: own }), statedLimits({ [name]: bySaid }));
      expect(held).toEqual(limits({ [name]: inForce }));
    }
  });

  it('count a customer over the longer window', () => {
    expect([days(30, 60), days(60, 30)]).toEqual([60, 60]);
  });

  it('are the own where no lead has said any', () => {
    expect(limitsInForce(limits({ gestureMinor: 5 }), undefined)).toEqual(limits({ gestureMinor: 5 }));
  });
});

/** What a lead said who knew of others. */
function saidKnowing(id: string, replaces: readonly string[], entry: Partial<JournalEntry> = {}): JournalEntry {
  return saidLimits({}, { id, createdAtMs: hoursBefore(10) + Number(id), detail: { limits: statedLimits(), replaces }, ...entry });
}

function bindingIds(...entries: readonly JournalEntry[]): readonly string[] {
  return bindingLimits(entries, terms).map(({ id }) => id);
}

describe('what leads said of the limits and binds at one time', () => {
  it('is what was said last by somebody who knew all that was said before', () => {
    expect(bindingIds(saidKnowing('01', []), saidKnowing('02', ['01']), saidKnowing('03', ['02']))).toEqual(['03']);
  });

  it('is all that was said by those who did not know of each other, the newest first, until somebody says it who knows them all', () => {
    const apart = [saidKnowing('01', []), saidKnowing('02', ['01']), saidKnowing('03', ['01'])];
    expect(bindingIds(...apart)).toEqual(['03', '02']);
    expect(bindingIds(...apart, saidKnowing('04', ['03']))).toEqual(['04', '02']);
    expect(bindingIds(...apart, saidKnowing('04', ['03', '02']))).toEqual(['04']);
  });

  it('leaves out what is older than something that its writer knew and that is not read here, and nothing that is newer', () => {
    expect(bindingIds(saidKnowing('01', []), saidKnowing('03', ['02']))).toEqual(['03']);
    expect(bindingIds(saidKnowing('02', []), saidKnowing('03', ['01']))).toEqual(['03', '02']);
  });

  it.each<[string, Partial<JournalEntry>]>([
    ['somebody who is no lead', { createdById: '11' }],
    ['a record that was edited', { updatedAtMs: hoursBefore(0) }],
    ['what is said in another currency', { currency: 'JPY' }],
  ])('is replaced by nothing that %s names', (_which, entry) => {
    expect(bindingIds(saidKnowing('01', []), saidKnowing('02', ['01'], entry))).toEqual(['01']);
  });

  it('is limit by limit the smaller, and nothing where nobody said any', () => {
    const both = [saidLimits({ gestureMinor: 5, agentDayMinor: null }), saidLimits({ gestureMinor: 7, agentDayMinor: 9 })];
    expect(limitsTogether(both)).toEqual(statedLimits({ gestureMinor: 5, agentDayMinor: 9 }));
    expect(limitsTogether([])).toBeUndefined();
  });
});
