import { describe, expect, it } from 'vitest';
import { aPastMoment } from '#builders/a-past-moment.ts';
import { daysBefore } from '#builders/clock.ts';
import { type FoundMoment, giverOf, withFacts } from '#domain/moments/past-facts.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';

function line(kind: RequestLine['kind'], byId: string): RequestLine {
  return { kind, byId, byName: '', atMs: 0, text: '', amountMinor: 0 };
}

function found(over: Partial<FoundMoment>): FoundMoment {
  return { ...aPastMoment(), facts: null, ...over };
}

describe('who gave a past moment', () => {
  it('is the lead who approved it last, within whose limits it was reserved, or else its agent', () => {
    const request = [line('asked', '11'), line('approved', '90'), line('question', '91'), line('approved', '92')];
    expect(giverOf('11', { request })).toEqual({ agentId: '92', isLead: true });
    expect(giverOf('11', { request: [line('asked', '11'), line('declined', '90')] })).toEqual({ agentId: '11', isLead: false });
    expect(giverOf('11', {})).toEqual({ agentId: '11', isLead: false });
    expect(giverOf('11', null)).toEqual({ agentId: '11', isLead: false });
  });
});

describe('the facts of past moments', () => {
  it('are those that were kept, and else what the customer was given before on other tickets', () => {
    const kept = aPastMoment({ facts: { hoursSinceReport: 7 } }).facts;
    const moments = withFacts([
      found({ id: 'b', ticketId: '502', atMs: daysBefore(1), cause: 'outage' }),
      found({ id: 'a', ticketId: '501', atMs: daysBefore(3), cause: 'outage' }),
      found({ id: 'c', ticketId: '502', atMs: daysBefore(0), facts: kept }),
      found({ id: 'd', ticketId: '502', atMs: daysBefore(0), customerId: '799' }),
    ]);
    expect(moments.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd']);
    expect(moments[1]?.facts).toMatchObject({ cause: 'outage', priorIncidents: [{ daysAgo: 2, isSameCause: true }] });
    expect(moments[2]?.facts).toEqual(kept);
    expect(moments[3]?.facts.priorIncidents).toEqual([]);
  });
});
