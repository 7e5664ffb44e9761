import { expect, it } from 'vitest';
import { EUR, JPY, currency } from '#builders/currencies.ts';
import { isInCurrency } from '#features/ticket/session/recipient-currency.ts';

it.each([
  ['of an account that takes any', [], true],
  ['of one that is kept in it', [EUR], true],
  ['of one that is kept in it and another', [JPY, EUR], true],
  ['of one that is kept in another', [JPY], false],
  ['of one that is kept in two others', [JPY, currency('USD')], false],
])('nothing would have to be converted: %s', (_which, currencies, expected) => {
  expect(isInCurrency({ id: 'account-1', label: 'Dana (sample)', isVerified: true, currencies }, EUR)).toBe(expected);
});
