import { describe, expect, it } from 'vitest';
import { aRule } from '#builders/limit-rules.ts';
import { aWorld } from '#builders/a-world.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { GiveTerms } from '#ledger/types.ts';
import { AMOUNT_MINOR, plantCarried } from './a-carried-journal.ts';
import { give } from './a-giver.ts';

/** What €15 is refused by where whoever gives it is in these groups, or its customer of this tier; null where it is given. */
async function refusedBy(set: Partial<Limits>, who: Pick<GiveTerms, 'groups' | 'tier'> = {}): Promise<unknown> {
  const { result } = await give(aWorld(), { set, who });
  return result.ok ? null : result.error;
}

const OVER = { kind: 'refused', refusal: { limit: 'gesture', limitValue: 1000, isContended: false } };

describe('a gesture is judged by the limits', () => {
  it('of the groups of whoever gives, and of no others', async () => {
    const set = { gestureMinor: 2500, rules: [aRule({ kind: 'group', id: '360', limits: { gestureMinor: 1000 } })] };
    expect(await refusedBy(set, { groups: ['Support', '360'] })).toMatchObject(OVER);
    expect(await refusedBy(set, { groups: ['361'] })).toBeNull();
    expect(await refusedBy(set)).toBeNull();
  });

  it('of the tier of the customer where that is known, and of none where it is not', async () => {
    const set = { gestureMinor: 1000, rules: [aRule({ kind: 'tier', id: 'gold', limits: { gestureMinor: 2500 } })] };
    expect(await refusedBy(set, { tier: 'gold' })).toBeNull();
    expect(await refusedBy(set, { tier: 'silver' })).toMatchObject(OVER);
    expect(await refusedBy(set, { tier: null })).toMatchObject(OVER);
    expect(await refusedBy(set)).toMatchObject(OVER);
  });

  const MOST_MINOR = 1500 + AMOUNT_MINOR - 1;
  it.each<[string, Partial<Limits>]>([
    ['for everybody', { agentHourMinor: MOST_MINOR }],
    ['for the person', { rules: [aRule({ kind: 'person', id: '11', limits: { agentHourMinor: MOST_MINOR } })] }],
  ])('of the last hour that hold %s, with what was given in it before midnight', async (_for, held) => {
    const startMs = Date.parse('2026-03-18T00:20:00+01:00');
    const world = aWorld({ startMs });
    // Half an hour ago, further back than the list is read.
    const agentIds = Array.from({ length: 2000 }, (_, index) => (index === 1820 ? '11' : `2${index % 3}`));
    plantCarried(world, { gestures: 2000, everyMs: 10_000, agentIds, untilMs: startMs });
    const { result } = await give(world, { set: { teamMonthMinor: 1_000_000, ...held } });
    expect(result).toMatchObject({ ok: false, error: { refusal: { limit: 'agent_hour', remaining: MOST_MINOR - AMOUNT_MINOR } } });
    expect(world.requests().filter((method) => method === 'tail').length).toBeLessThan(5);
  });
});
