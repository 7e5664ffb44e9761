import { describe, expect, it } from 'vitest';
import { money } from '#domain/money/money.ts';
import { giftText, owedReply, owedText, textIn } from '../../../../src/features/shared/own-kinds/own-kind-texts.ts';
import { EUR } from '#builders/currencies.ts';
import { OWN_KINDS } from '#builders/own-kinds.ts';

const amount = money(600, EUR);

describe('a text of the team in a language', () => {
  it.each([
    ['de', 'Meilen'],
    ['de-AT', 'Meilen'],
    ['fr', 'Miles'],
    ['en-US', 'Miles'],
  ])('%s: %s', (locale, said) => {
    expect(textIn({ en: 'Miles', de: 'Meilen' }, locale)).toBe(said);
  });

  it('is the one there is where it is the same for everybody, the first where none is English, and that of the region where there is one', () => {
    expect(textIn('Miles', 'ar')).toBe('Miles');
    expect(textIn({ pl: 'Mile', de: 'Meilen' }, 'ar')).toBe('Mile');
    expect(textIn({ pt: 'Milhas', 'pt-BR': 'Pontos' }, 'pt-br')).toBe('Pontos');
    expect(textIn({ en: 'Miles', no: 'Mil' }, 'nb-NO')).toBe('Mil');
  });
});

describe('what a customer is told', () => {
  it.each([
    ['en', { gesture: 'miles', amount, count: 500 }, '500 miles'],
    ['en', { gesture: 'miles', amount: money(2, EUR), count: 1 }, '1 mile'],
    ['de', { gesture: 'miles', amount, count: 1500 }, '1.500 Meilen'],
    // Whoever reads a moment without its number is told the money.
    ['en', { gesture: 'miles', amount }, 'Miles: €6'],
    ['en', { gesture: 'voucher', amount: money(500, EUR) }, 'Voucher: €5'],
    ['en', { gesture: 'upgrade', amount: null }, 'Upgrade'],
    ['en', { gesture: 'lounge_visit', amount, count: 3 }, 'lounge visit: €6'],
  ])('in %s of %j is %s', (locale, given, said) => {
    expect(giftText(OWN_KINDS, given, locale)).toBe(said);
  });

  it('of what is owed is the sentence of the team, else none, and its label or key', () => {
    expect(owedReply(OWN_KINDS, 'rebook', 'fr')).toBe('In any case we book you on another flight.');
    expect(owedReply(OWN_KINDS, 'answer', 'fr')).toBeNull();
    expect(owedReply(null, 'rebook', 'fr')).toBeNull();
    expect([owedText(OWN_KINDS, 'rebook', 'en'), owedText(null, 'next_flight', 'en')]).toEqual(['new flight', 'next flight']);
  });
});
