import { describe, expect, it } from 'vitest';
import { EUR, JPY, USD, eur } from '#builders/currencies.ts';
import { money } from '#domain/money/money.ts';
import { parseTyped } from '#domain/money/typed-amount.ts';

const NOT_A_NUMBER = { ok: false, error: { kind: 'not_a_number' } };

describe('an amount as an agent types it', () => {
  it.each([
    ['40 €', 4000],
    ['€40', 4000],
    ['40€', 4000],
    ['eur 40', 4000],
    ['40,50 EUR', 4050],
    ['1 240', 124_000],
    ['1\u00A0240,50', 124_050],
    ['1\u202F240 €', 124_000],
    ['12 345 678', 1_234_567_800],
    ['٤٠', 4000],
    ['۴۰٫۵', 4050],
    ['\u200F٤٠\u00A0€', 4000],
    ['\u22125', -500],
    ['- 5', -500],
  ])('reads %j', (text, amountMinor) => {
    expect(parseTyped(text, EUR)).toEqual({ ok: true, value: eur(amountMinor) });
  });

  it.each(['$40', '40 USD', '£40', '1 24', '1 2400', '1  240', '4 0', '1.240', '1,240', '€', '40 €€', 'ten', '٤٠ ٤٠', '--5'])(
    'takes %j for no amount rather than for another one',
    (text) => {
      expect(parseTyped(text, EUR)).toEqual(NOT_A_NUMBER);
    },
  );

  it('knows the sign of its own currency, and no other', () => {
    expect(parseTyped('¥1 240', JPY)).toEqual({ ok: true, value: money(1240, JPY) });
    expect(parseTyped('$40', USD)).toEqual({ ok: true, value: money(4000, USD) });
    expect(parseTyped('¥40', EUR)).toEqual(NOT_A_NUMBER);
  });
});
