import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { type MarkIn, markFieldsSchema, takenBackBy } from '#adapters/shopify/marks.ts';

const TAKEN_BACK: MarkIn<'taken_back'> = {
  state: 'taken_back',
  amountMinor: 500,
  currency: 'EUR',
  transaction: 'gid://shopify/StoreCreditAccountCreditTransaction/7',
  backMinor: 500,
  note: 'Make It Right: credit',
};

describe('a mark at a customer', () => {
  it('says what was taken back', () => {
    expect(takenBackBy(JSON.stringify(TAKEN_BACK))).toEqual([[TAKEN_BACK.transaction, 500]]);
    expect(takenBackBy(JSON.stringify({ ...TAKEN_BACK, state: 'given' }))).toEqual([]);
  });

  it.each(['', 'taken back', '{"state":"taken_back"', '[]', 'null'])('says nothing where it is none: %j', (text) => {
    expect(takenBackBy(text)).toEqual([]);
    expect(v.is(markFieldsSchema.mark, { value: text, compareDigest: 'd' })).toBe(false);
  });
});
