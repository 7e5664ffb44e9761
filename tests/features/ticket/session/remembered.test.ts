import { describe, expect, it } from 'vitest';
import { isFromMemory, rememberedOn, toRemember, withRemembered } from '#features/ticket/session/remembered.ts';
import type { JournalView } from '#features/ticket/session/open-ticket.ts';
import { aCommitment } from '#builders/a-commitment.ts';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { aProvenance } from '#builders/a-provenance.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { JPY, eur } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import type { RememberedCustomer, RememberedGestures, RememberedTickets } from '#ports/customer-memory.ts';
import type { SourceName } from '#domain/value/provenance.ts';

const TICKETS: RememberedTickets = {
  read: [aPriorTicket({ id: 501 }), aPriorTicket({ id: 900 })],
  inAll: 7,
  includesArchived: true,
  isLinkedToProblem: true,
};

const GESTURES: RememberedGestures = {
  commitments: [],
  checkpoint: null,
  limits: limits(),
  matterAnswers: [],
  seenSinceMs: -Infinity,
  customerSinceMs: -Infinity,
};

function remembered(over: { readonly tickets?: RememberedTickets; readonly gestures?: RememberedGestures }): RememberedCustomer {
  const { tickets, gestures } = over;
  return {
    ticketId: '501',
    value: null,
    tickets: tickets === undefined ? null : { value: tickets, atMs: 5 },
    gestures: gestures === undefined ? null : { value: gestures, atMs: 6 },
  };
}

const names = (of: JournalView['ofCustomer'] | undefined): readonly string[] => (of ?? []).map(({ momentId }) => momentId);

describe('what is remembered, on another ticket of the customer', () => {
  it.each([
    ['the ticket it was read on', '501', { inAll: 6, isLinkedToProblem: true }, [900]],
    ['another that was read', '900', { inAll: 6, isLinkedToProblem: false }, [501]],
    ['one that was not there yet', '999', { inAll: 7, isLinkedToProblem: false }, [501, 900]],
  ])('leaves out that itself: on %s', (_title, ticketId, expected, ids) => {
    const { incidents } = rememberedOn(aTicket({ ticketId }), remembered({ tickets: TICKETS }), NOW_MS);
    expect(incidents).toMatchObject({ atMs: 5, value: expected });
    expect(incidents?.value.read.map(({ id }) => id)).toEqual(ids);
  });

  it('tells what the customer got: under their id or on a ticket of theirs, and within the window of the limit', () => {
    const commitments = [
      aCommitment({ momentId: 'own', customerId: '701' }),
      aCommitment({ momentId: 'moved', customerId: '709', ticketId: '900' }),
      aCommitment({ momentId: 'long ago', customerId: '701', reservedAtMs: daysBefore(limits().customerWindowDays + 1) }),
      aCommitment({ momentId: 'elsewhere' }),
    ];
    const { journal } = rememberedOn(
      aTicket({ ticketId: '999' }),
      remembered({ tickets: TICKETS, gestures: { ...GESTURES, commitments } }),
      NOW_MS,
    );
    expect(names(journal?.value.ofCustomer)).toEqual(['own', 'moved']);
    expect(names(journal?.value.everOfCustomer)).toEqual(['own', 'moved', 'long ago']);
    expect(names(journal?.value.commitments)).toHaveLength(4);
  });

  it.each([
    ['given', 'posted', false],
    ['taken back', 'voided', true],
  ] as const)('tells nothing of the journal where something was %s on it', (_title, state, isTold) => {
    const gestures = { ...GESTURES, commitments: [aCommitment({ ticketId: '501', state })] };
    expect(rememberedOn(aTicket({ ticketId: '501' }), remembered({ gestures }), NOW_MS).journal !== null).toBe(isTold);
  });
});

describe('what is worth remembering', () => {
  const journal: JournalView = {
    ...GESTURES,
    ofCustomer: [],
    everOfCustomer: [],
    currencyStop: null,
    isMeasured: true,
    mayWrite: true,
  };
  const facts = {
    ticket: aTicket({ tags: ['billing_error'], causeFieldValue: null }),
    value: { state: 'loading' },
    incidents: { state: 'loading' },
    journal: { state: 'loading' },
  } as const;
  const terms = { teamCauses: ['billing_error', 'late_delivery'], nowMs: NOW_MS };

  it('is nothing of what was not read, or is only read again', () => {
    expect(toRemember(facts, terms)).toEqual({ ticketId: '501', value: null, tickets: null, gestures: null });
    expect(toRemember({ ...facts, journal: { state: 'stale', value: journal, atMs: 5 } }, terms).gestures).toBeNull();
  });

  it.each<[SourceName, boolean]>([
    ['user_fields', false],
    ['orders_object', true],
    ['stripe', true],
    ['shopify', true],
  ])('is a value of %s only where it does not come with the ticket: %s', (source, isRemembered) => {
    const value = { state: 'ready', value: { histories: [], provenance: aProvenance({ source }) }, atMs: 5 } as const;
    expect(toRemember({ ...facts, value }, terms).value !== null).toBe(isRemembered);
  });

  it('is the present ticket among the others, each with the cause that its tags name', () => {
    const prior = aPriorTicket({ id: 900, causeFieldValue: null, tags: ['cause_late_delivery'] });
    const value = { read: [prior], inAll: 3, includesArchived: true, isLinkedToProblem: false };
    const { tickets } = toRemember({ ...facts, incidents: { state: 'ready', value, atMs: 5 } }, terms);
    expect(tickets).toMatchObject({ atMs: 5, value: { inAll: 4 } });
    expect(tickets?.value.read.map(({ id, causeFieldValue }) => [id, causeFieldValue])).toEqual([
      [501, 'billing_error'],
      [900, 'late_delivery'],
    ]);
  });

  it('is what is live, not what was taken back', () => {
    const commitments = [aCommitment({ momentId: 'live' }), aCommitment({ state: 'voided' })];
    const { gestures } = toRemember({ ...facts, journal: { state: 'ready', value: { ...journal, commitments }, atMs: 5 } }, terms);
    expect(gestures?.value.commitments.map(({ momentId }) => momentId)).toEqual(['live']);
  });

  it.each<[string, Partial<JournalView>]>([
    ['may write nothing', { mayWrite: false }],
    ['waits for the month to be started in another currency', { currencyStop: { why: 'not_started', currency: JPY, before: [eur(100)] } }],
    ['has read nothing of it', { seenSinceMs: Infinity }],
  ])('is nothing of the journal where the agent %s', (_title, over) => {
    const value = { ...journal, ...over };
    expect(toRemember({ ...facts, journal: { state: 'ready', value, atMs: 5 } }, terms).gestures).toBeNull();
  });
});

describe('a section beside what is remembered of it', () => {
  const old = { value: 1, atMs: 5 };
  const error = { kind: 'unavailable', what: 'tickets', status: 503 } as const;

  it.each([
    ['shows that while it is read', { state: 'loading' }, { state: 'stale', value: 1, atMs: 5 }, true],
    [
      'keeps that where it could not be read',
      { state: 'failed', error, last: null },
      { state: 'failed', error, last: 1, lastAtMs: 5 },
      true,
    ],
    ['is what was read since', { state: 'ready', value: 2, atMs: 9 }, { state: 'ready', value: 2, atMs: 9 }, false],
    ['is what was read before it could not be', { state: 'failed', error, last: 2 }, { state: 'failed', error, last: 2 }, false],
  ] as const)('%s', (_title, section, expected, isOld) => {
    expect(withRemembered<number>({ section, remembered: old })).toEqual(expected);
    expect(isFromMemory<number>(section, old)).toBe(isOld);
  });

  it('is as it is where nothing is remembered', () => {
    expect(withRemembered<number>({ section: { state: 'loading' }, remembered: null })).toEqual({ state: 'loading' });
  });
});
