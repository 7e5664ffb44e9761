import { describe, expect, it } from 'vitest';
import { dateOrderOf, timeReader } from '#cli/orders/order-times.ts';
import { dayName, dayNumber, shopClock } from '#cli/orders/shop-clock.ts';

const utc = timeReader({ timeZone: 'UTC', dateOrder: null });
const newYork = timeReader({ timeZone: 'America/New_York', dateOrder: 'month_first' });

function iso(reader: typeof utc, text: string): string | null {
  const time = reader.read(text);
  return time === null ? null : `${new Date(time.atMs).toISOString()} ${dayName(time.day)}`;
}

describe('the time of an order', () => {
  it.each([
    ['2026-04-01T12:39:28Z', '2026-04-01T12:39:28.000Z 2026-04-01'],
    ['2026-04-01T12:39:28.5+02:00', '2026-04-01T10:39:28.500Z 2026-04-01'],
    ['2026-04-01 12:39:28 -0400', '2026-04-01T16:39:28.000Z 2026-04-01'],
    ['2026-04-01 12:39:28 UTC', '2026-04-01T12:39:28.000Z 2026-04-01'],
    ['2026-04-01 12:39', '2026-04-01T12:39:00.000Z 2026-04-01'],
    ['2026-04-01', '2026-04-01T00:00:00.000Z 2026-04-01'],
    ['2026/4/1', '2026-04-01T00:00:00.000Z 2026-04-01'],
    ['20260401', '2026-04-01T00:00:00.000Z 2026-04-01'],
    ['Wed, 01 Apr 2026 14:21:24 +0000', '2026-04-01T14:21:24.000Z 2026-04-01'],
    ['1 April 2026', '2026-04-01T00:00:00.000Z 2026-04-01'],
    ['Apr 1, 2026 2:21 PM', '2026-04-01T14:21:00.000Z 2026-04-01'],
    ['Sept. 5, 2026', '2026-09-05T00:00:00.000Z 2026-09-05'],
    ['Apr-01-26', '2026-04-01T00:00:00.000Z 2026-04-01'],
    ['46113', '2026-04-01T00:00:00.000Z 2026-04-01'],
    ['46113.5277777778', '2026-04-01T12:40:00.000Z 2026-04-01'],
    ['2026-04-01 12:39:28 GMT+2', '2026-04-01T10:39:28.000Z 2026-04-01'],
    ['1775047168', '2026-04-01T12:39:28.000Z 2026-04-01'],
    ['1775047168000', '2026-04-01T12:39:28.000Z 2026-04-01'],
  ])('%s is %s', (text, expected) => {
    expect(iso(utc, text)).toBe(expected);
  });

  it.each([
    ['2026-04-01', '2026-04-01T04:00:00.000Z 2026-04-01'],
    ['2026-04-01 23:30', '2026-04-02T03:30:00.000Z 2026-04-01'],
    ['2026-04-02T03:30:00Z', '2026-04-02T03:30:00.000Z 2026-04-01'],
    ['4/1/2026 11:30 PM', '2026-04-02T03:30:00.000Z 2026-04-01'],
    ['4/1/26 12:30 am', '2026-04-01T04:30:00.000Z 2026-04-01'],
    ['04/01/2026 20:30:00 PDT', '2026-04-02T03:30:00.000Z 2026-04-01'],
    ['2026-04-01 20:30:00 Pacific Time (US & Canada)', '2026-04-02T03:30:00.000Z 2026-04-01'],
    ['2026-11-01 12:00', '2026-11-01T17:00:00.000Z 2026-11-01'],
    ['2026-03-08 12:00', '2026-03-08T16:00:00.000Z 2026-03-08'],
  ])('%s of a shop in New York is %s', (text, expected) => {
    expect(iso(newYork, text)).toBe(expected);
  });

  it.each([
    '2026-02-30',
    '2026-13-01',
    '20260231',
    '20261301',
    '31 Apr 2026',
    '1 Foo 2026',
    '5 Marraskuu 2026',
    '5 Marble 2026',
    '2026-04-01T12:00:00+99:00',
    '2026-04-01T12:00:00+05:75',
    '29999',
    '80000',
    '123456789',
    '2026-04-01T24:30:00Z',
    '2026-04-01 12:61',
    '2026-04-01 12:00 Nowhere',
    '3/4/2026',
    'never',
    '',
  ])('%s is none', (text) => {
    expect(utc.read(text)).toBeNull();
  });
});

describe('the order of day and month', () => {
  it.each([
    ['25/04/2026', 'day_first'],
    ['04/25/2026', 'month_first'],
    ['03/04/2026', 'undecided'],
    ['03.04.2026', 'day_first'],
    ['2026-04-03', null],
  ])('of %s is %s', (text, order) => {
    expect(dateOrderOf(text)).toBe(order);
  });
});

describe('a shop’s clock', () => {
  it('has the calendar’s days, also where clocks change', () => {
    const clock = shopClock('Europe/Berlin');
    expect(dayName(clock.dayOf(Date.UTC(2026, 2, 28, 22, 59)))).toBe('2026-03-28');
    expect(dayName(clock.dayOf(Date.UTC(2026, 2, 28, 23, 0)))).toBe('2026-03-29');
    expect(dayName(clock.dayOf(Date.UTC(2026, 2, 29, 22, 0)))).toBe('2026-03-30');
    expect(dayName(dayNumber('1969-12-31'))).toBe('1969-12-31');
  });
});
