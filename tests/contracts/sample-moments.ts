import type { Moment } from '#domain/moments/moment.ts';
import type { LoggedMoment } from '#domain/moments/service-moment.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import { type Currency, money } from '#domain/money/money.ts';

/** Whom and what a moment is about, by ids that the account knows. */
interface Ids {
  readonly ticketId: string;
  readonly customerId: string;
  readonly agentId: string;
}

/** A request that nobody has answered. */
export const sampleRequest: Moment = askedIn({ ticketId: '101', customerId: '11', agentId: '1' }, 'm-1');

export function lineIn(ids: Pick<Ids, 'agentId'>, over: Partial<RequestLine>): RequestLine {
  return {
    kind: 'asked',
    byId: ids.agentId,
    byName: 'Maya Whitlock (sample)',
    atMs: Date.parse('2026-10-28T09:30:00Z'),
    text: 'They have waited for two weeks.',
    amountMinor: 1500,
    ...over,
  };
}

export function askedIn(ids: Ids, id: string): Moment {
  const moment = momentIn(ids, { id, status: 'asked' });
  return { ...moment, decision: { ...moment.decision, request: [lineIn(ids, {})] } };
}

/** A moment without a gesture, which is about no ticket. */
export function loggedIn({ agentId }: Pick<Ids, 'agentId'>, id: string): LoggedMoment {
  return { id, ticketId: '', customerId: '', agentId, kind: 'internal_win', cause: '', story: 'They told us early.', day: '2026-10-28' };
}

export function momentIn(ids: Ids, over: Partial<Moment>): Moment {
  const amount = money(1500, 'EUR' as Currency);
  return {
    id: 'm-1',
    ticketId: ids.ticketId,
    customerId: ids.customerId,
    agentId: ids.agentId,
    status: 'given',
    kind: 'external_win',
    cause: 'late_delivery',
    fault: 'ours',
    severity: 2,
    gesture: 'credit',
    amount,
    story: 'The parcel came late for a birthday.',
    deviation: 'the customer asked for less',
    decision: {
      policyVersion: 'built-in-3',
      facts: {
        cause: 'late_delivery',
        fault: 'ours',
        severity: 2,
        matter: { ticketIds: ['502'], isUnanswered: true, given: { ticketId: '502', amountMinor: 500 } },
        outcome: 'kept',
        lossMinor: 4990,
        hoursSinceReport: 30,
        hoursSinceFailure: 72,
        priorIncidents: [{ daysAgo: 12, isSameCause: true }],
        gestures: [{ daysAgo: 9, isSameCause: false, isSameTicket: true, amountMinor: 500 }],
        value: { tier: 'gold', upliftPercent: 30 },
        isGroup: true,
        isVulnerable: true,
        isStatutoryMet: true,
        team: { count: 5, medianMinor: 1250, lowMinor: 0, highMinor: 2000, days: 90 },
        allowances: [{ limit: 'gesture', left: amount }],
      },
      reasons: [
        {
          rule: 'base',
          variant: 'severity',
          deltaMinor: 1000,
          facts: { severity: 2, preset: 'balanced' },
          studies: ['smith1999'],
          strength: 2,
          choice: 'ours',
        },
        {
          rule: 'delay',
          variant: 'waited',
          deltaMinor: 300,
          facts: { hours: 72 },
          studies: ['ombudsman'],
          strength: 'practice',
          choice: 'team',
        },
        { rule: 'rounding', variant: 'up', deltaMinor: 200, facts: {}, studies: [], strength: null, choice: null },
      ],
      suggestedMinor: 1500,
      range: { lowMinor: 1000, highMinor: 1500, mostMinor: 6000 },
      isWithinAuthority: true,
    },
    day: '2026-10-28',
    ...over,
  };
}
