import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '#builders/random.ts';
import { weeklyStep } from '#domain/insights/weekly-step.ts';

describe('a step in weekly counts', () => {
  it('is seen in whichever week it is', () => {
    for (let week = 1; week < 12; week += 1) {
      const weeks = Array.from({ length: 12 }, (_one, index) => (index < week ? 2 : 14));
      expect(weeklyStep(weeks)).toEqual({ week, before: 2 * week, after: 14 * (12 - week), isRise: true });
    }
  });

  it('mirrors what it says where time runs backwards', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30), { maxLength: 26 }), (weeks) => {
        const step = weeklyStep(weeks);
        const back = weeklyStep(weeks.toReversed());
        expect(back === null).toBe(step === null);
        if (step === null || back === null) return;
        expect(step.before + step.after).toBe(weeks.reduce((sum, count) => sum + count, 0));
        // Of two weeks that stand out as much the earlier is told, which read backwards is the later.
        const isSame = back.week === weeks.length - step.week;
        const mirrored = { week: back.week, before: step.after, after: step.before, isRise: !step.isRise };
        expect(isSame ? back : mirrored).toEqual(mirrored);
        expect(step.before).toBe(weeks.slice(0, step.week).reduce((sum, count) => sum + count, 0));
      }),
    );
  });

  it('is told of any counts, and never where all weeks are alike', () => {
    fc.assert(
      fc.property(fc.nat(5000), fc.integer({ min: 0, max: 26 }), (count, length) => {
        expect(weeklyStep(Array.from({ length }, () => count))).toBeNull();
      }),
    );
  });

  it.each([4, 12, 26])('is seen in at most one of twenty rows of %i weeks in which nothing has changed', (length) => {
    const random = seededRandom(length);
    const rows = 1500;
    let seen = 0;
    for (let row = 0; row < rows; row += 1) {
      const weeks = Array.from({ length }, () => 0);
      const tickets = 10 + Math.floor(random() * 150);
      for (let ticket = 0; ticket < tickets; ticket += 1) {
        const week = Math.floor(random() * length);
        weeks[week] = (weeks[week] ?? 0) + 1;
      }
      if (weeklyStep(weeks) !== null) seen += 1;
    }
    expect(seen / rows).toBeLessThanOrEqual(0.05);
    // A rule that never speaks keeps that promise too.
    expect(seen).toBeGreaterThan(0);
  });
});
