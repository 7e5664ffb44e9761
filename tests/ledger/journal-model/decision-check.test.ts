import { describe, expect, it } from 'vitest';
import { checkDecisions } from './decision-check.ts';
import { WrongState } from './explore.ts';
import {
  HANDED_OVER,
  THREE_DECIDE,
  TWO_DECIDE,
  TWO_DISTURBED,
  WITHIN_LIMITS,
  WRONG_DECISIONS,
  runDecisionCheck,
} from './run-decision-check.ts';

describe('whenever the account takes up what leads and agents press at one request', () => {
  // Never two decisions, an approval counts once, nobody is told yes that does not hold, and nothing stays held for nobody.
  it.each([
    ['two decide, or ask back, or withdraw, and one decision counts', TWO_DECIDE, 2000],
    ['two decide where they share a record, pages sleep and end, and answers are lost', TWO_DISTURBED, 10_000],
    ['three decide, or one of them in two tabs', THREE_DECIDE, 25_000],
    ['an approval and a gesture beside it stay within what the team may give', WITHIN_LIMITS, 200],
    ['what was granted is delivered or taken back, and never both', HANDED_OVER, 5000],
  ])(
    '%s',
    async (_title, instances, states) => {
      const all = await runDecisionCheck(instances);
      expect(all.reduce((sum, one) => sum + one.states, 0)).toBeGreaterThan(states);
      for (const { told } of all) expect([...told].some((ends) => ends.includes('yes'))).toBe(true);
    },
    240_000,
  );

  it.each(WRONG_DECISIONS)(
    'they go wrong where %s, and that is found',
    async (_rule, instance, what) => {
      const found = await checkDecisions(instance).catch((error: unknown) => error);
      expect(found).toBeInstanceOf(WrongState);
      expect(found).toMatchObject({ message: expect.stringContaining(what) });
    },
    120_000,
  );
});
