import type { EmailAddress, Identity } from './provenance.ts';

/** The identity of accounts that were found by e-mail address: as sure as the least sure address among them. */
export function identityByEmail(addresses: readonly EmailAddress[], accounts: number): Identity {
  return { by: 'email', isVerified: addresses.every((one) => one.isVerified), addresses, accounts };
}
