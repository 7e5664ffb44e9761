import { describe, expect, it } from 'vitest';
import { aRule } from '#builders/limit-rules.ts';
import { limits } from '#builders/limits.ts';
import { largestGesture } from '#domain/journal/limits.ts';

describe('the largest gesture there can be', () => {
  it.each([
    ['the larger of the two for one gesture', { gestureMinor: 5000, leadGestureMinor: 20_000 }, 20_000],
    ['no less for those whom only the day stops', { gestureMinor: 5000, agentDayMinor: 9000 }, 9000],
    [
      'the smallest that all have in common',
      { gestureMinor: 5000, leadGestureMinor: 20_000, customerWindowMinor: 7000, teamMonthMinor: 8000 },
      7000,
    ],
    ['0 where a limit permits nothing', { teamMonthMinor: 0, agentDayMinor: 900 }, 0],
    ['0 where nothing is limited, for nothing can be overspent', {}, 0],
    ['not bounded by a count', { customerGestureCount: 1, gestureMinor: null }, 0],
  ])('is %s', (_title, set, largest) => {
    expect(largestGesture(limits(set))).toBe(largest);
  });

  it('is no smaller for what a tier adds, and the same whatever a group or a person is held to', () => {
    const set = limits({ gestureMinor: 2000, leadGestureMinor: 2000, agentDayMinor: 9000, agentHourMinor: 4000 });
    const gold = aRule({ limits: { gestureMinor: 6000, agentHourMinor: 5000 } });
    expect(largestGesture({ ...set, rules: [gold] })).toBe(5000);
    expect(largestGesture({ ...set, rules: [gold, aRule({ kind: 'person', limits: { gestureMinor: 1, agentHourMinor: 1 } })] })).toBe(5000);
    expect(largestGesture({ ...set, rules: [aRule({ limits: { gestureMinor: 1 } })] })).toBe(2000);
  });
});
