import { describe, expect, it } from 'vitest';
import { isDay, parseTime } from '#cli/shared/times.ts';

describe('a time', () => {
  it.each([
    ['2026-01-02', Date.UTC(2026, 0, 2)],
    ['2026-01-02 10:00', Date.UTC(2026, 0, 2, 10)],
    ['2026-01-02T10:00:00.5+02:00', Date.UTC(2026, 0, 2, 8) + 500],
    ['2026-13-02', null],
    ['2/1/2026', null],
    ['', null],
  ])('%s is read as %s', (text, ms) => {
    expect(parseTime(text)).toBe(ms);
  });

  it('is a day only where the calendar has it', () => {
    expect(isDay('2024-02-29')).toBe(true);
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('2026-1-1')).toBe(false);
  });
});
