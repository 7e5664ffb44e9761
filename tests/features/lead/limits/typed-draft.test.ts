import { expect, it } from 'vitest';
import { EUR, JPY } from '#builders/currencies.ts';
import { overOf, typedIn } from '#features/lead/limits/typed-draft.ts';
import { newRule, typedOf } from '#features/lead/limits/typed-limits.ts';

const about = { kind: 'person', id: '11', name: 'Dana (sample)' } as const;
const chosen = { limits: { gestureMinor: 2000 } };
const empty = typedOf({ limits: {} }, EUR, 'en');

it('what was typed stands in the fields again, each in its own, and what no field is for is dropped', () => {
  const draft = {
    currency: 'EUR',
    over: overOf(chosen),
    limits: { gestureMinor: '15', weeks: '3' },
    rules: [{ ...about, limits: { agentHourMinor: '4', weeks: '3' } }],
    reason: 'So.',
  };
  const rule = newRule(about);
  expect(typedIn(draft, { currency: EUR, chosen })).toEqual({
    typed: { limits: { ...empty.limits, gestureMinor: '15' }, rules: [{ ...rule, limits: { ...rule.limits, agentHourMinor: '4' } }] },
    reason: 'So.',
  });
});

it('nothing stands there of another currency, or where nothing was typed', () => {
  expect(typedIn({ currency: 'EUR', over: overOf(chosen), limits: {}, rules: [], reason: '' }, { currency: JPY, chosen })).toBeNull();
  expect(typedIn(null, { currency: EUR, chosen })).toBeNull();
});

it.each([
  ['of another limit', { limits: { gestureMinor: 2500 } }],
  ['of another rule', { ...chosen, rules: [{ ...about, limits: { gestureMinor: 500 } }] }],
])('nothing stands there that was typed over a choice %s', (_what, now) => {
  const draft = { currency: 'EUR', over: overOf(chosen), limits: {}, rules: [], reason: 'So.' };
  expect(typedIn(draft, { currency: EUR, chosen: now })).toBeNull();
  expect(typedIn(draft, { currency: EUR, chosen: { ...chosen, rules: [] } })).not.toBeNull();
});
