import type { Commitment } from '#domain/journal/types.ts';
import { hoursBefore } from './clock.ts';

/** Somebody else's, on another ticket of another customer, given some hours ago. */
export function aCommitment(overrides: Partial<Commitment> = {}): Commitment {
  return {
    momentId: 'moment-1',
    reserveId: '01E0001',
    ticketId: '502',
    customerId: '702',
    agentId: '12',
    forAgentId: overrides.agentId ?? '12',
    amountMinor: 1500,
    currency: 'EUR',
    cause: 'late_delivery',
    detail: { gesture: 'credit' },
    reservedAtMs: hoursBefore(3),
    state: 'posted',
    isUncertain: false,
    ...overrides,
  };
}
