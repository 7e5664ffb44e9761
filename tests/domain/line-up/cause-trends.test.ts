import { describe, expect, it } from 'vitest';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { TICKETS_AT_LEAST, WEEKS_BEFORE, causeTrends, chanceOf } from '#domain/line-up/cause-trends.ts';
import { earlierDay } from '#domain/line-up/line-up-days.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';

const DAY = '2026-03-18';

/** So many tickets with a cause in each week, the latest first. */
function weekly(cause: string, counts: readonly number[]): readonly ServiceMoment[] {
  return counts.flatMap((count, week) =>
    Array.from({ length: count }, (_one, index) => {
      const ticketId = `${cause}-${week}-${index}`;
      return aServiceMoment({ id: ticketId, ticketId, cause, day: earlierDay(DAY, week * 7 + (index % 7)) });
    }),
  );
}

function trends(moments: readonly ServiceMoment[], wholeSince = '') {
  return causeTrends(moments, DAY, wholeSince).map(({ cause, count, before, trend }) => `${cause} ${count} ${before.join(' ')} ${trend}`);
}

describe('a cause', () => {
  it.each([
    ['grew where chance would not bring that', [9, 2, 3, 2, 2], 'late 9 2 3 2 2 grew'],
    ['is steady where it may be chance', [5, 2, 3, 2, 2], 'late 5 2 3 2 2 steady'],
    ['is steady where it shrank', [5, 9, 9, 9, 9], 'late 5 9 9 9 9 steady'],
    ['is too few to tell below five, however steep', [4, 0, 0, 0, 1], 'late 4 0 0 0 1 too_few'],
    ['grew from nothing', [5, 0, 0, 0, 1], 'late 5 0 0 0 1 grew'],
  ])('%s', (_what, counts, expected) => {
    expect(trends(weekly('late', counts))).toEqual([expected]);
  });

  it('has nothing to be compared with where the weeks before were not read, or the team is younger', () => {
    expect(trends(weekly('late', [9, 2, 3, 2, 2]), earlierDay(DAY, 33))).toEqual(['late 9  no_weeks']);
    expect(trends(weekly('late', [9, 2, 3, 2, 2]), earlierDay(DAY, 34))).toEqual(['late 9 2 3 2 2 grew']);
    expect(trends(weekly('late', [9, 2, 3, 2]))).toEqual(['late 9  no_weeks']);
  });

  it('is counted by tickets: twice on one is one, and what was taken back, or is about none, is nothing', () => {
    const moments = [
      ...weekly('late', [1, 0, 0, 0, 1]),
      aServiceMoment({ id: 'again', ticketId: 'late-0-0', cause: 'late', day: DAY }),
      aServiceMoment({ id: 'undone', ticketId: 'x', cause: 'late', day: DAY, giving: { status: 'voided' } }),
      aServiceMoment({ id: 'told', ticketId: 'y', cause: 'late', day: DAY, giving: null }),
      aServiceMoment({ id: 'nowhere', ticketId: '', cause: 'late', day: DAY }),
      aServiceMoment({ id: 'nothing', ticketId: 'z', cause: '', day: DAY }),
      aServiceMoment({ id: 'later', ticketId: 'l', cause: 'late', day: '2026-03-19' }),
      aServiceMoment({ id: 'asked', ticketId: 'a', cause: 'late', day: DAY, giving: { status: 'asked' } }),
    ];
    expect(trends(moments)).toEqual(['late 2 0 0 0 1 too_few']);
  });

  it('that grew comes first, the steepest ahead, and then the most frequent', () => {
    const moments = [
      ...weekly('often', [20, 18, 22, 19, 20]),
      ...weekly('steep', [6, 0, 0, 0, 1]),
      ...weekly('grew', [12, 3, 4, 3, 3]),
      ...weekly('b', [2]),
      ...weekly('a', [2]),
    ];
    expect(causeTrends(moments, DAY, '').map(({ cause }) => cause)).toEqual(['steep', 'grew', 'often', 'a', 'b']);
  });
});

describe('what chance would bring', () => {
  it.each([
    [0, 10, 1],
    [1, 0, 0.2],
    [2, 0, 0.04],
    [5, 0, 0.2 ** 5],
    [1, 1, 1 - 0.8 ** 2],
    [2, 2, 1 - 0.8 ** 4 - 4 * 0.2 * 0.8 ** 3],
  ])('%i or more of this week beside %i before: %d', (count, before, chance) => {
    expect(chanceOf(count, before)).toBeCloseTo(chance, 12);
  });

  it('is reckoned for tens of thousands as well', () => {
    expect(chanceOf(20_000, 80_000)).toBeCloseTo(0.5, 2);
    expect(chanceOf(21_000, 80_000)).toBeLessThan(0.001);
  });

  it('the rule is the stated one', () => {
    expect([TICKETS_AT_LEAST, WEEKS_BEFORE]).toEqual([5, 4]);
  });
});
