import type { Draft } from '#ledger/types.ts';
import { eur } from './currencies.ts';
import { facts } from './facts.ts';

export function aDraft(overrides: Partial<Draft> = {}): Draft {
  return {
    ticketId: '501',
    customerId: '701',
    agentId: '11',
    kind: 'external_win',
    cause: 'late_delivery',
    fault: 'ours',
    severity: 2,
    gesture: 'credit',
    amount: eur(1500),
    story: 'The parcel came three days late for a birthday.',
    deviation: '',
    decision: {
      policyVersion: 'built-in-3',
      facts: facts(),
      reasons: [],
      suggestedMinor: 1500,
      range: { lowMinor: 1000, highMinor: 1500, mostMinor: null },
      isWithinAuthority: true,
    },
    day: '2026-03-18',
    ...overrides,
  };
}
