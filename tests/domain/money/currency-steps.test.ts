import { expect, it } from 'vitest';
import { currencyStep } from '#domain/money/currency-steps.ts';
import { ISO_CURRENCIES } from './iso-currencies.ts';

it('names a step for every currency of ISO 4217 with a minor unit', () => {
  expect(ISO_CURRENCIES.filter((code) => currencyStep(code) === null)).toEqual([]);
});

it('names 1, 2 or 5 times a power of ten', () => {
  const odd = ISO_CURRENCIES.filter((code) => {
    const step = currencyStep(code) ?? NaN;
    return ![1, 2, 5].some((figure) => Math.abs(Math.log10(step / figure) - Math.round(Math.log10(step / figure))) < 1e-9);
  });
  expect(odd).toEqual([]);
});

it.each(['XAU', 'XTS', 'XXX', 'DEM', 'BOV', '', 'EU', 'EUR USD'])('names none for %s', (code) => {
  expect(currencyStep(code)).toBeNull();
});
