import { describe, expect, it } from 'vitest';
import { NOW_MS } from '#builders/clock.ts';
import { HOLD_MS, LATE_MS, LEASE_MS, freeAt, isExpired, isInTime } from '#domain/journal/lease.ts';

describe('a post', () => {
  it('is in time up to 60 s after its reservation, and late a millisecond after that', () => {
    expect(LEASE_MS).toBe(60_000);
    expect([59_000, 60_000, 60_001, 61_000].map((afterMs) => isInTime(NOW_MS, NOW_MS + afterMs))).toEqual([true, true, false, false]);
  });

  it('is in time where the server that stamped it is behind', () => {
    expect(isInTime(NOW_MS, NOW_MS - 1000)).toBe(true);
  });
});

describe('a reservation that nobody posted', () => {
  it('is held at exactly 120 s, by when whatever could post it is listed, and free a millisecond later', () => {
    expect(HOLD_MS).toBe(LEASE_MS + LATE_MS);
    expect([0, 120_000, 120_001].map((afterMs) => isExpired(NOW_MS, NOW_MS + afterMs))).toEqual([false, false, true]);
  });

  it('is free from the first instant on at which it has expired', () => {
    expect(isExpired(NOW_MS, freeAt(NOW_MS) - 1)).toBe(false);
    expect(isExpired(NOW_MS, freeAt(NOW_MS))).toBe(true);
  });
});
