import { localDay } from '../shared/local-day.ts';

/** Whose day an entry counts for, by the account's calendar, as one word that the search index finds. */
export function agentDayOf(agentId: string, reservedAtMs: number, timeZone: string): string {
  return `${agentId}@${localDay(reservedAtMs, timeZone)}`;
}
