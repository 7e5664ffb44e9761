import { expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { guardBesideLimit, guardsBelow } from '#features/ticket/give/details/guard-sentences.ts';

it('tells what stops a sum in one place: above it beside a limit, and else below', async () => {
  const settings = parsedSettings({ limits: limits({ gestureMinor: 2500, leadGestureMinor: 10_000 }) });
  const { session } = await aWorld({ settings }).open();
  session.choose({ cause: 'damaged_item', fault: 'ours', severity: 2, amountText: '60' });
  const state = session.getState();
  expect(guardBesideLimit(state)).toEqual({ name: 'unpriced', mostMinor: 3000 });
  expect(guardsBelow(state)).toEqual([]);
  const free = { ...state, plan: { ...state.plan, exceeded: null } };
  expect(guardBesideLimit(free)).toBeNull();
  expect(guardsBelow(free)).toEqual([{ name: 'unpriced', mostMinor: 3000 }]);
});

it('says of nothing that it is fine with a reason while a limit refuses it', async () => {
  const settings = parsedSettings({ limits: limits({ gestureMinor: 2500, leadGestureMinor: 10_000 }) });
  const { session } = await aWorld({ settings }).open();
  session.choose({ cause: 'late_delivery', fault: 'ours', severity: 2, amountText: '26' });
  const { plan, ...rest } = session.getState();
  if (plan.facts === null) throw new Error('a cause is chosen');
  const facts = { ...plan.facts, team: { lowMinor: 500, medianMinor: 1000, highMinor: 1500, count: 20, days: 90 } };
  const names = (exceeded: typeof plan.exceeded): readonly string[] =>
    guardsBelow({ ...rest, plan: { ...plan, facts, exceeded } }).map(({ name }) => name);
  expect(names(null)).toContain('over_team');
  expect(names(plan.exceeded)).not.toContain('over_team');
});
