import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emailSearch } from '#adapters/shopify/query.ts';
import { parseSearch } from '#sandbox/vendors/shopify-search.ts';

const customer = { id: '', displayName: '', createdAtMs: 0, orders: [] };

describe('a search by e-mail address', () => {
  it('keeps quotes and backslashes inside its own quotes', () => {
    expect(emailSearch(['a"b\\c@shop.example', 'd@shop.example'])).toBe('email:"a\\"b\\\\c@shop.example" OR email:"d@shop.example"');
  });

  it('finds an account with the address and no other, whatever is in it', () => {
    const address = fc.string({ minLength: 1 }).filter((text) => text.trim() !== '' && !text.endsWith('*'));
    fc.assert(
      fc.property(address, address, (wanted, other) => {
        const isFound = parseSearch(emailSearch([wanted]));
        expect(isFound({ ...customer, email: wanted })).toBe(true);
        fc.pre(other.toLowerCase() !== wanted.toLowerCase());
        expect(isFound({ ...customer, email: other })).toBe(false);
      }),
    );
  });
});
