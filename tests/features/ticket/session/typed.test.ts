import { describe, expect, it } from 'vitest';
import { EUR, JPY, eur } from '#builders/currencies.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { money } from '#domain/money/money.ts';
import { readAmount, readPrice } from '#features/ticket/session/typed.ts';

describe('a price as somebody typed it', () => {
  it('is minor units, and nothing where it cannot be read or is a slip of the finger', () => {
    expect(readPrice('12.50', { currency: EUR })).toBe(1250);
    expect(readPrice('0', { currency: EUR })).toBe(0);
    expect(readPrice('1000000000', { currency: EUR })).toBe(100_000_000_000);
    expect(readPrice('1000000000.01', { currency: EUR })).toBeNull();
    expect(readPrice('', { currency: EUR })).toBeNull();
    expect(readPrice('two', { currency: EUR })).toBeNull();
  });
});

describe('an amount as somebody typed it', () => {
  it('is read in the currency of the team', () => {
    expect(readAmount('12.50', { currency: EUR })).toEqual({ amount: eur(1250), error: null });
    expect(readAmount('1250', parsedSettings({ currency: JPY }).settings)).toEqual({ amount: money(1250, JPY), error: null });
  });

  it('is nothing, and says why, where it cannot be read', () => {
    expect(readAmount(' ', { currency: EUR })).toEqual({ amount: eur(0), error: { kind: 'missing' } });
    expect(readAmount('-1', { currency: EUR })).toEqual({ amount: eur(0), error: { kind: 'negative' } });
    expect(readAmount('1.5', { currency: JPY })).toMatchObject({ amount: money(0, JPY), error: { kind: 'too_precise' } });
  });
});
