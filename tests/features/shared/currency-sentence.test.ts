import { expect, it } from 'vitest';
import { EUR, JPY, KWD, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { currencySentence } from '#features/shared/currency-sentence.ts';
import { sentences } from '../../ui/english.ts';

it('a month that is not started says what happened, and who can mend it', () => {
  const before = [eur(61_250), money(2500, KWD)];
  expect(currencySentence(sentences, { why: 'not_started', currency: JPY, before }).replaceAll('\u00A0', ' ')).toBe(
    'The team’s currency is now JPY. What was given earlier this month (€612.50 and KWD 2.500) is not counted in it yet. Nothing can be given until a lead presses “Start in JPY” on the Budget tab.',
  );
});

it('what was asked for in another currency is to be declined, and an old page to be reloaded', () => {
  expect(currencySentence(sentences, { why: 'asked', currency: JPY, asked: EUR })).toContain(
    'requested in EUR, but the team’s currency is now JPY',
  );
  expect(currencySentence(sentences, { why: 'reload', currency: 'JPY' })).toContain('Reload it in the browser');
});

it('while no currency is chosen an admin has to write one, and the one that stands in is not named', () => {
  const sentence = currencySentence(sentences, { why: 'not_chosen', currency: EUR });
  expect(sentence).toBe('Nothing can be given until an admin has set a currency in the settings of this app.');
});
