import { expect, it } from 'vitest';
import { limits } from '#builders/limits.ts';
import { gestureLimitFor } from '#domain/journal/limits.ts';

it('a lead has the ceiling of leads and nobody else has it; no ceiling and a ceiling of 0 stay what they are', () => {
  const both = limits({ gestureMinor: 5000, leadGestureMinor: 20_000 });
  expect([gestureLimitFor(both, false), gestureLimitFor(both, true)]).toEqual([5000, 20_000]);
  const edges = limits({ gestureMinor: 0, leadGestureMinor: null });
  expect([gestureLimitFor(edges, false), gestureLimitFor(edges, true)]).toEqual([0, null]);
});
