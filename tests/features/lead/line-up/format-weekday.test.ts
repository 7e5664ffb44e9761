import { expect, it } from 'vitest';
import { formatWeekday } from '#features/lead/line-up/format-weekday.ts';

it('names a day of the account by its own date, wherever the page is', () => {
  expect(formatWeekday('en-GB', '2026-11-27')).toBe('Friday 27 November');
  expect(formatWeekday('de', '2026-11-27')).toBe('Freitag, 27. November');
});
