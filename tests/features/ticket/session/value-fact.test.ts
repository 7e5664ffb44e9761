import { expect, it } from 'vitest';
import { EUR, eur } from '#builders/currencies.ts';
import { aProvenance } from '#builders/a-provenance.ts';
import { anOrderHistory } from '#builders/an-order-history.ts';
import { NOW_MS } from '#builders/clock.ts';
import { identityByEmail } from '#domain/value/identity-by-email.ts';
import { type CustomerValue, customerValue } from '#domain/value/customer-value.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { valueFact } from '#features/ticket/session/value-fact.ts';

function valued(netMinor: number, marginPercent: number | null = null, provenance = aProvenance()): CustomerValue {
  const { tiers, tiersBy } = builtInPolicy(EUR);
  const histories = [anOrderHistory({ net: eur(netMinor) })];
  return customerValue({ histories, provenance }, { currency: EUR, marginPercent, tiers, tiersBy, project: null, nowMs: NOW_MS });
}

it('is the tier with its uplift, and the margin where that is known', () => {
  expect(valueFact(valued(124_000))).toEqual({ tier: 'gold', upliftPercent: 30 });
  expect(valueFact(valued(124_000, 40))).toEqual({ tier: 'gold', upliftPercent: 30, marginMinor: 49_600 });
  expect(valueFact(valued(124_000, 0))).toEqual({ tier: 'gold', upliftPercent: 30 });
});

it('is nothing of what is not known, came to nothing, or may be somebody else’s', () => {
  const unverified = identityByEmail([{ address: 'guest@mail.example', isVerified: false }], 1);
  expect(valueFact(null)).toBeNull();
  expect(valueFact({ kind: 'unknown', provenance: aProvenance() })).toBeNull();
  expect(valueFact(valued(0))).toBeNull();
  expect(valueFact(valued(124_000, 40, aProvenance({ identity: unverified })))).toBeNull();
});
