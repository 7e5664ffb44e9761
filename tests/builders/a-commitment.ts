import type { Commitment, StatedCommitment } from '#domain/journal/types.ts';
import { hoursBefore } from './clock.ts';
import { eur } from './currencies.ts';

/** Somebody else's, on another ticket of another customer, given some hours ago. It counts as what it states, unless it is said to count as something else. */
export function aCommitment(overrides?: Partial<StatedCommitment>): StatedCommitment;
export function aCommitment(overrides: Partial<Commitment>): Commitment;
export function aCommitment(overrides: Partial<Commitment> = {}): Commitment {
  const { countsMinor = overrides.stated?.amountMinor ?? 1500 } = overrides;
  return {
    momentId: 'moment-1',
    reserveId: '01E0001',
    ticketId: '502',
    customerId: '702',
    agentId: '12',
    forAgentId: overrides.agentId ?? '12',
    stated: eur(countsMinor),
    countsMinor,
    cause: 'late_delivery',
    detail: { gesture: 'credit' },
    reservedAtMs: hoursBefore(3),
    state: 'posted',
    isUncertain: false,
    ...overrides,
  };
}
