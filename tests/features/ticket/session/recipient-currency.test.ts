import { expect, it } from 'vitest';
import { EUR, JPY } from '#builders/currencies.ts';
import { isInCurrency } from '#features/ticket/session/recipient-currency.ts';

it.each([
  ['of an account that takes any', null, true],
  ['of one that is kept in it', EUR, true],
  ['of one that is kept in another', JPY, false],
])('nothing would have to be converted: %s', (_which, currency, expected) => {
  expect(isInCurrency({ id: 'account-1', label: 'Dana (sample)', isVerified: true, currency }, EUR)).toBe(expected);
});
