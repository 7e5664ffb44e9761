import { expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { currencyNotChosen } from '#features/shared/currency-not-chosen.ts';

it('a currency that was chosen stops nobody', () => {
  expect(currencyNotChosen(parsedSettings().settings)).toBeNull();
});

it('while none is chosen nothing is approved, and nothing is held', () => {
  expect(currencyNotChosen(parsedSettings({ hasCurrency: false }).settings)).toEqual({
    kind: 'other_currency',
    stop: { why: 'not_chosen', currency: EUR },
    heldUntilMs: null,
  });
});
