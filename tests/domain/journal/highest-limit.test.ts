import { describe, expect, it } from 'vitest';
import { anEntry } from '#builders/an-entry.ts';
import { limits } from '#builders/limits.ts';
import { highestGestureLimit } from '#domain/journal/highest-limit.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { JournalEntry } from '#domain/journal/types.ts';

const leadIds = new Set(['90']);

function said(over: Partial<Limits>, entry: Partial<JournalEntry> = {}): JournalEntry {
  const { currency: _entrys, ...stated } = limits(over);
  return anEntry({ kind: 'limits', momentId: 'limits-1', createdById: '90', detail: { limits: stated }, ...entry });
}

describe('the highest limit on one gesture', () => {
  const own = limits({ gestureMinor: 2000, leadGestureMinor: 5000 });

  it('is the most that the limits let through, now or as a lead said before', () => {
    expect(highestGestureLimit(own, [], leadIds)).toBe(5000);
    expect(highestGestureLimit(own, [said({ teamMonthMinor: 9000 })], leadIds)).toBe(9000);
    expect(highestGestureLimit(own, [said({ teamMonthMinor: 100 })], leadIds)).toBe(5000);
  });

  it.each<[string, JournalEntry]>([
    ['who is no lead', said({ teamMonthMinor: 9000 }, { createdById: '11' })],
    ['in another currency', said({ teamMonthMinor: 9000 }, { currency: 'JPY' })],
    ['in an entry of another kind', said({ teamMonthMinor: 9000 }, { kind: 'thanks' })],
  ])('is not what somebody says %s', (_who, entry) => {
    expect(highestGestureLimit(own, [entry], leadIds)).toBe(5000);
  });

  it('is none where nothing limits a gesture, now or before, and nothing where nothing is permitted', () => {
    expect(highestGestureLimit(limits(), [], leadIds)).toBe(Infinity);
    expect(highestGestureLimit(own, [said({})], leadIds)).toBe(Infinity);
    expect(highestGestureLimit(limits({ gestureMinor: 2000 }), [], leadIds)).toBe(Infinity);
    expect(highestGestureLimit(limits({ teamMonthMinor: 0 }), [], leadIds)).toBe(0);
  });
});
