import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ZENDESK_USER, identityByEmail } from '#domain/value/provenance.ts';

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

  it("is never in doubt for the requester's own record", () => {
    expect(ZENDESK_USER).toMatchObject({ by: 'zendesk_user', isVerified: true, addresses: [] });
  });
});
