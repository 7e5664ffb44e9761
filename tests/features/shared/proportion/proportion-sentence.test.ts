import { expect, it } from 'vitest';
import { eur } from '#builders/currencies.ts';
import { proportionSentence } from '#features/shared/proportion/proportion-sentence.ts';
import { sentences } from '../../../ui/english.ts';

it.each([
  ['margin', '€20 is 4% of the €500 margin so far; one average order brings €35.'],
  ['sales', '€20 is 4% of the €500 bought so far; one average order is €35.'],
] as const)('a gesture beside the %s so far is told as arithmetic', (of, words) => {
  expect(proportionSentence(sentences, eur(2000), { of, percent: 4, total: eur(50_000), order: eur(3500) })).toBe(words);
});
