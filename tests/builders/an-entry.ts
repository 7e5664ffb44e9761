import type { JournalEntry } from '#domain/journal/types.ts';
import { hoursBefore } from './clock.ts';

export function anEntry(overrides: Partial<JournalEntry> = {}): JournalEntry {
  const createdAtMs = overrides.createdAtMs ?? hoursBefore(3);
  return {
    id: '01E0001',
    kind: 'reserve',
    momentId: 'moment-1',
    ticketId: '501',
    customerId: '701',
    agentId: '11',
    createdById: '11',
    amountMinor: 1500,
    currency: 'EUR',
    cause: 'late_delivery',
    createdAtMs,
    updatedAtMs: createdAtMs,
    detail: { gesture: 'credit', fault: 'ours', severity: 2 },
    ...overrides,
  };
}
