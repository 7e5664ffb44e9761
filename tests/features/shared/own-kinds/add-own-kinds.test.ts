import { expect, it } from 'vitest';
import { money } from '#domain/money/money.ts';
import { addOwnKinds } from '../../../../src/features/shared/own-kinds/add-own-kinds.ts';
import { ticketSentences } from '#features/ticket/sentences.ts';
import { gestureName, owedName, unitName } from '#ui/i18n/sentences.ts';
import { EUR } from '#builders/currencies.ts';
import { OWN_KINDS } from '#builders/own-kinds.ts';

const six = money(600, EUR);

it('names the kinds of a policy like built-in ones, in the language of whoever reads', async () => {
  const sentences = await ticketSentences.load(['de']);
  await addOwnKinds(OWN_KINDS, 'de');
  expect(gestureName(sentences, 'miles', null)).toBe('Meilen');
  expect(gestureName(sentences, 'miles', six, 500)).toBe('500 Meilen (6 €)'.replace('6 ', '6\u00A0'));
  expect(gestureName(sentences, 'miles', money(2, EUR), 1)).toContain('1 Meile (');
  expect(gestureName(sentences, 'miles', six)).toBe('Meilen von 6\u00A0€');
  expect(gestureName(sentences, 'voucher', money(1500, EUR))).toBe('Voucher von 15\u00A0€');
  expect(gestureName(sentences, 'upgrade', money(5000, EUR), 1)).toContain('1 upgrade (');
  expect([unitName(sentences, 'miles'), unitName(sentences, 'upgrade'), unitName(sentences, 'voucher')]).toEqual([
    'Meilen',
    'upgrades',
    null,
  ]);
  expect(owedName(sentences, 'rebook')).toBe('new flight');
  expect(sentences.find('moment.amount_error.steps', { steps: '100' })).toContain('100');
  // What is built in is called as before.
  expect(gestureName(sentences, 'credit', six)).toContain('6\u00A0€');
  expect(gestureName(sentences, 'call', null)).toBe(sentences.t('gesture.call'));
});

it('a kind that no policy names any more is called by its key, with its money', async () => {
  const sentences = await ticketSentences.load(['en']);
  expect(gestureName(sentences, 'lounge_visit', null)).toBe('Lounge visit');
  expect(gestureName(sentences, 'lounge_visit', six, 3)).toBe('€6 Lounge visit');
  expect([unitName(sentences, 'lounge_visit'), owedName(sentences, 'next_flight')]).toEqual([null, 'Next flight']);
});
