import { NOW_MS, hoursBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import type { BothSides } from '#domain/reconciliation/compare-records.ts';
import type { OwnRecord, ProviderRecord } from '#domain/reconciliation/provider-record.ts';

/** What counts here of one gesture, posted some hours ago. */
export function anOwnRecord(overrides: Partial<OwnRecord> = {}): OwnRecord {
  return {
    source: 'stripe',
    key: 'moment-1',
    momentId: 'moment-1',
    ticketId: '501',
    customerId: '701',
    agentId: '11',
    gesture: 'credit',
    amount: eur(1500),
    atMs: hoursBefore(3),
    state: 'given',
    accountId: 'cus_1',
    ...overrides,
  };
}

/** What a provider holds of the same gesture, made a second later. */
export function aProviderRecord(overrides: Partial<ProviderRecord> = {}): ProviderRecord {
  return {
    source: 'stripe',
    key: 'moment-1',
    reference: 'cbtxn_1',
    amount: eur(1500),
    atMs: hoursBefore(3) + 1000,
    kind: 'given',
    ticketId: '501',
    ...overrides,
  };
}

export function bothSides(overrides: Partial<BothSides>): BothSides {
  return { own: [], records: [], isListed: () => true, nowMs: NOW_MS, ...overrides };
}
