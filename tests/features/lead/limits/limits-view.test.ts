import { expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { GOLD } from '#builders/limit-rules.ts';
import { limits } from '#builders/limits.ts';
import { type LimitsView, isChange, isTried, typedNow } from '#features/lead/limits/limits-view.ts';
import { typedOf } from '#features/lead/limits/typed-limits.ts';

const chosen = { limits: { gestureMinor: 2000 }, rules: [GOLD] };
const view: LimitsView = {
  limits: [],
  rules: [],
  ceilings: limits({ gestureMinor: 10_000 }),
  chosen,
  choices: [],
  locale: 'en',
  isWhole: true,
};
const typed = typedOf(chosen, EUR, 'en');
const without = { ...typed, rules: [] };

it('what is chosen stands in the fields until somebody types', () => {
  expect(typedNow({ typed: null }, view)).toEqual(typed);
  expect(typedNow({ typed: without }, view)).toBe(without);
});

it('a choice is another where a limit or a rule differs, and all of it can be read', () => {
  expect(isChange({ typed }, view)).toBe(false);
  expect(isChange({ typed: without }, view)).toBe(true);
  expect(isChange({ typed: { ...without, limits: { ...typed.limits, gestureMinor: 'much' } } }, view)).toBe(false);
});

it('what was tried is what stands in the fields, rules and all', () => {
  const stopped = { phase: 'stopped', of: chosen } as const;
  expect(isTried({ typed, trial: stopped }, view)).toBe(true);
  expect(isTried({ typed: without, trial: stopped }, view)).toBe(false);
  expect(isTried({ typed, trial: { phase: 'reckoning', of: chosen } }, view)).toBe(false);
});
