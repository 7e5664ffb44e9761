import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NOW_MS, daysBefore } from '#builders/clock.ts';
import type { Incident } from '#domain/incidents/incidents.ts';
import {
  FRESH_DAYS,
  type KnownOfMatter,
  type MatterAnswer,
  type MatterGesture,
  matterOf,
  saidOf,
  ticketsOfMatter,
} from '#domain/incidents/matter.ts';
import { DAY_MS } from '#domain/shared/time.ts';

const ticket = { ticketId: '501', createdAtMs: NOW_MS, cause: 'late_delivery' };

function anIncident(overrides: Partial<Incident> = {}): Incident {
  return {
    ticketId: 502,
    subject: 'Still no parcel',
    atMs: daysBefore(2),
    cause: 'late_delivery',
    isOpen: false,
    rating: null,
    ...overrides,
  };
}

function aGesture(overrides: Partial<MatterGesture> = {}): MatterGesture {
  return { ticketId: '502', cause: 'late_delivery', reservedAtMs: daysBefore(2), ...overrides };
}

function same(one: string, another: string): MatterAnswer {
  return { ticketIds: [one, another], isSame: true };
}

function other(one: string, another: string): MatterAnswer {
  return { ticketIds: [one, another], isSame: false };
}

function known(
  incidents: readonly Incident[],
  gestures: readonly MatterGesture[] = [],
  { merged = [], open = [] }: { readonly merged?: readonly string[]; readonly open?: readonly string[] } = {},
): KnownOfMatter {
  return { incidents, gestures, mergedTicketIds: new Set(merged), openTicketIds: new Set(open) };
}

function asked(overrides: Partial<Incident>): readonly string[] {
  return matterOf(ticket, known([anIncident(overrides)]), []).unanswered;
}

describe('another ticket of the same cause may be about the same failure', () => {
  it('where it was created at most 7 days before this one, and not a moment more', () => {
    const farMs = FRESH_DAYS * DAY_MS;
    expect(asked({ atMs: NOW_MS - farMs })).toEqual(['502']);
    expect(asked({ atMs: NOW_MS - farMs - 1 })).toEqual([]);
  });

  it('where it was created since this one was, on which somebody is at work, however much later, and is solved', () => {
    expect(asked({ atMs: NOW_MS + 50 * DAY_MS })).toEqual(['502']);
  });

  it('where it is not solved, however old', () => {
    expect(asked({ atMs: daysBefore(50), isOpen: true })).toEqual(['502']);
  });

  it('and not where it is of another cause, of none, or this very ticket', () => {
    expect(asked({ cause: 'damaged_item' })).toEqual([]);
    expect(asked({ cause: null })).toEqual([]);
    expect(asked({ ticketId: 501 })).toEqual([]);
  });

  it('where something was given on it for this cause, whatever the ticket says', () => {
    const gestures = [aGesture()];
    expect(matterOf(ticket, known([anIncident({ cause: null })], gestures), []).unanswered).toEqual(['502']);
    expect(matterOf(ticket, known([], gestures), []).unanswered).toEqual(['502']);
    expect(matterOf(ticket, known([], [aGesture({ cause: 'damaged_item' })]), []).unanswered).toEqual([]);
    expect(matterOf(ticket, known([], [aGesture({ reservedAtMs: daysBefore(8) })]), []).unanswered).toEqual([]);
    expect(matterOf(ticket, known([], [aGesture({ reservedAtMs: NOW_MS + 50 * DAY_MS })]), []).unanswered).toEqual(['502']);
  });

  it('where something was given for this cause on a ticket that is not solved and tells of nothing, however long ago', () => {
    const old = [aGesture({ reservedAtMs: daysBefore(50) })];
    expect(matterOf(ticket, known([], old, { open: ['502'] }), []).unanswered).toEqual(['502']);
    expect(matterOf(ticket, known([], old, { open: ['503'] }), []).unanswered).toEqual([]);
    expect(matterOf(ticket, known([], [], { open: ['502'] }), []).unanswered).toEqual([]);
  });

  it('where something was given for this cause on a ticket that was merged into another, however long ago', () => {
    const old = [aGesture({ reservedAtMs: daysBefore(50) })];
    expect(matterOf(ticket, known([], old, { merged: ['502'] }), []).unanswered).toEqual(['502']);
    expect(matterOf(ticket, known([], old, { merged: ['503'] }), []).unanswered).toEqual([]);
    expect(matterOf(ticket, known([], [], { merged: ['502'] }), []).unanswered).toEqual([]);
  });

  it('and of a ticket without a cause nobody can tell', () => {
    expect(matterOf({ ...ticket, cause: null }, known([anIncident()]), [])).toMatchObject({ unanswered: [] });
  });
});

describe('what somebody has said', () => {
  const asOne = known([anIncident()]);

  it('is asked of nobody again, on whichever of the two tickets it was said', () => {
    expect(matterOf(ticket, asOne, [same('502', '501')])).toEqual({ same: ['502'], other: [], unanswered: [] });
    expect(matterOf(ticket, asOne, [other('501', '502')])).toEqual({ same: [], other: ['502'], unanswered: [] });
  });

  it('holds by the last word', () => {
    expect(matterOf(ticket, asOne, [same('501', '502'), other('502', '501')]).other).toEqual(['502']);
    expect(matterOf(ticket, asOne, [other('501', '502'), same('502', '501')]).same).toEqual(['502']);
  });

  it('holds for a ticket that nobody would be asked about by now', () => {
    expect(matterOf(ticket, known([]), [same('501', '502')]).same).toEqual(['502']);
    expect(matterOf(ticket, known([]), [other('501', '502')]).other).toEqual([]);
  });

  it('reaches over a third ticket, but not against what was said of the two themselves', () => {
    const chain = [same('501', '502'), same('502', '503')];
    expect(saidOf('501', chain).same).toEqual(new Set(['502', '503']));
    expect(saidOf('501', [...chain, other('501', '503')]).same).toEqual(new Set(['502']));
  });

  it('of a ticket and itself says nothing', () => {
    expect(saidOf('501', [same('501', '501')]).same).toEqual(new Set());
  });
});

describe('whatever tickets there are and whatever was said', () => {
  const ids = fc.constantFrom('501', '502', '503', '504');
  const answers = fc.array(fc.record({ ticketIds: fc.tuple(ids, ids), isSame: fc.boolean() }), { maxLength: 8 });
  const incidents = fc.array(
    fc.record({
      ticketId: fc.integer({ min: 501, max: 504 }),
      subject: fc.constant(''),
      atMs: fc.integer({ min: -20, max: 20 }).map((days) => NOW_MS + days * DAY_MS),
      cause: fc.constantFrom('late_delivery', 'damaged_item', null),
      isOpen: fc.boolean(),
      rating: fc.constant(null),
    }),
    { maxLength: 5 },
  );

  it('each ticket is one matter with this one, another, or not answered: never two of these, and never this ticket itself', () => {
    fc.assert(
      fc.property(incidents, answers, (found, said) => {
        const matter = matterOf(ticket, known(found), said);
        const all = [...matter.same, ...matter.other, ...matter.unanswered];
        expect(new Set(all).size).toBe(all.length);
        expect(all).not.toContain('501');
      }),
    );
  });

  it('two tickets are one matter on both of them or on neither', () => {
    fc.assert(
      fc.property(answers, ids, ids, (said, one, another) => {
        fc.pre(one !== another);
        const isDenied = (id: string, partner: string): boolean => saidOf(id, said).other.has(partner);
        expect(isDenied(one, another)).toBe(isDenied(another, one));
        const direct = said.findLast(({ ticketIds }) => ticketIds.includes(one) && ticketIds.includes(another));
        fc.pre(direct?.isSame === true);
        expect([saidOf(one, said).same.has(another), saidOf(another, said).same.has(one)]).toEqual([true, true]);
      }),
    );
  });

  it('of two tickets of one cause, of which the first is not solved, each asks about the other', () => {
    fc.assert(
      fc.property(fc.nat({ max: 400 }), fc.boolean(), (daysBetween, isOpen) => {
        const later = { ticketId: '502', createdAtMs: NOW_MS + daysBetween * DAY_MS, cause: 'late_delivery' };
        const fromFirst = matterOf(ticket, known([anIncident({ atMs: later.createdAtMs, isOpen })]), []);
        const fromLater = matterOf(later, known([anIncident({ ticketId: 501, atMs: NOW_MS, isOpen: true })]), []);
        expect([fromFirst.unanswered, fromLater.unanswered]).toEqual([['502'], ['501']]);
      }),
    );
  });

  it('saying nothing counts as much as the same as saying that it is', () => {
    fc.assert(
      fc.property(incidents, (found) => {
        const before = matterOf(ticket, known(found), []);
        const said = before.unanswered.map((id) => same('501', id));
        const after = matterOf(ticket, known(found), said);
        expect(ticketsOfMatter(after).toSorted()).toEqual(ticketsOfMatter(before).toSorted());
        expect(after.unanswered).toEqual([]);
      }),
    );
  });
});
