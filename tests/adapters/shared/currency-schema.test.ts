import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { currencySchema } from '#adapters/shared/currency-schema.ts';

describe('a currency that was received', () => {
  it('is one that is known', () => {
    expect(v.parse(currencySchema, 'EUR')).toBe('EUR');
  });

  it.each([['ZZZ'], [''], [978], [null]])('is refused where it is %j', (received) => {
    expect(v.safeParse(currencySchema, received).success).toBe(false);
  });

  it('that is none is said to be none', () => {
    expect(v.safeParse(currencySchema, 'ZZZ').issues?.map(({ message }) => message)).toEqual(['no currency']);
  });
});
