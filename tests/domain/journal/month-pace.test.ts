import { assert, constantFrom, integer, property } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthPace } from '#domain/journal/month-pace.ts';
import { monthSpan } from '#domain/journal/month-report.ts';
import { HOUR_MS } from '#domain/shared/time.ts';

const at = Date.parse;

describe('the pace of a month', () => {
  it('is its day, how much of it is over, and what it comes to if the rest goes as it went', () => {
    expect(monthPace(10_000, at('2026-11-16T00:00Z'), 'UTC')).toEqual({ day: 16, days: 30, elapsed: 0.5, endMinor: 20_000 });
  });

  it('is that of the account’s time zone: its first night is still the month before in UTC', () => {
    const { day, days, endMinor } = monthPace(500, at('2026-10-31T23:30Z'), 'Europe/Madrid');
    expect([day, days, endMinor]).toEqual([1, 30, null]);
    expect(monthPace(500, at('2026-10-31T23:30Z'), 'UTC').day).toBe(31);
  });

  it('says nothing of the end before the third day, when one gesture would say it all', () => {
    expect(monthPace(500, at('2026-11-02T23:59:59.999Z'), 'UTC').endMinor).toBeNull();
    expect(monthPace(500, at('2026-11-03T00:00Z'), 'UTC').endMinor).toBe(7500);
  });

  it('is nothing where nothing is used', () => {
    expect(monthPace(0, at('2026-02-28T12:00Z'), 'UTC')).toMatchObject({ day: 28, days: 28, endMinor: 0 });
  });

  it('comes to what is used at the end of the month, and never to less, through every change of the clock', () => {
    const zones = constantFrom('UTC', 'Europe/Madrid', 'America/Sao_Paulo', 'Pacific/Apia', 'Asia/Kolkata');
    const months = integer({ min: 0, max: 239 }).map((month) => new Date(Date.UTC(2015, month)).toISOString().slice(0, 7));
    assert(
      property(zones, months, integer({ min: 0, max: 1e9 }), integer({ min: 3, max: 27 }), (zone, month, used, day) => {
        const { sinceMs, untilMs } = monthSpan(month, zone);
        const last = monthPace(used, untilMs - 1, zone);
        expect(last.day).toBe(last.days);
        expect(Math.abs((last.endMinor ?? NaN) - used)).toBeLessThanOrEqual(1);
        const earlier = monthPace(used, sinceMs + day * 24 * HOUR_MS, zone);
        expect(earlier.endMinor).toBeGreaterThanOrEqual(used);
        expect(earlier.elapsed).toBeGreaterThan(0);
        expect(earlier.elapsed).toBeLessThan(1);
      }),
    );
  });
});
