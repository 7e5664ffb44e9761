import { expect, it } from 'vitest';
import { agentDaysOf } from '#domain/journal/agent-days.ts';

it('in the first hour of a day the day before counts as well, for the limit of an hour', () => {
  const midnightMs = Date.parse('2026-03-18T00:00:00+01:00');
  const daysAt = (ms: number): readonly string[] => agentDaysOf('11', midnightMs + ms, 'Europe/Berlin');
  expect(daysAt(0)).toEqual(['11@2026-03-18', '11@2026-03-17']);
  expect(daysAt(3_600_000 - 1)).toEqual(['11@2026-03-18', '11@2026-03-17']);
  expect(daysAt(3_600_000)).toEqual(['11@2026-03-18']);
});
