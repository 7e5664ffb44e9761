import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aJournalView, aPlan } from '#builders/a-plan.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { eur } from '#builders/currencies.ts';
import { type PriorTicket, summariseIncidents } from '#domain/incidents/incidents.ts';
import type { MatterAnswer } from '#domain/incidents/matter.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { customerTickets } from '#features/ticket/session/customer-tickets.ts';
import type { Choice, Plan } from '#features/ticket/session/plan.ts';

const TEAM_CAUSES = ['late_delivery'];

interface Known {
  readonly tickets?: readonly PriorTicket[];
  readonly given?: readonly Commitment[];
  readonly answers?: readonly MatterAnswer[];
  readonly choice?: Partial<Choice>;
}

function planned({ tickets = [], given = [], answers = [], choice = {} }: Known): Plan {
  const incidents = summariseIncidents(
    { read: tickets, inAll: tickets.length },
    { teamCauses: TEAM_CAUSES, windowDays: 60, nowMs: NOW_MS },
  );
  const journal = aJournalView(given, { ofCustomer: given, matterAnswers: answers });
  return aPlan(
    {
      incidents,
      customerTickets: customerTickets('501', { read: tickets, inAll: tickets.length, includesArchived: true }, TEAM_CAUSES),
      journal,
    },
    choice,
  );
}

const yesterday = aPriorTicket({ id: 502, createdAtMs: daysBefore(1), status: 'open' });
const same: MatterAnswer = { ticketIds: ['501', '502'], isSame: true };
const other: MatterAnswer = { ticketIds: ['502', '501'], isSame: false };
const givenThere = aCommitment({ customerId: '701', ticketId: '502', countsMinor: 2000, reservedAtMs: daysBefore(1) });

function variants({ suggestion }: Plan): readonly string[] {
  return (suggestion?.reasons ?? []).map(({ rule, variant }) => `${rule} ${variant}`);
}

describe('a ticket of the same cause from yesterday', () => {
  it('raises nothing until somebody has said that it is another matter, and the reasons say so', () => {
    const plan = planned({ tickets: [yesterday] });
    expect([plan.amount, plan.matter.unanswered]).toEqual([eur(1000), ['502']]);
    expect(variants(plan)).toEqual(['base severity', 'repeat unanswered']);
    expect(plan.suggestion?.lead).toEqual({ kind: 'none' });
  });

  it('raises nothing where it is said to be the same, and the half where it is said to be another', () => {
    const plan = planned({ tickets: [yesterday], answers: [same] });
    expect([plan.amount, variants(plan)]).toEqual([eur(1000), ['base severity', 'repeat same_matter']]);
    expect(planned({ tickets: [yesterday], answers: [other] })).toMatchObject({ amount: eur(1450), matter: { other: ['502'] } });
  });

  it('opens no gate where the fault is a third party’s, but where it is said to be another', () => {
    const choice = { fault: 'third_party' } as const;
    expect(planned({ tickets: [yesterday], choice }).amount).toEqual(eur(0));
    expect(planned({ tickets: [yesterday], choice, answers: [same] }).amount).toEqual(eur(0));
    expect(planned({ tickets: [yesterday], choice, answers: [other] }).amount).toEqual(eur(1450));
  });

  it('is no repeat where it was merged into this one, and nobody is asked about it', () => {
    const plan = planned({ tickets: [{ ...yesterday, tags: ['closed_by_merge'] }] });
    expect([plan.amount, variants(plan)]).toEqual([eur(1000), ['base severity']]);
    expect(plan.facts?.matter).toBeNull();
  });
});

describe('money that was given on another ticket of the matter', () => {
  it('is the reason why none is suggested, answered or not, and one cent is refused', () => {
    for (const answers of [[], [same]]) {
      const plan = planned({ tickets: [yesterday], given: [givenThere], answers });
      expect([plan.amount, variants(plan)]).toEqual([eur(0), ['gate same_matter']]);
      expect(plan.facts?.matter?.given).toEqual({ ticketId: '502', amountMinor: 2000 });
      const typed = planned({ tickets: [yesterday], given: [givenThere], answers, choice: { gesture: 'credit', amountText: '0.01' } });
      expect(typed.exceeded).toMatchObject({ limit: 'same_matter', earlier: givenThere });
    }
  });

  it('is asked about where that ticket was merged into another, however long ago, since it may be this one', () => {
    const merged = { ...yesterday, createdAtMs: daysBefore(30), status: 'closed', tags: ['closed_by_merge'] } as const;
    const before = { ...givenThere, reservedAtMs: daysBefore(20) };
    const plan = planned({ tickets: [merged], given: [before] });
    expect([plan.matter.unanswered, plan.amount]).toEqual([['502'], eur(0)]);
    expect(planned({ tickets: [{ ...merged, tags: [] }], given: [before] }).matter.unanswered).toEqual([]);
  });

  it('leaves acts of care, which cost none', () => {
    expect(planned({ tickets: [yesterday], given: [givenThere], choice: { gesture: 'call' } }).exceeded).toBeNull();
  });

  it('stands beside what is given once the ticket is said to be another matter: then it takes a reason', () => {
    const plan = planned({ tickets: [yesterday], given: [givenThere], answers: [other] });
    expect(plan).toMatchObject({ amount: eur(1450), exceeded: null, beside: givenThere, isDeviation: true });
    const care = planned({ tickets: [yesterday], given: [givenThere], answers: [other], choice: { gesture: 'call' } });
    expect([care.beside, care.isDeviation]).toEqual([null, false]);
  });

  it('for another cause counts to what one gesture may be on both tickets together', () => {
    const outage = { ...givenThere, cause: 'outage' };
    expect(planned({ tickets: [yesterday], given: [outage], answers: [same] }).facts?.gestures).toMatchObject([{ isSameTicket: true }]);
    expect(planned({ tickets: [yesterday], given: [outage], answers: [other] }).facts?.gestures).toMatchObject([{ isSameTicket: false }]);
  });
});

const longAgo = aPriorTicket({ id: 480, createdAtMs: daysBefore(20), status: 'solved' });

/** A gesture for what went wrong on that ticket, which says whose fault it was. */
function saidBy(fault: 'ours' | 'customer', laterMs = 0): Commitment {
  return aCommitment({ customerId: '701', ticketId: '480', reservedAtMs: daysBefore(20) + laterMs, detail: { fault } });
}

describe('whose fault an earlier incident was', () => {
  it('is what the latest gesture for it says, and not known where nothing was given', () => {
    expect(planned({ tickets: [longAgo] }).facts?.priorIncidents).toEqual([{ daysAgo: 20, isSameCause: true }]);
    const given = [saidBy('ours'), saidBy('customer', 1)];
    expect(planned({ tickets: [longAgo], given }).facts?.priorIncidents).toEqual([{ daysAgo: 20, isSameCause: true, fault: 'customer' }]);
  });

  it('decides whether anything is added for it', () => {
    const [ours, theirs] = (['ours', 'customer'] as const).map((fault) =>
      variants(planned({ tickets: [longAgo], given: [saidBy(fault)] })),
    );
    expect(ours).toContain('repeat same_cause');
    expect(theirs).not.toContain('repeat same_cause');
  });
});
