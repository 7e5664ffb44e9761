import { describe, expect, it } from 'vitest';
import { type LongMonth, quantile, runMonth } from './long-month.ts';

const TEAM_MONTH_MINOR = 900_000;

function requests({ looks }: LongMonth, endedAs: string): readonly number[] {
  return looks.filter((look) => look.endedAs === endedAs).map((look) => look.requests);
}

describe('thirty agents who work three nights across the end of a month, with no page of a lead', () => {
  it('spend each month to its last euro and no further, and are refused by that alone, in at most three requests a look', async () => {
    const month = await runMonth({
      seed: 1,
      agents: 30,
      firstDay: '2026-03-30',
      days: 3,
      fromHour: 20,
      oneOf: 8,
      teamMonthMinor: TEAM_MONTH_MINOR,
    });
    expect([...month.mostMinor]).toEqual([
      ['2026-03', TEAM_MONTH_MINOR],
      ['2026-04', TEAM_MONTH_MINOR],
    ]);
    expect(new Set(month.looks.map(({ endedAs }) => endedAs))).toEqual(new Set(['given', 'refused']));
    const given = requests(month, 'given');
    expect(given.length).toBeGreaterThan(400);
    expect(quantile(given, 0.99)).toBeLessThanOrEqual(3);
    expect(Math.max(...given, ...requests(month, 'refused'))).toBeLessThanOrEqual(12);
    // The second night goes over midnight, and what was refused in March is given in April.
    const ended = Date.parse('2026-03-31T22:00Z');
    const first = month.looks.find(({ atMs, endedAs }) => atMs >= ended && endedAs === 'given');
    expect(month.looks.findLast(({ atMs }) => atMs < ended)?.endedAs).toBe('refused');
    expect((first?.atMs ?? Infinity) - ended).toBeLessThan(20 * 60_000);
  }, 120_000);
});
