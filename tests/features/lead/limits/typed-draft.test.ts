import { expect, it } from 'vitest';
import { EUR, JPY } from '#builders/currencies.ts';
import { typedIn } from '#features/lead/limits/typed-draft.ts';
import { newRule, typedOf } from '#features/lead/limits/typed-limits.ts';

const about = { kind: 'person', id: '11', name: 'Dana (sample)' } as const;
const empty = typedOf({ limits: {} }, EUR, 'en');

it('what was typed stands in the fields again, each in its own, and what no field is for is dropped', () => {
  const draft = {
    currency: 'EUR',
    limits: { gestureMinor: '15', weeks: '3' },
    rules: [{ ...about, limits: { agentHourMinor: '4', weeks: '3' } }],
    reason: 'So.',
  };
  const rule = newRule(about);
  expect(typedIn(draft, EUR)).toEqual({
    typed: { limits: { ...empty.limits, gestureMinor: '15' }, rules: [{ ...rule, limits: { ...rule.limits, agentHourMinor: '4' } }] },
    reason: 'So.',
  });
});

it('nothing stands there of another currency, or where nothing was typed', () => {
  expect(typedIn({ currency: 'EUR', limits: {}, rules: [], reason: '' }, JPY)).toBeNull();
  expect(typedIn(null, EUR)).toBeNull();
});
