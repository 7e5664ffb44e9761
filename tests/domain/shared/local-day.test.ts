import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isTimeZone, localDay } from '#domain/shared/local-day.ts';
import { plainLocalDay } from './plain-local-day.ts';

const zones = Intl.supportedValuesOf('timeZone');
const instants = fc.integer({ min: Date.UTC(2012, 0, 1), max: Date.UTC(2040, 0, 1) });

describe('a time zone', () => {
  it('is known by its IANA name and by no other text', () => {
    expect(['UTC', 'Europe/Berlin', 'Pacific/Apia'].map(isTimeZone)).toEqual([true, true, true]);
    expect(['', 'Berlin', 'Mars/Olympus', '+25:00'].map(isTimeZone)).toEqual([false, false, false, false]);
  });
});

describe('the local day', () => {
  it('turns at local midnight, to the millisecond', () => {
    const midnight = Date.UTC(2026, 0, 1, 23);
    expect(localDay(midnight - 1, 'Europe/Berlin')).toBe('2026-01-01');
    expect(localDay(midnight, 'Europe/Berlin')).toBe('2026-01-02');
  });

  it('agrees with the calendar of every zone, daylight saving included', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (atMs, zone) => {
        expect(localDay(atMs, zone)).toBe(plainLocalDay(atMs, zone));
      }),
      { numRuns: 500 },
    );
  });

  it('is written with four digits of year', () => {
    expect(localDay(Date.UTC(900, 5, 1), 'UTC')).toMatch(/^0900-/);
  });
});
