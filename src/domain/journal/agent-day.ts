import { localDay } from '../shared/local-day.ts';

/** Whose day an entry counts for, by the account's calendar, as one word that the search index finds. */
export function agentDayOf(agentId: string, reservedAtMs: number, timeZone: string): string {
  return `${agentId}@${localDay(reservedAtMs, timeZone)}`;
}

/** What the entries are about by which leads choose limits, as if it were a moment: by it the search index finds them all. */
export const LIMITS_MOMENT = 'limits';
