import { expect, it } from 'vitest';
import { lastMonths, monthBefore, monthText } from '#features/lead/parts/last-months.ts';

it('are twelve of the account’s calendar, the newest first', () => {
  const months = lastMonths(Date.parse('2026-02-28T23:30:00Z'), 'Europe/Berlin');
  expect([months.length, months[0], months[2], months.at(-1)]).toEqual([12, '2026-03', '2026-01', '2025-04']);
  expect(lastMonths(Date.parse('2026-02-28T23:30:00Z'), 'America/New_York')[0]).toBe('2026-02');
});

it('reach back over the year', () => {
  expect(monthBefore('2026-01')).toBe('2025-12');
});

it('are named', () => {
  expect(monthText('en-US', '2026-01')).toBe('Jan 2026');
});
