import { expect, it } from 'vitest';
import { agentDayOf } from '#domain/journal/agent-day.ts';

it("an agent's day is that of the account's calendar in which the gesture was reserved", () => {
  const midnightMs = Date.parse('2026-03-18T00:00:00+01:00');
  expect(agentDayOf('11', midnightMs, 'Europe/Berlin')).toBe('11@2026-03-18');
  expect(agentDayOf('11', midnightMs - 1, 'Europe/Berlin')).toBe('11@2026-03-17');
  expect(agentDayOf('12', midnightMs, 'America/New_York')).toBe('12@2026-03-17');
});
