import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { InsightMoment } from '#domain/insights/insight-moment.ts';
import { periodUntil } from '#domain/insights/period.ts';
import { customersToTell, ideasOf, ticketsSince } from '#domain/insights/since-fixed.ts';
import { TODAY, ZONES, anInsightMoment, anyServiceMoments, seenFrom } from './some-moments.ts';

const PERIOD = periodUntil(TODAY, 4);

function late(ticketId: string, customerId: string, daysAgo: number, changes: Parameters<typeof anInsightMoment>[0] = {}): InsightMoment {
  return anInsightMoment({ ticketId, customerId, daysAgo, cause: 'late', ...changes });
}

function told(moments: readonly InsightMoment[], fixedDaysAgo: number, customerOf?: (ticketId: string) => string | undefined) {
  const { atMs } = late('0', '0', fixedDaysAgo);
  const { customers, hitAgain } = customersToTell(moments, { cause: 'late', period: PERIOD, fixedAtMs: atMs }, customerOf);
  return [...customers.map(({ customerId, ticketId, hasAsked }) => `${customerId} ${ticketId}${hasAsked ? ' asked' : ''}`), hitAgain];
}

describe('tickets since a cause was fixed', () => {
  it('are those on which it had not come up before', () => {
    const moments = [late('1', '701', 5), late('1', '701', 1), late('2', '702', 1), late('3', '703', 0, { giving: { status: 'voided' } })];
    expect(ticketsSince(moments, 'late', late('0', '0', 3).atMs)).toBe(1);
    expect(ticketsSince(moments, 'outage', 0)).toBe(0);
  });

  it('begin after the instant of the fix itself', () => {
    const { atMs } = late('0', '0', 3);
    expect(ticketsSince([late('1', '701', 3)], 'late', atMs)).toBe(0);
    expect(ticketsSince([late('1', '701', 3)], 'late', atMs - 1)).toBe(1);
  });
});

describe('the customers to tell', () => {
  it('are those of before the fix, each once by their newest ticket, the newest first', () => {
    expect(told([late('1', '701', 9), late('2', '702', 7), late('3', '701', 5), late('4', '703', 6, { cause: 'outage' })], 3)).toEqual([
      '701 3',
      '702 2',
      0,
    ]);
  });

  it('are also those of the very instant of the fix', () => {
    expect(told([late('1', '701', 3)], 3)).toEqual(['701 1', 0]);
  });

  it('are not those whom it has hit again, who are counted', () => {
    expect(told([late('1', '701', 9), late('2', '702', 7), late('3', '701', 1), late('4', '704', 1)], 3)).toEqual(['702 2', 1]);
  });

  it('are also those who had more given since, on a ticket of before', () => {
    expect(told([late('1', '701', 9), late('1', '701', 1), late('2', '702', 3), late('2', '702', 1)], 3)).toEqual(['702 2', '701 1', 0]);
  });

  it('are of the period, of something that stands or was asked for, and known', () => {
    const moments = [
      late('1', '701', 28),
      late('2', '702', 7, { giving: { status: 'voided' } }),
      late('3', '703', 7, { giving: { status: 'declined' } }),
      late('4', '', 7),
      late('', '705', 7),
      late('6', '706', 7, { giving: null }),
    ];
    expect(told(moments, 3)).toEqual(['703 3', 0]);
  });

  it('are one where two customers were merged, by whose their tickets are now', () => {
    const moments = [late('1', '701', 9), late('2', '702', 7)];
    expect(told(moments, 3, (ticketId) => (ticketId === '1' ? '702' : undefined))).toEqual(['702 2', 0]);
  });

  it('say who asked for a fix on a ticket of theirs', () => {
    const idea = late('1', '701', 9, { kind: 'process_fix', idea: 'Ask twice.' });
    expect(told([idea, late('3', '701', 5), late('2', '702', 7)], 3)).toEqual(['701 3 asked', '702 2', 0]);
    expect(told([late('3', '701', 5), idea], 3)).toEqual(['701 3 asked', 0]);
  });
});

describe('the fixes that somebody told', () => {
  it('are of a cause where they name it, or where their ticket does', () => {
    const moments = [
      late('1', '701', 1, { id: 'named', kind: 'process_fix' }),
      late('2', '', 2, { id: 'by-ticket', kind: 'process_fix', cause: '', giving: null }),
      late('3', '', 2, { id: 'other', kind: 'process_fix', cause: '', giving: null }),
      late('', '', 2, { id: 'about-none', kind: 'process_fix', cause: '', giving: null }),
      late('2', '702', 3, { id: 'a-win' }),
      late('', '703', 3, { id: 'without-ticket' }),
    ];
    expect(ideasOf(moments, 'late').map(({ id }) => id)).toEqual(['named', 'by-ticket']);
  });
});

function merged(all: readonly InsightMoment[]): readonly InsightMoment[] {
  return all.map((one) => (one.customerId === '702' ? { ...one, customerId: '701' } : one));
}

/** So many that some tickets have moments of before and of after, and most of them of one cause. */
const manyOfOneCause = fc
  .array(anyServiceMoments, { minLength: 4, maxLength: 4 })
  .map((some) => some.flat().map((one) => ({ ...one, cause: one.cause === '' ? 'outage' : one.cause })));

describe('laws of whom to tell', () => {
  it('nobody is told twice, nor who was hit again, nor who never had it; and everybody else is', () => {
    fc.assert(
      fc.property(manyOfOneCause, fc.integer({ min: 0, max: 30 }), fc.constantFrom(...ZONES), (moments, fixedDaysAgo, zone) => {
        const { atMs: fixedAtMs } = anInsightMoment({ daysAgo: fixedDaysAgo });
        const seen = seenFrom(moments, zone);
        const { customers, hitAgain } = customersToTell(seen, { cause: 'outage', period: PERIOD, fixedAtMs });
        const ofCause = seen.filter(
          ({ cause, giving, ticketId }) => cause === 'outage' && giving !== null && giving.status !== 'voided' && ticketId !== '',
        );
        const own = ofCause.filter(({ customerId, day }) => customerId !== '' && day >= PERIOD.since && day <= PERIOD.until);
        const before = new Set(own.filter(({ atMs }) => atMs <= fixedAtMs).map(({ customerId }) => customerId));
        const isOld = (id: string): boolean => ofCause.some(({ ticketId, atMs }) => ticketId === id && atMs <= fixedAtMs);
        const after = new Set(own.filter(({ ticketId }) => !isOld(ticketId)).map(({ customerId }) => customerId));
        const expected = [...before].filter((id) => !after.has(id));
        expect(customers.map(({ customerId }) => customerId).toSorted()).toEqual(expected.toSorted());
        expect(hitAgain).toBe(before.size - expected.length);
        // It cannot have happened again to anybody where it has not come up since.
        expect(hitAgain === 0 || ticketsSince(seen, 'outage', fixedAtMs) > 0).toBe(true);
      }),
    );
  });

  it('merging two customers tells one of them, by the newer ticket', () => {
    fc.assert(
      fc.property(anyServiceMoments, (moments) => {
        const seen = seenFrom(moments, 'UTC').filter(({ customerId }) => customerId !== '');
        const about = { cause: 'outage', period: PERIOD, fixedAtMs: anInsightMoment().atMs };
        const now = new Map(merged(seen).map(({ ticketId, customerId }) => [ticketId, customerId]));
        const ofOne = seen.map((one) => ({ ...one, customerId: now.get(one.ticketId) ?? one.customerId }));
        expect(customersToTell(seen, about, (ticketId) => now.get(ticketId))).toEqual(customersToTell(ofOne, about));
      }),
    );
  });
});

function owedOf(moments: readonly InsightMoment[]) {
  const { atMs } = late('0', '0', 0);
  const { customers } = customersToTell(moments, { cause: 'late', period: PERIOD, fixedAtMs: atMs });
  return customers.map(({ customerId, owed }) => [customerId, owed?.what ?? null, owed?.ticketId ?? null]);
}

describe('what is still owed to a customer who is told', () => {
  const approved = { last: 'approved', askedMinor: 100, approvedMinor: 100 } as const;

  it('comes first, with what it is: a request nobody has answered, or what was granted and not handed over', () => {
    const moments = [
      late('1', '11', 1),
      late('2', '12', 5, { giving: { status: 'asked' } }),
      late('3', '13', 4, { giving: { status: 'asked', request: approved } }),
      late('4', '14', 3, { giving: { status: 'declined' } }),
    ];
    expect(owedOf(moments)).toEqual([
      ['13', 'delivery', '3'],
      ['12', 'answer', '2'],
      ['11', null, null],
      ['14', null, null],
    ]);
  });

  it('is of all their tickets with that cause what weighs most, in whatever order those are', () => {
    const moments = [
      late('1', '11', 1),
      late('2', '11', 5, { giving: { status: 'asked' } }),
      late('3', '11', 4, { giving: { isStepOpen: true, isTicked: true } }),
    ];
    expect(owedOf(moments)).toEqual([['11', 'answer', '2']]);
    expect(owedOf(moments.toReversed())).toEqual([['11', 'answer', '2']]);
  });

  it('is a step that nobody has ticked off, where the team ticks any', () => {
    const open = late('1', '11', 1, { giving: { isStepOpen: true } });
    expect(owedOf([open])).toEqual([['11', null, null]]);
    expect(owedOf([open, late('2', '12', 1, { cause: 'outage', giving: { isTicked: true } })])).toEqual([['11', 'step', '1']]);
  });
});
