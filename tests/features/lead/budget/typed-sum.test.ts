import { describe, expect, it } from 'vitest';
import { EUR, JPY, KWD, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { readSum, sumProblem, typedText } from '#features/lead/budget/typed-sum.ts';
import { sentences } from '../../../ui/english.ts';

describe('a sum that a lead has typed', () => {
  it.each([
    ['0', EUR, 0],
    ['12.5', EUR, 1250],
    ['12.345', KWD, 12_345],
    ['1200', JPY, 1200],
    ['12.5', JPY, null],
    ['-1', EUR, null],
    ['', EUR, null],
    ['much', EUR, null],
  ])('reads %j in %s as %s', (text, currency, minor) => {
    expect(readSum(text, currency)).toBe(minor);
    expect(sumProblem(sentences, text, currency) === null).toBe(minor !== null);
  });

  it('is asked for where there is none, or less than nothing, and else said to be no amount', () => {
    expect(sumProblem(sentences, ' ', JPY)).toContain('such as 2000, or 0');
    expect(sumProblem(sentences, '-3', EUR)).toContain('such as 10, or 0');
    expect(sumProblem(sentences, '1.5', JPY)).toContain('no such small unit');
  });

  it('is proposed as somebody would type it', () => {
    expect([typedText(sentences, eur(1200)), typedText(sentences, eur(1250)), typedText(sentences, money(5, JPY))]).toEqual([
      '12',
      '12.50',
      '5',
    ]);
  });
});
