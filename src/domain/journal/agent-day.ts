import { HOUR_MS } from '../shared/time.ts';
import { localDay } from '../shared/local-day.ts';

/** Whose day an entry counts for, by the account's calendar, as one word that the search index finds. */
export function agentDayOf(agentId: string, reservedAtMs: number, timeZone: string): string {
  return `${agentId}@${localDay(reservedAtMs, timeZone)}`;
}

/** The same words for all that an agent's limits count at an instant: those of the day, and of the hour, which may have begun the day before. */
export function agentDaysOf(agentId: string, atMs: number, timeZone: string): readonly string[] {
  return [...new Set([atMs, atMs - HOUR_MS].map((sinceMs) => agentDayOf(agentId, sinceMs, timeZone)))];
}

/** What the entries are about by which leads choose limits, as if it were a moment: by it the search index finds them all. */
export const LIMITS_MOMENT = 'limits';
