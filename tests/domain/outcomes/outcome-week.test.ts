import { describe, expect, it } from 'vitest';
import { aServiceMoment } from '#builders/a-service-moment.ts';
import { anEntry } from '#builders/an-entry.ts';
import { anOutcome, anOutcomeTicket } from '#builders/an-outcome.ts';
import { NOW_MS, TIME_ZONE } from '#builders/clock.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import {
  type FirstGesture,
  type OutcomeWeek,
  WATCHED_AT_MOST,
  WEEKS_TOLD,
  finalWeeks,
  gesturesOf,
  keptWeeksOf,
  outcomesOfWeek,
  similarTickets,
  usualDelayMs,
  watchedTime,
} from '#domain/outcomes/outcome-week.ts';
import type { OutcomeTicket } from '#domain/outcomes/outcome.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

describe('the weeks that are final', () => {
  it('begin on Mondays of the account, and are over for thirty days and one', () => {
    // Wednesday 18 March, noon: Sunday 15 February ended 30 days and 12 hours ago.
    const [newest] = finalWeeks(NOW_MS, TIME_ZONE);
    expect(newest?.firstDay).toBe('2026-02-02');
    const sunday = Date.parse('2026-02-15T23:00Z');
    expect(finalWeeks(sunday + 31 * DAY_MS - 1, TIME_ZONE)[0]?.firstDay).toBe('2026-02-02');
    expect(finalWeeks(sunday + 31 * DAY_MS, TIME_ZONE)[0]?.firstDay).toBe('2026-02-09');
  });

  it('are half a year of them, one after the other, over changes of the clock too', () => {
    const weeks = finalWeeks(Date.parse('2026-07-01T12:00Z'), 'America/New_York');
    expect(weeks).toHaveLength(WEEKS_TOLD);
    for (const [index, week] of weeks.slice(1).entries()) expect(week.toMs).toBe(weeks[index]?.fromMs);
    expect(new Set(weeks.map(({ fromMs, toMs }) => (toMs - fromMs) / HOUR_MS))).toEqual(new Set([168, 167]));
  });

  it.each([
    ['Pacific/Kiritimati', '2026-03-18T09:59Z', '2026-03-18T10:00Z'],
    ['Pacific/Pago_Pago', '2026-03-19T10:59Z', '2026-03-19T11:00Z'],
  ])('turn with the day of %s', (zone, before, after) => {
    expect(finalWeeks(Date.parse(before), zone)[0]?.firstDay).not.toBe('2026-02-09');
    expect(finalWeeks(Date.parse(after), zone)[0]?.firstDay).toBe('2026-02-09');
  });
});

const WEEK = finalWeeks(NOW_MS, TIME_ZONE)[0] ?? ({} as OutcomeWeek);

function at(day: number, hours = 12): number {
  return WEEK.fromMs + day * DAY_MS + hours * HOUR_MS;
}

function gift(ticketId: string, changes: Parameters<typeof aServiceMoment>[0] = {}): ServiceMoment {
  return aServiceMoment({ id: `m-${ticketId}`, ticketId, createdAtMs: at(1), cause: 'late_delivery', ...changes });
}

describe('the gestures of a week', () => {
  it('are those of its days in the account, the first on each ticket', () => {
    const { gestures } = gesturesOf(
      [
        gift('early', { createdAtMs: WEEK.fromMs - 1 }),
        gift('first', { createdAtMs: WEEK.fromMs }),
        gift('last', { createdAtMs: WEEK.toMs - 1 }),
        gift('late', { createdAtMs: WEEK.toMs }),
        gift('twice', { createdAtMs: at(3), giving: { severity: 4 } }),
        gift('twice', { createdAtMs: at(2), giving: { severity: 3 } }),
      ],
      WEEK,
      TIME_ZONE,
    );
    expect(new Map(gestures.map(({ ticketId, atMs, severity }) => [ticketId, [atMs, severity]]))).toEqual(
      new Map([
        ['first', [WEEK.fromMs, expect.any(Number)]],
        ['last', [WEEK.toMs - 1, expect.any(Number)]],
        ['twice', [at(2), 3]],
      ]),
    );
  });

  it('are none where it was undone, asked for, declined, about no ticket, or no gesture', () => {
    const week = gesturesOf(
      [
        gift('voided', { giving: { status: 'voided' } }),
        gift('asked', { giving: { status: 'asked' } }),
        gift('declined', { giving: { status: 'declined', severity: 3 } }),
        gift('both', { giving: { status: 'declined' } }),
        gift('both', { giving: { status: 'voided' } }),
        gift('', {}),
        gift('told', { giving: null }),
        gift('later', { createdAtMs: WEEK.toMs + DAY_MS }),
        gift('later', { giving: { status: 'declined' } }),
      ],
      WEEK,
      TIME_ZONE,
    );
    expect(week.gestures).toEqual([]);
    expect([...week.declined]).toEqual([['declined', 3]]);
    expect([...week.ticketIds].toSorted()).toEqual(['asked', 'both', 'declined', 'later', 'voided']);
  });

  it('are two hundred at the most', () => {
    const many = Array.from({ length: 230 }, (_one, index) => gift(String(index)));
    expect(WATCHED_AT_MOST).toBe(200);
    expect(gesturesOf(many, WEEK, TIME_ZONE).gestures).toHaveLength(200);
  });
});

function aGesture(changes: Partial<FirstGesture> = {}): FirstGesture {
  return { ticketId: '1', atMs: at(1), cause: 'late_delivery', severity: 2, ...changes };
}

function byId(tickets: readonly OutcomeTicket[]): ReadonlyMap<string, OutcomeTicket> {
  return new Map(tickets.map((ticket) => [ticket.id, ticket]));
}

describe('how long after the customer wrote a gesture came', () => {
  it.each([
    ['of one', [3], 3],
    ['of three the middle one', [9, 1, 4], 4],
    ['of four the lower of the middle two', [9, 1, 4, 2], 2],
    ['none is before the ticket', [-5], 0],
  ])('is the median: %s', (_what, hours, expected) => {
    const gestures = hours.map((_one, index) => aGesture({ ticketId: String(index) }));
    const tickets = byId(hours.map((one, index) => anOutcomeTicket({ id: String(index), createdAtMs: at(1) - one * HOUR_MS })));
    expect(usualDelayMs(gestures, tickets)).toBe(expected * HOUR_MS);
  });

  it('is not known where no ticket is, or they were merged into others', () => {
    expect(usualDelayMs([aGesture()], new Map())).toBeNull();
    expect(usualDelayMs([aGesture()], byId([anOutcomeTicket({ id: '1', tags: ['closed_by_merge'] })]))).toBeNull();
  });

  it('makes the time longer in which tickets are watched', () => {
    const { fromMs, toMs } = watchedTime(WEEK, 5 * HOUR_MS);
    expect([fromMs, toMs]).toEqual([WEEK.fromMs - 30 * DAY_MS, WEEK.toMs + 5 * HOUR_MS + 30 * DAY_MS]);
  });
});

const terms = { teamCauses: ['late_delivery', 'outage'], timeZone: TIME_ZONE, nowMs: NOW_MS };

describe('similar tickets', () => {
  const given = gesturesOf(
    [gift('1'), gift('no', { giving: { status: 'declined', severity: 4 } }), gift('un', { giving: { status: 'voided' } })],
    WEEK,
    TIME_ZONE,
  );
  const similar = (tickets: readonly Partial<OutcomeTicket>[]): readonly string[] =>
    similarTickets(
      tickets.map((changes) => anOutcomeTicket({ createdAtMs: at(2), ...changes })),
      given,
      WEEK,
      terms,
    ).map(({ id }) => id);

  it.each<[string, Partial<OutcomeTicket>, boolean]>([
    ['of the cause and the week', {}, true],
    ['whose cause is a tag', { causeFieldValue: null, tags: ['late_delivery'] }, true],
    ['of another cause', { causeFieldValue: 'outage' }, false],
    ['of no cause', { causeFieldValue: null }, false],
    ['of the day before', { createdAtMs: WEEK.fromMs - 1 }, false],
    ['of the day after', { createdAtMs: WEEK.toMs }, false],
    ['that was made right', { tags: ['made_right'] }, false],
    ['that was merged', { tags: ['closed_by_merge'] }, false],
    ['on which something was undone', { id: 'un' }, false],
    ['for which a lead gave nothing', { id: 'no' }, true],
  ])('are one %s: %o', (_what, changes, isSimilar) => {
    expect(similar([changes])).toHaveLength(isSimilar ? 1 : 0);
  });

  it('are twice as many as there are gestures for the cause, each once', () => {
    expect(similar([{ id: 'a' }, { id: 'a' }, { id: 'b' }, { id: 'c' }, { id: 'd' }])).toHaveLength(2);
  });
});

/** What the customer without a gesture wrote so many hours after the ticket. */
function writtenAfter(hours: number): OutcomeTicket {
  return anOutcomeTicket({ id: '9', customerId: '702', createdAtMs: at(2) + hours * HOUR_MS });
}

describe('the outcomes of a week', () => {
  const given = gesturesOf(
    [gift('1', { giving: { severity: 3 } }), gift('no', { giving: { status: 'declined', severity: 4 } })],
    WEEK,
    TIME_ZONE,
  );
  const gesture = anOutcomeTicket({ id: '1', customerId: '701', createdAtMs: at(1) - HOUR_MS, tags: ['made_right'] });
  const other = anOutcomeTicket({ id: '2', customerId: '702', createdAtMs: at(2) });
  const week = (
    changes: {
      readonly tickets?: readonly OutcomeTicket[];
      readonly others?: readonly OutcomeTicket[];
      readonly similarIds?: readonly string[];
    } = {},
  ) => {
    const { tickets = [gesture, other], others = [], similarIds = ['2'] } = changes;
    const byCustomer = new Map<string, OutcomeTicket[]>([
      ['701', []],
      ['702', []],
    ]);
    for (const one of [...tickets, ...others]) byCustomer.get(one.customerId)?.push(one);
    return outcomesOfWeek({ given, tickets: byId(tickets), similarIds, byCustomer }, terms);
  };

  it('are of tickets with a gesture and without, each with its month and what is known of it', () => {
    expect(week()).toEqual([anOutcome({ ticketId: '1', hasGesture: true, severity: 3 }), anOutcome({ ticketId: '2' })]);
  });

  it('count, without a gesture, from as long after the ticket as the gestures of the week came', () => {
    expect(week({ others: [writtenAfter(1)] })[1]).toMatchObject({ wroteAgain: 'no' });
    expect(week({ others: [writtenAfter(1.001)] })[1]).toMatchObject({ wroteAgain: 'same_cause' });
  });

  it('are of nobody without a gesture who was given something on another ticket meanwhile', () => {
    const elsewhere = anOutcomeTicket({ id: '9', customerId: '702', createdAtMs: WEEK.fromMs - 20 * DAY_MS, tags: ['made_right'] });
    expect(week({ others: [elsewhere] }).map(({ ticketId }) => ticketId)).toEqual(['1']);
    // The tag may be missing: the moment tells it.
    const untagged = anOutcomeTicket({ id: '1', customerId: '702', createdAtMs: at(1) });
    expect(week({ others: [untagged] }).map(({ ticketId }) => ticketId)).toEqual(['1']);
  });

  it('keep who was asked for and declined among those without, with the severity', () => {
    const declined = anOutcomeTicket({ id: 'no', customerId: '702', createdAtMs: at(3) });
    expect(week({ tickets: [gesture, declined], similarIds: ['no'] })[1]).toMatchObject({ ticketId: 'no', severity: 4, hasGesture: false });
  });

  it('leave out tickets that are gone, and customers who are not known well enough', () => {
    expect(week({ tickets: [gesture] }).map(({ ticketId }) => ticketId)).toEqual(['1']);
    const unknown = outcomesOfWeek({ given, tickets: byId([gesture, other]), similarIds: ['2'], byCustomer: new Map() }, terms);
    expect(unknown).toEqual([]);
  });

  it('follow the ticket to the customer who remains after two were merged', () => {
    const moved = { ...gesture, customerId: '702' };
    const theirs = anOutcomeTicket({ id: '9', customerId: '702', createdAtMs: at(4), causeFieldValue: 'outage' });
    expect(week({ tickets: [moved], others: [theirs], similarIds: [] })).toMatchObject([{ ticketId: '1', wroteAgain: 'other_cause' }]);
  });
});

function entry(id: string, firstDay: string, changes: Partial<JournalEntry> = {}): JournalEntry {
  return anEntry({
    id,
    kind: 'outcomes',
    createdAtMs: 5,
    amountMinor: 0,
    detail: { outcomes: { firstDay, outcomes: [anOutcome({ ticketId: id })] } },
    ...changes,
  });
}

describe('kept weeks', () => {
  it('are told once each, by the first entry, the earliest week first', () => {
    const weeks = keptWeeksOf([
      entry('03', '2026-02-02'),
      entry('02', '2026-02-02'),
      entry('04', '2026-01-26'),
      entry('01', 'x', { kind: 'line_up' }),
    ]);
    expect(weeks.map(({ firstDay, outcomes }) => [firstDay, outcomes.map(({ ticketId }) => ticketId)])).toEqual([
      ['2026-01-26', ['04']],
      ['2026-02-02', ['02']],
    ]);
  });

  it('tell nothing where somebody has edited them, and stay kept', () => {
    expect(keptWeeksOf([entry('01', '2026-02-02', { updatedAtMs: 6 })])).toEqual([{ firstDay: '2026-02-02', outcomes: [] }]);
  });
});
