import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { formatChance, formatEstimate, formatSpan, roughly } from '#features/ticket/value/details/estimates.ts';
import { sentences } from '../../../../ui/english.ts';

describe('an estimate', () => {
  it.each([
    [314.9, 310],
    [315.1, 320],
    [0.0456, 0.046],
    [7, 7],
  ])('of %d keeps the two digits that count: %d', (value, rough) => {
    expect(roughly(value)).toBe(rough);
  });

  it('is an amount in the way of the language', () => {
    expect(formatEstimate('en-US', 31_490, EUR)).toBe('€310');
    expect(formatEstimate('en-US', 123, EUR)).toBe('€1.20');
  });

  it('of a chance is read from the nearer end, so that nearly certain is not called certain', () => {
    expect(formatChance('en-US', 0.0123)).toBe('1.2%');
    expect(formatChance('en-US', 0.4999)).toBe('50%');
    expect(formatChance('en-US', 0.9876)).toBe('98.8%');
    expect(formatChance('en-US', 0.9996)).toBe('100%');
  });

  it('is a span from one to another, and the one alone where both are the same', () => {
    expect(formatSpan(sentences, '€10', '€20')).toBe(sentences.t('value.range', { low: '€10', high: '€20' }));
    expect(formatSpan(sentences, '€10', '€10')).toBe('€10');
  });
});
