import { type OwnKind, type OwnKinds, type OwnOwed, createOwnKinds } from '#domain/gestures/own-kinds.ts';
import { BY_HAND } from '#domain/gestures/executors.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { EUR } from './currencies.ts';

/** A thousand miles are worth twelve euros, and come in hundreds. */
export const MILES: OwnKind = {
  key: 'miles',
  label: { en: 'Miles', de: 'Meilen' },
  unit: { name: { en: { one: 'mile', other: 'miles' }, de: { one: 'Meile', other: 'Meilen' } }, worthMinor: 1200, per: 1000 },
  denominations: [100],
  executor: BY_HAND,
};

/** An upgrade is worth fifty euros. */
export const UPGRADE: OwnKind = {
  key: 'upgrade',
  label: 'Upgrade',
  unit: { name: { one: 'upgrade', other: 'upgrades' }, worthMinor: 5000, per: 1 },
  denominations: [],
  executor: BY_HAND,
};

/** Vouchers of five euros. */
export const VOUCHER: OwnKind = { key: 'voucher', label: 'Voucher', unit: null, denominations: [500], executor: BY_HAND };

const REBOOK: OwnOwed = { key: 'rebook', label: 'new flight', reply: { en: 'In any case we book you on another flight.' } };

export const OWN_KINDS: OwnKinds = createOwnKinds([MILES, UPGRADE, VOUCHER], [REBOOK]);

const builtIn = builtInPolicy(EUR);

/** Late deliveries are met with miles, and whoever waits is owed another flight. */
export const MILES_POLICY: Policy = {
  ...builtIn,
  ownKinds: OWN_KINDS,
  causes: builtIn.causes.map((cause) => (cause.cause === 'late_delivery' ? { ...cause, kind: 'miles', owed: ['rebook'] } : cause)),
};
