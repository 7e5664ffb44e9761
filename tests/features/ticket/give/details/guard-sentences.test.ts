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
