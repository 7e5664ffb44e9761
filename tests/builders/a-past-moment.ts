import type { PastMoment } from '#domain/policy/replay.ts';
import type { SuggestionFacts } from '#domain/policy/suggestion.ts';
import { NOW_MS } from './clock.ts';
import { facts as someFacts } from './facts.ts';

/** The ten euros that the built-in policy suggests for it, given as suggested. */
export function aPastMoment({
  facts,
  ...overrides
}: Partial<Omit<PastMoment, 'facts'>> & { readonly facts?: Partial<SuggestionFacts> } = {}): PastMoment {
  return {
    id: 'm-1',
    atMs: NOW_MS,
    ticketId: '501',
    customerId: '701',
    agentId: '11',
    isLead: false,
    cause: 'late_delivery',
    fault: 'ours',
    severity: 2,
    gesture: 'credit',
    amountMinor: 1000,
    suggestedMinor: 1000,
    ...overrides,
    facts: someFacts(facts),
  };
}
