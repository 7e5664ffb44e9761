import { HOUR_MS } from '../shared/time.ts';
import { agentDayOf } from './agent-day.ts';

/** The words for all that an agent's limits count at an instant: those of the day, and of the sixty minutes, which may have begun the day before. */
export function agentDaysOf(agentId: string, atMs: number, timeZone: string): readonly string[] {
  return [...new Set([0, HOUR_MS].map((agoMs) => agentDayOf(agentId, atMs - agoMs, timeZone)))];
}
