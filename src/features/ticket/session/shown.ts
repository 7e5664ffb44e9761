import type { SessionState } from './session-state.ts';

/** What of a session tells what the customer is worth. */
export type ShownValue = ReturnType<typeof shownValue>;

export function shownValue({ value, settings, timeZone, nowMs }: SessionState) {
  return { value, settings, timeZone, nowMs };
}

/** What of a session tells what went wrong before, and what was given for it. */
export type ShownIncidents = ReturnType<typeof shownIncidents>;

export function shownIncidents({ incidents, journal, settings, timeZone, nowMs }: SessionState) {
  return { incidents, journal, settings, timeZone, nowMs };
}
