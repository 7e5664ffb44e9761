import type { PriorTicket } from '#domain/incidents/incidents.ts';
import { daysBefore } from './clock.ts';

export function aPriorTicket(overrides: Partial<PriorTicket> = {}): PriorTicket {
  return {
    id: 900,
    subject: 'Where is my parcel?',
    createdAtMs: daysBefore(10),
    updatedAtMs: overrides.createdAtMs ?? daysBefore(10),
    status: 'closed',
    type: null,
    rating: null,
    tags: [],
    causeFieldValue: 'late_delivery',
    ...overrides,
  };
}
