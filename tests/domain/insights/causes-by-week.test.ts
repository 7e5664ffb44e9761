import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, USD, eur } from '#builders/currencies.ts';
import { PERIOD_TICKETS_AT_LEAST, causesByWeek, trendOf } from '#domain/insights/causes-by-week.ts';
import { periodUntil } from '#domain/insights/period.ts';
import { earlierDay } from '#domain/line-up/line-up-days.ts';
import { money } from '#domain/money/money.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { TODAY, ZONES, anInsightMoment, anyServiceMoments, seenFrom } from './some-moments.ts';

const PERIOD = periodUntil(TODAY, 4);
const TERMS = { currency: EUR, wholeSince: '' };

/** So many tickets a week, the earliest week first. */
function weekly(counts: readonly number[]) {
  return counts.flatMap((count, week) =>
    Array.from({ length: count }, (_one, index) =>
      anInsightMoment({ ticketId: `${week}-${index}`, daysAgo: (counts.length - 1 - week) * 7 + (index % 7) }),
    ),
  );
}

describe('a cause over a period', () => {
  it('is counted by week, each ticket once and in the week of its first moment', () => {
    const moments = [...weekly([1, 0, 2, 1]), anInsightMoment({ ticketId: '0-0', daysAgo: 1 })];
    expect(causesByWeek(moments, PERIOD, TERMS)).toMatchObject([{ weeks: [1, 0, 2, 1], tickets: 4 }]);
  });

  it('costs what was given and stands, in the team’s currency, and beside it in others', () => {
    const moments = [
      anInsightMoment({ ticketId: '1' }),
      anInsightMoment({ ticketId: '2', giving: { amount: eur(500) } }),
      anInsightMoment({ ticketId: '3', giving: { amount: money(700, USD) } }),
      anInsightMoment({ ticketId: '4', giving: { status: 'voided' } }),
      anInsightMoment({ ticketId: '5', giving: { status: 'declined' } }),
      anInsightMoment({ ticketId: '6', giving: { status: 'asked' } }),
    ];
    expect(causesByWeek(moments, PERIOD, TERMS)).toMatchObject([{ tickets: 5, given: eur(2000), foreign: [money(700, USD)], undone: 1 }]);
  });

  it('is what it says, of the days of the period alone, and the most frequent comes first', () => {
    const moments = [
      anInsightMoment({ ticketId: '1', cause: 'outage' }),
      anInsightMoment({ ticketId: '2', cause: 'late_delivery' }),
      anInsightMoment({ ticketId: '3', cause: 'late_delivery', daysAgo: 27 }),
      anInsightMoment({ ticketId: '4', cause: 'late_delivery', daysAgo: 28 }),
      anInsightMoment({ ticketId: '5', cause: '' }),
      anInsightMoment({ ticketId: '6', cause: 'outage', giving: null }),
    ];
    expect(causesByWeek(moments, PERIOD, TERMS).map(({ cause, tickets }) => `${cause} ${tickets}`)).toEqual([
      'late_delivery 2',
      'outage 1',
    ]);
  });
});

function told(moments: Parameters<typeof causesByWeek>[0]) {
  const [found] = causesByWeek(moments, PERIOD, TERMS);
  return [found?.trend, found?.compared, found?.step?.week ?? null];
}

describe('a trend', () => {
  it.each([
    [[2, 3, 3, 13, 10, 11, 9, 10, 12, 9, 10, 10], 'grew', 3],
    [[9, 10, 11, 10, 9, 10, 10, 11, 9, 1, 2, 1], 'fell', 9],
    [[0, 0, 0, 12], 'grew', 3],
    [[3, 2, 2, 2], 'too_few', null],
    [[3, 2, 2, 3], 'steady', null],
    [[9, 9], 'steady', null],
    [[19], 'too_new', null],
    [[400, 400, 600, 600], 'grew', 2],
    [[9000, 9000, 9000, 9000, 12_000, 12_000], 'grew', 4],
  ] as const)('of %j: %s, from week %s on', (weeks, trend, week) => {
    const found = trendOf(weeks);
    expect([found.trend, found.step?.week ?? null]).toEqual([trend, week]);
    expect(PERIOD_TICKETS_AT_LEAST).toBe(10);
  });

  it('is told of what was read alone', () => {
    const moments = [...weekly([12, 1, 1, 0]), anInsightMoment({ cause: 'outage', daysAgo: 30 })];
    const trendWith = (wholeSince: string) => causesByWeek(moments, PERIOD, { currency: EUR, wholeSince })[0]?.trend;
    expect(trendWith(PERIOD.since)).toBe('fell');
    expect(trendWith(earlierDay(PERIOD.since, -1))).toBe('not_read');
  });

  it('compares no week before the team’s first whole one, in which it had moments of whatever', () => {
    const young = weekly([0, 0, 4, 12]);
    expect(told(young)).toEqual(['too_new', 1, null]);
    const since = (daysAgo: number) => told([...young, anInsightMoment({ cause: 'outage', daysAgo })]);
    expect(since(13)).toEqual(['steady', 2, null]);
    expect(since(26)).toEqual(['grew', 3, 2]);
    expect(since(28)).toEqual(['grew', 4, 2]);
  });
});

describe('laws of causes by week', () => {
  it('every figure is a fold of the moments, in every time zone', () => {
    fc.assert(
      fc.property(anyServiceMoments, fc.constantFrom(...ZONES), (moments, zone) => {
        const found = causesByWeek(seenFrom(moments, zone), PERIOD, TERMS);
        const inPeriod = moments.filter(({ createdAtMs }) => {
          const day = localDay(createdAtMs, zone);
          return day >= PERIOD.since && day <= PERIOD.until;
        });
        for (const { cause, weeks, tickets, given, foreign, undone } of found) {
          const own = inPeriod.flatMap((one) => (one.cause === cause && one.giving !== null ? [one.giving] : []));
          const standing = new Set(own.filter(({ status }) => status !== 'voided').map(({ ticketId }) => ticketId));
          standing.delete('');
          expect(tickets).toBe(standing.size);
          expect(weeks.reduce((sum, count) => sum + count, 0)).toBe(tickets);
          const sumOf = (currency: string): number =>
            own
              .filter(({ status, amount }) => status === 'given' && amount.currency === currency)
              .reduce((sum, { amount }) => sum + amount.amountMinor, 0);
          expect(given).toEqual(eur(sumOf(EUR)));
          expect(foreign.map(({ amountMinor }) => amountMinor)).toEqual(sumOf(USD) === 0 ? [] : [sumOf(USD)]);
          expect(undone).toBe(own.filter(({ status }) => status === 'voided').length);
        }
        const causes = new Set(inPeriod.filter(({ giving, cause }) => giving !== null && cause !== '').map(({ cause }) => cause));
        expect(new Set(found.map(({ cause }) => cause))).toEqual(causes);
      }),
    );
  });

  it('the order of moments changes nothing, and who a customer is by now neither', () => {
    fc.assert(
      fc.property(anyServiceMoments, (moments) => {
        const seen = seenFrom(moments, 'UTC');
        const merged = seen.toReversed().map((one) => ({ ...one, customerId: '700' }));
        expect(causesByWeek(merged, PERIOD, TERMS)).toEqual(causesByWeek(seen, PERIOD, TERMS));
      }),
    );
  });
});
