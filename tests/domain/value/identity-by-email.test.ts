import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { identityByEmail } from '#domain/value/identity-by-email.ts';

describe('the identity of accounts found by address', () => {
  const verified = { address: 'ada@shop.example', isVerified: true };
  const unverified = { address: 'home@mail.example', isVerified: false };

  it('is verified where every address is', () => {
    expect(identityByEmail([verified], 2)).toEqual({ by: 'email', isVerified: true, addresses: [verified], accounts: 2 });
  });

  it('is as sure as the least sure address', () => {
    const addresses = fc.array(fc.constantFrom(verified, unverified), { minLength: 1 });
    fc.assert(
      fc.property(addresses, (given) => {
        expect(identityByEmail(given, given.length).isVerified).toBe(!given.includes(unverified));
      }),
    );
  });
});
