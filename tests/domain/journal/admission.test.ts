import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aCommitment } from '#builders/a-commitment.ts';
import { aProposal } from '#builders/a-proposal.ts';
import { NOW_MS, TIME_ZONE, daysBefore } from '#builders/clock.ts';
import { limits } from '#builders/limits.ts';
import { type Now, type LimitAllowance, type Proposal, firstExceeded, allowancesFor } from '#domain/journal/admission.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { LIMIT_NAMES } from '#domain/journal/limit-names.ts';
import type { LimitName, Limits } from '#domain/journal/limits.ts';
import { DAY_MS, dayStart, monthOf, nextDay } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';

const present: Now = { nowMs: NOW_MS, timeZone: TIME_ZONE };
const today = localDay(NOW_MS, TIME_ZONE);

function allowances(commitments: readonly Commitment[], set: Partial<Limits>, over: Partial<Proposal> = {}): readonly LimitAllowance[] {
  return allowancesFor(aProposal(over), { commitments, checkpoint: null }, limits(set), present);
}

function allowanceOf(limit: LimitName, commitments: readonly Commitment[], set: Partial<Limits>): LimitAllowance {
  const allowance = allowances(commitments, set).find((one) => one.limit === limit);
  if (allowance === undefined) throw new Error(`${limit} is no limit here`);
  return allowance;
}

function sum(ones: readonly Commitment[]): number {
  return ones.reduce((total, one) => total + one.countsMinor, 0);
}

function toCustomer(momentId: string, overrides: Partial<Commitment> = {}): Commitment {
  return aCommitment({ momentId, customerId: '701', ...overrides });
}

/** One limit of 50 each, with 15 of it used by what is given. */
const everyLimit: readonly (readonly [LimitName, Partial<Limits>, Partial<Commitment>])[] = [
  ['agent_hour', { agentHourMinor: 5000 }, { agentId: '11', reservedAtMs: NOW_MS - 60_000 }],
  ['agent_day', { agentDayMinor: 5000 }, { agentId: '11' }],
  ['customer_window', { customerWindowMinor: 5000 }, { customerId: '701' }],
  ['team_month', { teamMonthMinor: 5000 }, {}],
];

describe.each(everyLimit)('the limit %s', (limit, set, relation) => {
  const given = [aCommitment(relation)];
  const exceeds = (amountMinor: number): LimitName | undefined => firstExceeded({ amountMinor }, allowances(given, set))?.limit;

  it('accepts exactly what is left and refuses one cent over', () => {
    expect(allowanceOf(limit, given, set)).toMatchObject({ limitValue: 5000, remaining: 3500 });
    expect(exceeds(3500)).toBeUndefined();
    expect(exceeds(3501)).toBe(limit);
  });

  it('counts what is reserved as much as what is granted or posted, and nothing that is voided', () => {
    for (const state of ['reserved', 'granted', 'posted'] as const)
      expect(allowanceOf(limit, [aCommitment({ ...relation, state, reservedAtMs: NOW_MS })], set).remaining).toBe(3500);
    expect(allowanceOf(limit, [aCommitment({ ...relation, state: 'voided' })], set).remaining).toBe(5000);
  });

  it('counts what is reserved for 120 s, and what may have been anything for good', () => {
    const [young, old, unsure] = [
      { ms: 120_000, isUncertain: false },
      { ms: 120_001, isUncertain: false },
      { ms: 120_001, isUncertain: true },
    ].map(({ ms, isUncertain }) =>
      allowanceOf(limit, [aCommitment({ ...relation, state: 'reserved', isUncertain, reservedAtMs: NOW_MS - ms })], set),
    );
    expect([young?.remaining, old?.remaining, unsure?.remaining]).toEqual([3500, 5000, 3500]);
  });

  it('does not count the same moment against itself', () => {
    expect(allowanceOf(limit, [aCommitment({ ...relation, momentId: 'moment-own' })], set).remaining).toBe(5000);
  });

  it('is never less than 0, however much was given', () => {
    expect(allowanceOf(limit, [aCommitment({ ...relation, countsMinor: 9_000_000 })], set).remaining).toBe(0);
  });

  it('of 0 permits no money and any act of care; null is no limit', () => {
    const [key] = Object.keys(set);
    const closed = allowances([], { [key ?? '']: 0 });
    expect(firstExceeded({ amountMinor: 1 }, closed)?.limit).toBe(limit);
    expect(firstExceeded({ amountMinor: 0 }, closed)).toBeNull();
    expect(allowances(given, {}).map((allowance) => allowance.limit)).toEqual(['same_incident']);
  });
});

describe('the limit on one gesture', () => {
  it('accepts exactly itself and refuses one cent over', () => {
    const set = { gestureMinor: 1500 };
    expect(firstExceeded({ amountMinor: 1500 }, allowances([], set))).toBeNull();
    expect(firstExceeded({ amountMinor: 1501 }, allowances([], set))?.limit).toBe('gesture');
  });

  it('of a lead is the one for leads', () => {
    const set = { gestureMinor: 0, leadGestureMinor: 9000 };
    expect(allowances([], set, { isLead: true }).find(({ limit }) => limit === 'gesture')?.remaining).toBe(9000);
    expect(allowances([], { gestureMinor: 0 }, { isLead: true }).some(({ limit }) => limit === 'gesture')).toBe(false);
  });
});

describe('the guard against making the same right twice', () => {
  const earlier = aCommitment({ ticketId: '501', cause: 'late_delivery', countsMinor: 0 });

  it('refuses the same ticket and cause, acts of care included, and names who did it', () => {
    const refused = firstExceeded({ amountMinor: 0 }, allowances([earlier], {}));
    expect(refused).toMatchObject({ limit: 'same_incident', remaining: 1, earlier });
    const paid = { ...earlier, countsMinor: 1 };
    for (const amountMinor of [0, 1]) {
      expect(firstExceeded({ amountMinor }, allowances([paid], {}))).toMatchObject({ limit: 'same_incident', remaining: 0, earlier: paid });
    }
  });

  it('lets one cent follow an act of care, and nothing follow what nobody can tell', () => {
    expect(firstExceeded({ amountMinor: 1 }, allowances([earlier], {}))).toBeNull();
    const untold = { ...earlier, cause: 'damaged_item', isUncertain: true };
    expect(firstExceeded({ amountMinor: 1 }, allowances([untold], {}))).toMatchObject({ limit: 'same_incident', earlier: untold });
  });

  it.each<Partial<Commitment>>([{ ticketId: '999' }, { cause: 'damaged_item' }, { state: 'voided' }, { momentId: 'moment-own' }])(
    'lets pass what differs by %j',
    (difference) => {
      expect(firstExceeded({ amountMinor: 0 }, allowances([{ ...earlier, ...difference }], {}))).toBeNull();
    },
  );
});

describe('the count of gestures to a customer', () => {
  it('accepts the last one and refuses the one after', () => {
    const set = { customerGestureCount: 2 };
    expect(firstExceeded({ amountMinor: 1 }, allowances([toCustomer('a')], set))).toBeNull();
    expect(firstExceeded({ amountMinor: 1 }, allowances([toCustomer('a'), toCustomer('b')], set))?.limit).toBe('customer_count');
  });

  it('counts and stops only what carries money', () => {
    const set = { customerGestureCount: 1 };
    expect(allowanceOf('customer_count', [toCustomer('a', { countsMinor: 0 })], set).remaining).toBe(1);
    expect(firstExceeded({ amountMinor: 0 }, allowances([toCustomer('a')], set))).toBeNull();
  });

  it('of 0 permits none, and waiting does not help', () => {
    expect(allowanceOf('customer_count', [toCustomer('a')], { customerGestureCount: 0 })).toMatchObject({ remaining: 0 });
  });

  it('says when the next one is free: once enough of them leave the window', () => {
    const given = [toCustomer('a', { reservedAtMs: daysBefore(20) }), toCustomer('b', { reservedAtMs: daysBefore(10) }), toCustomer('c')];
    const freeAt = (customerGestureCount: number) =>
      firstExceeded({ amountMinor: 1 }, allowances(given, { customerGestureCount }))?.freeAtMs;
    expect(freeAt(3)).toBe(daysBefore(20) + 30 * DAY_MS);
    expect(freeAt(2)).toBe(daysBefore(10) + 30 * DAY_MS);
  });
});

describe('a limit that a gesture would pass', () => {
  const given = [toCustomer('a', { reservedAtMs: daysBefore(20) }), toCustomer('b', { reservedAtMs: daysBefore(10) })];
  const exceeded = (amountMinor: number) => firstExceeded({ amountMinor }, allowances(given, { customerWindowMinor: 4000 }));

  it('tells what was asked for and the window that was looked at', () => {
    expect(exceeded(1001)).toMatchObject({ limit: 'customer_window', limitValue: 4000, remaining: 1000, askedMinor: 1001, windowDays: 30 });
  });

  it('is free for what was asked as soon as that fits, and never for more than the whole limit', () => {
    const whenLeave = [daysBefore(20), daysBefore(10)].map((reservedAtMs) => reservedAtMs + 30 * DAY_MS);
    expect([1001, 2500, 2501, 4000, 4001].map((asked) => exceeded(asked)?.freeAtMs)).toEqual([
      whenLeave[0],
      whenLeave[0],
      whenLeave[1],
      whenLeave[1],
      null,
    ]);
  });
});

describe('the window of a customer', () => {
  it('ends to the millisecond', () => {
    const set = { customerWindowMinor: 5000, customerWindowDays: 7 };
    const at = (reservedAtMs: number): number =>
      allowanceOf('customer_window', [aCommitment({ customerId: '701', reservedAtMs })], set).remaining;
    expect([at(daysBefore(7)), at(daysBefore(7) + 1)]).toEqual([5000, 3500]);
  });

  it('counts what the clock here has not reached yet', () => {
    const ahead = aCommitment({ customerId: '701', reservedAtMs: NOW_MS + 60_000 });
    expect(allowanceOf('customer_window', [ahead], { customerWindowMinor: 5000 }).remaining).toBe(3500);
  });
});

describe('days and months', () => {
  it('are those of the account, not of UTC', () => {
    const justToday = aCommitment({ agentId: '11', reservedAtMs: dayStart(today, TIME_ZONE) });
    const stillYesterday = aCommitment({ agentId: '11', reservedAtMs: dayStart(today, TIME_ZONE) - 1 });
    expect(allowanceOf('agent_day', [justToday], { agentDayMinor: 5000 }).remaining).toBe(3500);
    expect(allowanceOf('agent_day', [stillYesterday], { agentDayMinor: 5000 }).remaining).toBe(5000);
    const firstOfMarch = dayStart('2026-03-01', TIME_ZONE);
    expect(allowanceOf('team_month', [aCommitment({ reservedAtMs: firstOfMarch })], { teamMonthMinor: 5000 }).remaining).toBe(3500);
    expect(allowanceOf('team_month', [aCommitment({ reservedAtMs: firstOfMarch - 1 })], { teamMonthMinor: 5000 }).remaining).toBe(5000);
  });

  it('say when they turn', () => {
    expect(allowanceOf('agent_day', [], { agentDayMinor: 1 }).later).toEqual([{ atMs: dayStart('2026-03-19', TIME_ZONE), remaining: 1 }]);
    expect(allowanceOf('team_month', [], { teamMonthMinor: 1 }).later).toEqual([{ atMs: dayStart('2026-04-01', TIME_ZONE), remaining: 1 }]);
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
            aCommitment({ momentId: `moment-${index}`, agentId, countsMinor: 10 ** (index % 4), reservedAtMs: nowMs + hours * 3_600_000 }),
          );
          const found = allowancesFor(aProposal(), { commitments, checkpoint: null }, limits({ agentDayMinor: 1e9, teamMonthMinor: 1e9 }), {
            nowMs,
            timeZone,
          });
          const day = localDay(nowMs, timeZone);
          const left = (counts: (one: Commitment) => boolean): number => 1e9 - sum(commitments.filter(counts));
          expect(found.find(({ limit }) => limit === 'agent_day')?.remaining).toBe(
            left((one) => one.agentId === '11' && localDay(one.reservedAtMs, timeZone) === day),
          );
          expect(found.find(({ limit }) => limit === 'team_month')?.remaining).toBe(
            left((one) => monthOf(localDay(one.reservedAtMs, timeZone)) === monthOf(day)),
          );
        },
      ),
    );
  });
});

describe('days on which clocks change', () => {
  it.each([
    ['of 23 hours', 'Europe/Berlin', '2026-03-28T23:00Z', '2026-03-29T22:00Z'],
    ['of 25 hours', 'Europe/Berlin', '2026-10-24T22:00Z', '2026-10-25T23:00Z'],
    ['without a midnight', 'America/Sao_Paulo', '2018-11-04T03:00Z', '2018-11-05T02:00Z'],
    ['after which the next is missing', 'Pacific/Apia', '2011-12-29T10:00Z', '2011-12-30T10:00Z'],
    ['a quarter of an hour off', 'Asia/Kathmandu', '2026-03-31T18:15Z', '2026-04-01T18:15Z'],
  ])('a day %s counts from its first instant to its last', (_title, timeZone, start, end) => {
    const [startMs, endMs] = [Date.parse(start), Date.parse(end)];
    const left = (nowMs: number, reservedAtMs: number): number | undefined =>
      allowancesFor(
        aProposal(),
        { commitments: [aCommitment({ agentId: '11', reservedAtMs })], checkpoint: null },
        limits({ agentDayMinor: 5000 }),
        {
          nowMs,
          timeZone,
        },
      ).at(-1)?.remaining;
    expect([left(endMs - 1, startMs), left(startMs, endMs - 1)]).toEqual([3500, 3500]);
    expect([left(endMs - 1, startMs - 1), left(startMs, endMs), left(endMs, endMs - 1)]).toEqual([5000, 5000, 5000]);
    const turns = allowancesFor(aProposal(), { commitments: [], checkpoint: null }, limits({ agentDayMinor: 1 }), {
      nowMs: startMs,
      timeZone,
    });
    expect(turns.at(-1)?.later).toEqual([{ atMs: endMs, remaining: 1 }]);
  });
});

describe('where several limits refuse', () => {
  const everything: Partial<Limits> = {
    gestureMinor: 0,
    agentHourMinor: 0,
    agentDayMinor: 0,
    customerGestureCount: 0,
    customerWindowMinor: 0,
    teamMonthMinor: 0,
  };

  it('they are listed, and the first named, in the order of precedence', () => {
    const elsewhere = aCommitment({ momentId: 'moment-2', ticketId: '503' });
    const all = allowances([aCommitment({ ticketId: '501' }), elsewhere], everything, { matterTicketIds: ['503'] });
    expect(all.map(({ limit }) => limit)).toEqual([...LIMIT_NAMES]);
    expect(all.map((_, index) => firstExceeded({ amountMinor: 1 }, all.slice(index))?.limit)).toEqual([...LIMIT_NAMES]);
    for (const { limit, limitValue, remaining, later } of all) {
      expect([limit, limitValue, remaining, later.every(({ atMs }) => atMs > NOW_MS)]).toEqual([
        limit,
        limit === 'same_incident' || limit === 'same_matter' ? 1 : 0,
        0,
        true,
      ]);
    }
  });

  it('is free once each of them leaves enough, and never where one of them never does', () => {
    const given = [aCommitment({ agentId: '11', customerId: '701', reservedAtMs: NOW_MS })];
    const freeAtMs = (amountMinor: number, set: Partial<Limits>): number | null | undefined =>
      firstExceeded({ amountMinor }, allowances(given, { agentDayMinor: 5000, ...set }))?.freeAtMs;
    const tomorrowMs = dayStart(nextDay(today), TIME_ZONE);
    expect(freeAtMs(4000, { customerWindowMinor: 5500 })).toBe(tomorrowMs);
    expect(freeAtMs(4000, { customerWindowMinor: 5499 })).toBe(NOW_MS + 30 * DAY_MS);
    expect(freeAtMs(4000, { customerWindowMinor: 4000 })).toBe(NOW_MS + 30 * DAY_MS);
    expect(freeAtMs(4000, { customerWindowMinor: 3999 })).toBeNull();
    expect(freeAtMs(4000, { teamMonthMinor: 3999 })).toBeNull();
  });
});

describe('an edited entry', () => {
  const edited = aCommitment({ momentId: 'moment-own', customerId: '999', isUncertain: true, countsMinor: 0 });

  it('may have been for any customer, also where it says that it carries no money', () => {
    expect(allowanceOf('customer_count', [edited], { customerGestureCount: 2 }).remaining).toBe(1);
    expect(allowanceOf('customer_window', [{ ...edited, countsMinor: 700 }], { customerWindowMinor: 1000 }).remaining).toBe(300);
  });

  it('counts against the moment that it names: it may have been of another', () => {
    expect(allowanceOf('team_month', [{ ...edited, countsMinor: 700 }], { teamMonthMinor: 1000 }).remaining).toBe(300);
  });
});
