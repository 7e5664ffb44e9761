import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DAY_MS, HOUR_MS, dayStart, daysBetween, firstDayOfMonth, firstDayOfNextMonth, monthOf, nextDay } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { plainLocalDay } from './plain-local-day.ts';

const zones = Intl.supportedValuesOf('timeZone');
const instants = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2040, 0, 1) });

/** Zones change their clocks at whole quarters of an hour, so days start at one. */
const QUARTER_MS = HOUR_MS / 4;

function firstInstantByTrial(day: string, timeZone: string): number {
  const utcMs = Date.parse(`${day}T00:00Z`);
  let atMs = utcMs - 16 * HOUR_MS;
  while (plainLocalDay(atMs, timeZone) < day) atMs += QUARTER_MS;
  return atMs;
}

describe('the start of a day', () => {
  it('agrees with trial of every quarter of an hour, in every zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (atMs, zone) => {
        const day = localDay(atMs, zone);
        expect(dayStart(day, zone)).toBe(firstInstantByTrial(day, zone));
        expect(dayStart(day, zone)).toBeLessThanOrEqual(atMs);
        expect(dayStart(nextDay(day), zone)).toBeGreaterThan(atMs);
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['Europe/Berlin', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-25', 25],
    ['Australia/Lord_Howe', '2026-04-05', 24.5],
    ['America/Sao_Paulo', '2018-11-04', 23],
    ['Asia/Beirut', '2026-10-25', 24],
    ['Asia/Beirut', '2026-10-24', 25],
  ])('in %s lets %s have %d hours', (zone, day, hours) => {
    expect((dayStart(nextDay(day), zone) - dayStart(day, zone)) / HOUR_MS).toBe(hours);
  });

  it('of a day that a zone skipped is the start of the day after', () => {
    expect(dayStart('2011-12-30', 'Pacific/Apia')).toBe(dayStart('2011-12-31', 'Pacific/Apia'));
  });

  it('turns months where the zone does, not where UTC does', () => {
    expect(new Date(dayStart('2026-03-01', 'Pacific/Kiritimati')).toISOString()).toBe('2026-02-28T10:00:00.000Z');
    expect(new Date(dayStart('2026-03-01', 'Pacific/Pago_Pago')).toISOString()).toBe('2026-03-01T11:00:00.000Z');
  });
});

describe('the calendar', () => {
  it('knows leap days and the turn of the year', () => {
    expect([nextDay('2028-02-28'), nextDay('2026-02-28'), nextDay('2026-12-31')]).toEqual(['2028-02-29', '2026-03-01', '2027-01-01']);
    expect([firstDayOfNextMonth('2026-12-31'), firstDayOfNextMonth('2026-01-31')]).toEqual(['2027-01-01', '2026-02-01']);
    expect([monthOf('2026-03-18'), firstDayOfMonth('2026-03-18')]).toEqual(['2026-03', '2026-03-01']);
  });

  it('counts whole days between days, negative backwards', () => {
    expect([
      daysBetween('2026-03-01', '2026-03-01'),
      daysBetween('2026-02-28', '2026-03-01'),
      daysBetween('2026-03-01', '2026-02-27'),
    ]).toEqual([0, 1, -2]);
    fc.assert(
      fc.property(instants, fc.integer({ min: -5000, max: 5000 }), (atMs, days) => {
        expect(daysBetween(localDay(atMs, 'UTC'), localDay(atMs + days * DAY_MS, 'UTC'))).toBe(days);
      }),
    );
  });
});
