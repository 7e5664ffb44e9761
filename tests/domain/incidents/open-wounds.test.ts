import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import type { Incident } from '#domain/incidents/incidents.ts';
import { type Failure, type KnownOfWound, isOpenWound, woundBefore } from '#domain/incidents/open-wounds.ts';
import { DAY_MS } from '#domain/shared/time.ts';

const AT_MS = daysBefore(2);
const failure: Failure = { ticketId: '502', atMs: AT_MS, fault: 'ours', matterTicketIds: ['503'] };

describe('an open wound', () => {
  it('is a failure of ours for which nothing was given', () => {
    expect(isOpenWound(failure, [])).toBe(true);
  });

  it.each(['third_party', 'customer', 'unclear', null] as const)('is none where the fault was %s', (fault) => {
    expect(isOpenWound({ ...failure, fault }, [])).toBe(false);
  });

  it('is healed by what was given since, at that instant or later, on whichever ticket', () => {
    expect(isOpenWound(failure, [{ ticketId: '900', atMs: AT_MS }])).toBe(false);
    expect(isOpenWound(failure, [{ ticketId: '900', atMs: AT_MS - 1 }])).toBe(true);
  });

  it('is healed by what was given before on another ticket about the same failure', () => {
    expect(isOpenWound(failure, [{ ticketId: '503', atMs: AT_MS - DAY_MS }])).toBe(false);
  });

  it('was spoken of where the customer has written about something else since', () => {
    expect(isOpenWound(failure, [], [{ ticketId: '504', atMs: AT_MS + 1 }])).toBe(false);
    expect(isOpenWound(failure, [], [{ ticketId: '504', atMs: AT_MS }])).toBe(true);
    expect(isOpenWound(failure, [], [{ ticketId: '502', atMs: AT_MS + 1 }])).toBe(true);
  });

  it('never opens by more that was given or written', () => {
    const some = fc.array(
      fc.record({ ticketId: fc.constantFrom('501', '502', '503'), atMs: fc.integer({ min: AT_MS - 9, max: AT_MS + 9 }) }),
    );
    fc.assert(
      fc.property(some, some, some, (given, contacts, more) => {
        if (isOpenWound(failure, given, contacts)) return;
        expect(isOpenWound(failure, [...given, ...more], [...contacts, ...more])).toBe(false);
      }),
    );
  });
});

function anIncident(changes: Partial<Incident> = {}): Incident {
  return { ticketId: 502, subject: 'No parcel', atMs: AT_MS, cause: 'late_delivery', isOpen: false, rating: null, ...changes };
}

function after(id: number, tags: readonly string[] = []) {
  return { id, createdAtMs: AT_MS + 1, tags };
}

const TICKET = { ticketId: '501', createdAtMs: NOW_MS };

function wound(changes: Partial<KnownOfWound> = {}, ticket = TICKET, nowMs = NOW_MS): number | null {
  const known: KnownOfWound = {
    incidents: [anIncident()],
    tickets: [{ id: 502, createdAtMs: AT_MS, tags: [] }],
    given: [],
    matterTicketIds: [],
    givenSinceMs: -Infinity,
    faultOf: () => 'ours',
    ...changes,
  };
  return woundBefore(ticket, known, nowMs)?.ticketId ?? null;
}

describe('the wound that the next agent speaks of', () => {
  it('is the latest failure before the ticket', () => {
    expect(wound()).toBe(502);
    const tickets = [502, 503].map((id) => ({ id, createdAtMs: AT_MS, tags: [] }));
    expect(wound({ incidents: [anIncident({ ticketId: 503, atMs: AT_MS - 1 }), anIncident()], tickets })).toBe(502);
    // Of tickets that were not read as such nobody knows which was a contact.
    const both = [anIncident({ ticketId: 503, atMs: AT_MS - 1 }), anIncident()];
    expect(wound({ incidents: both, tickets: [] })).toBe(502);
    expect(wound({ incidents: both.toReversed(), tickets: [] })).toBe(502);
    expect(wound({}, { ...TICKET, createdAtMs: AT_MS })).toBeNull();
  });

  it('is of the last seven days, the first instant of them included', () => {
    const atMs = NOW_MS - 7 * DAY_MS;
    expect(wound({ incidents: [anIncident({ atMs })] })).toBe(502);
    expect(wound({ incidents: [anIncident({ atMs: atMs - 1 })] })).toBeNull();
  });

  it('is nothing that this ticket is about itself', () => {
    expect(wound({ matterTicketIds: ['502'] })).toBeNull();
  });

  it('is nothing with which the customer was content in the end', () => {
    expect(wound({ incidents: [anIncident({ rating: 'good' })] })).toBeNull();
    expect(wound({ incidents: [anIncident({ rating: 'bad' })] })).toBe(502);
  });

  it('is nothing of which it is not known what was given for it', () => {
    expect(wound({ givenSinceMs: AT_MS })).toBe(502);
    expect(wound({ givenSinceMs: AT_MS + 1 })).toBeNull();
  });

  it('is nothing that was made good, or not ours', () => {
    expect(wound({ given: [{ ticketId: '501', atMs: NOW_MS }] })).toBeNull();
    expect(wound({ faultOf: () => 'customer' })).toBeNull();
  });

  it('is nothing after which the customer has written again, other than on this ticket or on one that was merged', () => {
    expect(wound({ tickets: [after(503)] })).toBeNull();
    expect(wound({ tickets: [after(501)] })).toBe(502);
    expect(wound({ tickets: [after(503, ['closed_by_merge'])] })).toBe(502);
  });
});
