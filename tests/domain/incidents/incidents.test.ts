import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aPriorTicket } from '#builders/a-prior-ticket.ts';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import { type IncidentSummary, type PriorTicket, causeOf, daysAgo, incidentOf, summariseIncidents } from '#domain/incidents/incidents.ts';
import { DAY_MS } from '#domain/shared/time.ts';

const teamCauses = ['late_delivery', 'damaged_item', 'other'];
const contact = aPriorTicket({ causeFieldValue: null });

function summary(read: readonly PriorTicket[], rest: { readonly inAll?: number; readonly windowDays?: number } = {}): IncidentSummary {
  const { inAll = read.length, windowDays = 60 } = rest;
  return summariseIncidents({ read, inAll }, { teamCauses, windowDays, nowMs: NOW_MS });
}

describe('the cause of a ticket', () => {
  it.each([
    ['the cause field comes before a tag', 'damaged_item', ['late_delivery'], 'damaged_item'],
    ['a value of the field counts though the team has not named it', 'meteor', [], 'meteor'],
    ['an empty field counts as none', '', ['late_delivery'], 'late_delivery'],
    ['a tag counts bare', null, ['vip', 'late_delivery'], 'late_delivery'],
    ['a tag counts behind cause_', null, ['cause_damaged_item'], 'damaged_item'],
    ['other tags say nothing', null, ['vip', 'late', 'cause_'], null],
  ])('%s', (_title, causeFieldValue, tags, cause) => {
    expect(causeOf({ causeFieldValue, tags }, teamCauses)).toBe(cause);
  });
});

describe('a prior ticket', () => {
  it('without a cause, a bad rating or a type that says so is a contact and no incident', () => {
    expect(incidentOf(contact, teamCauses)).toBeNull();
    expect(incidentOf({ ...contact, rating: 'good', type: 'question' }, teamCauses)).toBeNull();
  });

  it.each<Partial<PriorTicket>>([{ rating: 'bad' }, { type: 'incident' }, { type: 'problem' }, { tags: ['late_delivery'] }])(
    'is an incident with %j alone',
    (sign) => {
      expect(incidentOf({ ...contact, ...sign }, teamCauses)).not.toBeNull();
    },
  );

  it('that was merged into another is none, whatever it says: the other tells of it', () => {
    const merged = aPriorTicket({ tags: ['closed_by_merge', 'late_delivery'], rating: 'bad', type: 'incident' });
    expect(incidentOf(merged, teamCauses)).toBeNull();
    expect(summary([merged])).toMatchObject({ inWindow: 0, incidents: [], ticketsInAll: 1 });
  });

  it.each([
    ['new', true],
    ['open', true],
    ['pending', true],
    ['hold', true],
    ['solved', false],
    ['closed', false],
  ] as const)('that is %s counts as open: %s', (status, isOpen) => {
    expect(incidentOf(aPriorTicket({ status }), teamCauses)?.isOpen).toBe(isOpen);
  });
});

describe('the summary of prior incidents', () => {
  it('of nothing says nothing', () => {
    expect(summary([])).toMatchObject({ inWindow: 0, latestDaysAgo: null, causes: [], incidents: [], ticketsInAll: 0 });
  });

  it('counts a ticket through the last day of the window and not a day later, as whole days are shown', () => {
    expect(summary([aPriorTicket({ createdAtMs: daysBefore(60) })])).toMatchObject({ inWindow: 1, latestDaysAgo: 60 });
    expect(summary([aPriorTicket({ createdAtMs: daysBefore(61) + 1 })])).toMatchObject({ inWindow: 1, latestDaysAgo: 60 });
    expect(summary([aPriorTicket({ createdAtMs: daysBefore(61) })])).toMatchObject({ inWindow: 0, latestDaysAgo: 61 });
  });

  it('takes a ticket dated ahead as of now', () => {
    expect(summary([aPriorTicket({ createdAtMs: NOW_MS + 5 * DAY_MS })])).toMatchObject({ inWindow: 1, latestDaysAgo: 0 });
    expect(daysAgo(NOW_MS + 1, NOW_MS)).toBe(0);
  });

  it('never says that there are fewer tickets than were read', () => {
    expect(summary([aPriorTicket(), contact], { inAll: 1 })).toMatchObject({ ticketsRead: 2, ticketsInAll: 2 });
    expect(summary([aPriorTicket()], { inAll: 4000 })).toMatchObject({ ticketsRead: 1, ticketsInAll: 4000 });
  });

  const tickets: fc.Arbitrary<PriorTicket[]> = fc.array(
    fc.record({
      id: fc.integer({ min: 1, max: 1e6 }),
      subject: fc.constant('A ticket'),
      createdAtMs: fc.integer({ min: 0, max: 120 }).map((days) => daysBefore(days)),
      updatedAtMs: fc.constant(NOW_MS),
      status: fc.constantFrom('new', 'open', 'solved', 'closed'),
      type: fc.constantFrom('incident', 'question', null),
      rating: fc.constantFrom('good', 'bad', null),
      tags: fc.subarray(['late_delivery', 'cause_damaged_item', 'vip']),
      causeFieldValue: fc.constantFrom('late_delivery', 'meteor', null),
    }),
    { maxLength: 30 },
  );

  it('agrees with counting by hand, lists newest first and most frequent cause first', () => {
    fc.assert(
      fc.property(tickets, (read) => {
        const found = summary(read);
        const incidents = read.map((ticket) => incidentOf(ticket, teamCauses)).filter((one) => one !== null);
        const recent = incidents.filter((one) => daysAgo(one.atMs, NOW_MS) <= 60);
        expect(found.incidents).toHaveLength(incidents.length);
        expect(found.inWindow).toBe(recent.length);
        expect(found.ratedBadInWindow).toBe(recent.filter((one) => one.rating === 'bad').length);
        expect(found.openNow).toBe(incidents.filter((one) => one.isOpen).length);
        expect(found.causes.reduce((sum, { count }) => sum + count, 0)).toBe(recent.length);
        expect(found.causes.map(({ count }) => count)).toEqual(found.causes.map(({ count }) => count).toSorted((a, b) => b - a));
        expect(found.incidents.map(({ atMs }) => atMs)).toEqual(found.incidents.map(({ atMs }) => atMs).toSorted((a, b) => b - a));
      }),
    );
  });

  it('does not depend on the order in which tickets come', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 500 }), { maxLength: 20 }).chain((ids) => {
          const read = ids.map((id) =>
            aPriorTicket({ id, createdAtMs: daysBefore(id % 70), causeFieldValue: id % 3 === 0 ? 'other' : 'late_delivery' }),
          );
          return fc.tuple(fc.constant(read), fc.shuffledSubarray(read, { minLength: read.length }));
        }),
        ([read, shuffled]) => {
          expect(summary(shuffled).incidents).toEqual(summary(read).incidents);
        },
      ),
    );
  });
});
