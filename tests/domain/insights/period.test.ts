import { describe, expect, it } from 'vitest';
import { isWithin, periodUntil, weekStarts } from '#domain/insights/period.ts';

describe('a period', () => {
  it('is whole weeks, the last of which ends on its last day', () => {
    expect(periodUntil('2026-03-18', 4)).toEqual({ weeks: 4, since: '2026-02-19', until: '2026-03-18' });
    expect(weekStarts(periodUntil('2026-03-18', 4))).toEqual(['2026-02-19', '2026-02-26', '2026-03-05', '2026-03-12']);
  });

  it('holds its first day and its last, and neither neighbour', () => {
    const period = periodUntil('2026-03-18', 4);
    expect(['2026-02-18', '2026-02-19', '2026-03-18', '2026-03-19'].map((day) => isWithin(day, period))).toEqual([
      false,
      true,
      true,
      false,
    ]);
  });
});
