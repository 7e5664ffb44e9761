import { describe, expect, it } from 'vitest';
import { limits } from '#builders/limits.ts';
import { gestureLimitFor, largestGesture } from '#domain/journal/limits.ts';

it('a lead has the limit of leads and nobody else has it; no limit and a limit of 0 stay what they are', () => {
  const both = limits({ gestureMinor: 5000, leadGestureMinor: 20_000 });
  expect([gestureLimitFor(both, false), gestureLimitFor(both, true)]).toEqual([5000, 20_000]);
  const edges = limits({ gestureMinor: 0, leadGestureMinor: null });
  expect([gestureLimitFor(edges, false), gestureLimitFor(edges, true)]).toEqual([0, null]);
});

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
});
