import type { Proposal } from '#domain/journal/admission.ts';

export function aProposal(overrides: Partial<Proposal> = {}): Proposal {
  return {
    momentId: 'moment-own',
    agentId: '11',
    isLead: false,
    customerId: '701',
    ticketId: '501',
    cause: 'late_delivery',
    amountMinor: 1500,
    ...overrides,
  };
}
