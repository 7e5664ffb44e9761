import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { saidLimits, statedLimits } from '#builders/said-limits.ts';
import { isSameLimits, newestLimits } from '#domain/journal/stamped-limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';

const leadIds = new Set(['90']);
const terms = { leadIds, currency: 'EUR' };

describe('what a lead said last of the limits', () => {
  it('is the newest by the stamp, and of one second the one with the later id, in any order', () => {
    const first = saidLimits({ gestureMinor: 1 }, { id: '01', createdAtMs: hoursBefore(2) });
    const later = saidLimits({ gestureMinor: 2 }, { id: '02', createdAtMs: hoursBefore(1) });
    const same = saidLimits({ gestureMinor: 3 }, { id: '03', createdAtMs: hoursBefore(1) });
    expect(newestLimits([first, later], terms)).toBe(later);
    expect(newestLimits([later, first], terms)).toBe(later);
    expect([newestLimits([later, same], terms), newestLimits([same, later], terms)]).toEqual([same, same]);
  });

  it.each<[string, JournalEntry]>([
    ['by somebody who is no lead', saidLimits({}, { createdById: '11' })],
    ['that was edited', saidLimits({}, { updatedAtMs: hoursBefore(0) })],
    ['in another currency', saidLimits({}, { currency: 'JPY' })],
    ['that says how an account was measured', anEntry({ kind: 'limits', createdById: '90', detail: {} })],
    ['of another kind', saidLimits({}, { kind: 'thanks' })],
  ])('is nothing %s', (_which, entry) => {
    expect(newestLimits([entry], terms)).toBeNull();
  });

  it('is the same where every limit is, and not where one differs or none was said', () => {
    expect(isSameLimits(limits({ gestureMinor: 5 }), statedLimits({ gestureMinor: 5 }))).toBe(true);
    expect(isSameLimits(limits({ gestureMinor: 5 }), statedLimits({ gestureMinor: null }))).toBe(false);
    expect(isSameLimits(limits({}), statedLimits({ customerWindowDays: 31 }))).toBe(false);
    expect(isSameLimits(limits({}), undefined)).toBe(false);
  });
});
