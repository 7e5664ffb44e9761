import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aProposal } from '#builders/a-proposal.ts';
import { NOW_MS, TIME_ZONE, daysBefore, hoursBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import {
  DECIDING_MS,
  type Present,
  type Room,
  type Verdict,
  admit,
  firstExceeded,
  neededSinceMs,
  roomFor,
} from '#domain/journal/admission.ts';
import type { Commitment } from '#domain/journal/entries.ts';
import { LIMIT_NAMES, type LimitName, type Limits } from '#domain/journal/limits.ts';
import { DAY_MS, dayStart, localDay, monthOf } from '#domain/shared/time.ts';

const present: Present = { nowMs: NOW_MS, timeZone: TIME_ZONE };
const today = localDay(NOW_MS, TIME_ZONE);

function rooms(commitments: readonly Commitment[], set: Partial<Limits>, proposal = aProposal()): readonly Room[] {
  return roomFor(proposal, commitments, limits(set), present);
}

function roomOf(limit: LimitName, commitments: readonly Commitment[], set: Partial<Limits>): Room {
  const room = rooms(commitments, set).find((one) => one.limit === limit);
  if (room === undefined) throw new Error(`${limit} is no ceiling here`);
  return room;
}

function sum(ones: readonly Commitment[]): number {
  return ones.reduce((total, one) => total + one.amountMinor, 0);
}

function toCustomer(momentId: string, overrides: Partial<Commitment> = {}): Commitment {
  return aCommitment({ momentId, customerId: '701', ...overrides });
}

/** One cent more than leaves room for a proposal below a ceiling of 50. */
function other(overrides: Partial<Commitment>): Commitment {
  return aCommitment({ amountMinor: 3501, ...overrides });
}

/** One ceiling of 50 each, with 15 of it used by what is given. */
const ceilings: readonly (readonly [LimitName, Partial<Limits>, Partial<Commitment>])[] = [
  ['agent_day', { agentDayMinor: 5000 }, { agentId: '11' }],
  ['customer_window', { customerWindowMinor: 5000 }, { customerId: '701' }],
  ['team_month', { teamMonthMinor: 5000 }, {}],
];

describe.each(ceilings)('the ceiling %s', (limit, set, relation) => {
  const given = [aCommitment(relation)];
  const exceeds = (amountMinor: number): LimitName | undefined => firstExceeded({ amountMinor }, rooms(given, set))?.limit;

  it('accepts exactly what is left and refuses one cent over', () => {
    expect(roomOf(limit, given, set)).toMatchObject({ limitValue: 5000, left: 3500 });
    expect(exceeds(3500)).toBeUndefined();
    expect(exceeds(3501)).toBe(limit);
  });

  it('counts what is reserved as much as what is posted, and nothing that is voided', () => {
    for (const state of ['reserved', 'posted'] as const) expect(roomOf(limit, [aCommitment({ ...relation, state })], set).left).toBe(3500);
    expect(roomOf(limit, [aCommitment({ ...relation, state: 'voided' })], set).left).toBe(5000);
  });

  it('does not count the same moment against itself', () => {
    expect(roomOf(limit, [aCommitment({ ...relation, momentId: 'moment-own' })], set).left).toBe(5000);
  });

  it('is never less than 0, however much was given', () => {
    expect(roomOf(limit, [aCommitment({ ...relation, amountMinor: 9_000_000 })], set).left).toBe(0);
  });

  it('of 0 permits no money and any act of care; null is no ceiling', () => {
    const [key] = Object.keys(set);
    const closed = rooms([], { [key ?? '']: 0 });
    expect(firstExceeded({ amountMinor: 1 }, closed)?.limit).toBe(limit);
    expect(firstExceeded({ amountMinor: 0 }, closed)).toBeNull();
    expect(rooms(given, {}).map((room) => room.limit)).toEqual(['same_incident']);
  });
});

describe('the ceiling on one gesture', () => {
  it('accepts exactly itself and refuses one cent over', () => {
    const set = { gestureMinor: 1500 };
    expect(firstExceeded({ amountMinor: 1500 }, rooms([], set))).toBeNull();
    expect(firstExceeded({ amountMinor: 1501 }, rooms([], set))?.limit).toBe('gesture');
  });

  it('of a lead is the one for leads', () => {
    const set = { gestureMinor: 0, leadGestureMinor: 9000 };
    expect(rooms([], set, aProposal({ isLead: true })).find(({ limit }) => limit === 'gesture')?.left).toBe(9000);
    expect(rooms([], { gestureMinor: 0 }, aProposal({ isLead: true })).some(({ limit }) => limit === 'gesture')).toBe(false);
  });
});

describe('the guard against making the same right twice', () => {
  const earlier = aCommitment({ ticketId: '501', cause: 'late_delivery', amountMinor: 0 });

  it('refuses the same ticket and cause, acts of care included, and names who did it', () => {
    const refused = firstExceeded({ amountMinor: 0 }, rooms([earlier], {}));
    expect(refused).toMatchObject({ limit: 'same_incident', left: 0, earlier });
  });

  it.each<Partial<Commitment>>([{ ticketId: '999' }, { cause: 'damaged_item' }, { state: 'voided' }, { momentId: 'moment-own' }])(
    'lets pass what differs by %j',
    (difference) => {
      expect(firstExceeded({ amountMinor: 0 }, rooms([{ ...earlier, ...difference }], {}))).toBeNull();
    },
  );
});

describe('the count of gestures to a customer', () => {
  it('accepts the last one and refuses the one after', () => {
    const set = { customerGestureCount: 2 };
    expect(firstExceeded({ amountMinor: 1 }, rooms([toCustomer('a')], set))).toBeNull();
    expect(firstExceeded({ amountMinor: 1 }, rooms([toCustomer('a'), toCustomer('b')], set))?.limit).toBe('customer_count');
  });

  it('counts and stops only what carries money', () => {
    const set = { customerGestureCount: 1 };
    expect(roomOf('customer_count', [toCustomer('a', { amountMinor: 0 })], set).left).toBe(1);
    expect(firstExceeded({ amountMinor: 0 }, rooms([toCustomer('a')], set))).toBeNull();
  });

  it('of 0 permits none, and waiting does not help', () => {
    expect(roomOf('customer_count', [toCustomer('a')], { customerGestureCount: 0 })).toMatchObject({ left: 0, freeAtMs: null });
  });

  it('says when the next one is free: once enough of them leave the window', () => {
    const given = [toCustomer('a', { reservedAtMs: daysBefore(20) }), toCustomer('b', { reservedAtMs: daysBefore(10) }), toCustomer('c')];
    expect(roomOf('customer_count', given, { customerGestureCount: 3 }).freeAtMs).toBe(daysBefore(20) + 30 * DAY_MS);
    expect(roomOf('customer_count', given, { customerGestureCount: 2 }).freeAtMs).toBe(daysBefore(10) + 30 * DAY_MS);
  });
});

describe('the window of a customer', () => {
  it('ends to the millisecond', () => {
    const set = { customerWindowMinor: 5000, customerWindowDays: 7 };
    const at = (reservedAtMs: number): number => roomOf('customer_window', [aCommitment({ customerId: '701', reservedAtMs })], set).left;
    expect([at(daysBefore(7)), at(daysBefore(7) + 1)]).toEqual([5000, 3500]);
  });

  it('counts what the clock here has not reached yet', () => {
    const ahead = aCommitment({ customerId: '701', reservedAtMs: NOW_MS + 60_000 });
    expect(roomOf('customer_window', [ahead], { customerWindowMinor: 5000 }).left).toBe(3500);
  });
});

describe('days and months', () => {
  it('are those of the account, not of UTC', () => {
    const justToday = aCommitment({ agentId: '11', reservedAtMs: dayStart(today, TIME_ZONE) });
    const stillYesterday = aCommitment({ agentId: '11', reservedAtMs: dayStart(today, TIME_ZONE) - 1 });
    expect(roomOf('agent_day', [justToday], { agentDayMinor: 5000 }).left).toBe(3500);
    expect(roomOf('agent_day', [stillYesterday], { agentDayMinor: 5000 }).left).toBe(5000);
    const firstOfMarch = dayStart('2026-03-01', TIME_ZONE);
    expect(roomOf('team_month', [aCommitment({ reservedAtMs: firstOfMarch })], { teamMonthMinor: 5000 }).left).toBe(3500);
    expect(roomOf('team_month', [aCommitment({ reservedAtMs: firstOfMarch - 1 })], { teamMonthMinor: 5000 }).left).toBe(5000);
  });

  it('say when they turn', () => {
    expect(roomOf('agent_day', [], { agentDayMinor: 1 }).freeAtMs).toBe(dayStart('2026-03-19', TIME_ZONE));
    expect(roomOf('team_month', [], { teamMonthMinor: 1 }).freeAtMs).toBe(dayStart('2026-04-01', TIME_ZONE));
  });

  it('agree with comparing local dates one by one, in any zone and at any instant', () => {
    const zones = fc.constantFrom(
      'UTC',
      'Europe/Berlin',
      'America/St_Johns',
      'Pacific/Apia',
      'Australia/Lord_Howe',
      'Asia/Kathmandu',
      'Pacific/Pago_Pago',
    );
    fc.assert(
      fc.property(
        zones,
        fc.integer({ min: Date.UTC(2020, 0, 1), max: Date.UTC(2030, 0, 1) }),
        fc.array(fc.tuple(fc.integer({ min: -40 * 24, max: 1 }), fc.constantFrom('11', '12')), { maxLength: 12 }),
        (timeZone, nowMs, given) => {
          const commitments = given.map(([hours, agentId], index) =>
            aCommitment({ momentId: `moment-${index}`, agentId, amountMinor: 10 ** (index % 4), reservedAtMs: nowMs + hours * 3_600_000 }),
          );
          const found = roomFor(aProposal(), commitments, limits({ agentDayMinor: 1e9, teamMonthMinor: 1e9 }), { nowMs, timeZone });
          const day = localDay(nowMs, timeZone);
          const left = (counts: (one: Commitment) => boolean): number => 1e9 - sum(commitments.filter(counts));
          expect(found.find(({ limit }) => limit === 'agent_day')?.left).toBe(
            left((one) => one.agentId === '11' && localDay(one.reservedAtMs, timeZone) === day),
          );
          expect(found.find(({ limit }) => limit === 'team_month')?.left).toBe(
            left((one) => monthOf(localDay(one.reservedAtMs, timeZone)) === monthOf(day)),
          );
        },
      ),
    );
  });
});

describe('where several ceilings refuse', () => {
  const everything: Partial<Limits> = {
    gestureMinor: 0,
    agentDayMinor: 0,
    customerGestureCount: 0,
    customerWindowMinor: 0,
    teamMonthMinor: 0,
  };

  it('they are listed, and the first named, in the order of precedence', () => {
    const all = rooms([aCommitment({ ticketId: '501' })], everything);
    expect(all.map(({ limit }) => limit)).toEqual([...LIMIT_NAMES]);
    expect(all.map((_, index) => firstExceeded({ amountMinor: 1 }, all.slice(index))?.limit)).toEqual([...LIMIT_NAMES]);
  });
});

describe('a reservation that is written and listed', () => {
  const set = { teamMonthMinor: 5000 };
  const own = aCommitment({
    momentId: 'moment-own',
    reserveId: '01E0005',
    agentId: '11',
    state: 'reserved',
    amountMinor: 1500,
    reservedAtMs: NOW_MS,
  });
  const judge = (others: readonly Commitment[], nowMs = NOW_MS): Verdict =>
    admit(aProposal(), { reserveId: '01E0005' }, [own, ...others], limits(set), { nowMs, timeZone: TIME_ZONE });

  it('goes ahead with exactly what is left', () => {
    expect(judge([other({ amountMinor: 3500 })])).toEqual({ kind: 'go' });
  });

  it('is refused one cent over what is given already, with the ceiling and what is left', () => {
    expect(judge([other({})])).toMatchObject({ kind: 'refuse', refusal: { limit: 'team_month', left: 1499, isContended: false } });
  });

  it.each([
    ['01E0006', 'look_again'],
    ['01E0004', 'step_back'],
  ])('over only because of %s, which is being decided, is to %s: who fits with those before stays', (reserveId, kind) => {
    expect(judge([other({ state: 'reserved', reserveId, reservedAtMs: hoursBefore(0) })])).toMatchObject({
      kind,
      refusal: { isContended: true },
    });
  });

  it('waits for nobody whose reservation is two minutes old: that one is unfinished and simply held', () => {
    const [young, old] = [DECIDING_MS - 1, DECIDING_MS].map((ageMs) =>
      judge([other({ state: 'reserved', reserveId: '01E0006', reservedAtMs: NOW_MS - ageMs })]),
    );
    expect([young?.kind, old?.kind]).toEqual(['look_again', 'refuse']);
  });

  it('names what is decided first, though an undecided one stands in the way as well', () => {
    const undecided = other({ momentId: 'moment-2', state: 'reserved', reserveId: '01E0001', reservedAtMs: NOW_MS, amountMinor: 9000 });
    expect(judge([other({}), undecided])).toMatchObject({ kind: 'refuse', refusal: { left: 1499, isContended: false } });
  });

  it('does not wait for those whom its ceiling does not concern', () => {
    const bystander = aCommitment({ momentId: 'moment-2', reserveId: '01E0001', state: 'reserved', reservedAtMs: NOW_MS, amountMinor: 1 });
    const rival = aCommitment({
      momentId: 'moment-3',
      reserveId: '01E0009',
      customerId: '701',
      state: 'reserved',
      reservedAtMs: NOW_MS,
      amountMinor: 4000,
    });
    const verdict = admit(aProposal(), { reserveId: '01E0005' }, [own, bystander, rival], limits({ customerWindowMinor: 5000 }), present);
    expect(verdict.kind).toBe('look_again');
  });

  it('counts on the day and in the month it was written, also where midnight has passed since', () => {
    const midnightMs = dayStart(today, TIME_ZONE);
    const late = { ...own, reservedAtMs: midnightMs - 1000 };
    const yesterdays = aCommitment({ agentId: '11', amountMinor: 4000, reservedAtMs: midnightMs - 3_600_000 });
    const verdict = admit(aProposal(), { reserveId: '01E0005' }, [late, yesterdays], limits({ agentDayMinor: 5000 }), {
      nowMs: midnightMs + 1000,
      timeZone: TIME_ZONE,
    });
    expect(verdict).toMatchObject({ kind: 'refuse', refusal: { limit: 'agent_day', left: 1000 } });
  });
});

describe('whoever looks after everyone has written', () => {
  it('never goes ahead over the full sum; those stay who fit in the order of their ids, so that the first one always does', () => {
    const reservations = fc.array(fc.record({ amountMinor: fc.integer({ min: 1, max: 3000 }), isDecided: fc.boolean() }), {
      minLength: 2,
      maxLength: 8,
    });
    fc.assert(
      fc.property(reservations, fc.integer({ min: 0, max: 9000 }), (given, teamMonthMinor) => {
        const all = given.map(({ amountMinor, isDecided }, index) =>
          aCommitment({
            momentId: `moment-${index}`,
            reserveId: `01E${index}`,
            ticketId: String(index),
            amountMinor,
            state: isDecided ? 'posted' : 'reserved',
            reservedAtMs: NOW_MS,
          }),
        );
        const decidedMinor = sum(all.filter(({ state }) => state === 'posted'));
        const undecided = all.filter(({ state }) => state === 'reserved');
        for (const [index, own] of undecided.entries()) {
          const proposal = aProposal({ momentId: own.momentId, ticketId: own.ticketId, amountMinor: own.amountMinor });
          const { kind } = admit(proposal, own, all, limits({ teamMonthMinor }), present);
          const isOver = decidedMinor + own.amountMinor > teamMonthMinor;
          const fits = decidedMinor + sum(undecided.slice(0, index + 1)) <= teamMonthMinor;
          expect(kind).toBe(sum(all) <= teamMonthMinor ? 'go' : isOver ? 'refuse' : fits ? 'look_again' : 'step_back');
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('how far back the journal is needed', () => {
  it('is a day, the start of the month where there is a pool, and never less than the day so far', () => {
    expect(neededSinceMs(limits(), present)).toBe(NOW_MS - DAY_MS);
    expect(neededSinceMs(limits({ teamMonthMinor: 0 }), present)).toBe(dayStart('2026-03-01', TIME_ZONE));
  });

  it('is a day on the first of a month, and the whole of a day of 25 hours', () => {
    const firstOfMonth = { nowMs: dayStart('2026-03-01', TIME_ZONE) + 1, timeZone: TIME_ZONE };
    expect(neededSinceMs(limits({ teamMonthMinor: 0 }), firstOfMonth)).toBe(firstOfMonth.nowMs - DAY_MS);
    const endOfLongDay = { nowMs: dayStart('2026-10-26', TIME_ZONE) - 1, timeZone: TIME_ZONE };
    expect(neededSinceMs(limits({ agentDayMinor: 1 }), endOfLongDay)).toBe(dayStart('2026-10-25', TIME_ZONE));
  });
});
