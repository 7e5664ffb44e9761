import type { Card, SessionState } from './session-state.ts';

/** What of a session tells what the customer is worth. */
export type ShownValue = ReturnType<typeof shownValue>;

export function shownValue({ value, settings, timeZone, nowMs }: SessionState) {
  return { value, settings, timeZone, nowMs };
}

/** What of a session tells what went wrong before, and what was given for it. */
export type ShownIncidents = ReturnType<typeof shownIncidents>;

export function shownIncidents({ incidents, journal, remembered, settings, timeZone, nowMs }: SessionState) {
  return { incidents, journal, remembered, settings, timeZone, nowMs };
}

/** What of a session is about what is suggested, given, or asked of a lead: all but what the customer is worth. */
export type ShownMoment = ReturnType<typeof shownMoment>;

export function shownMoment({ value: _value, ...moment }: SessionState) {
  return moment;
}

/** The same, and the one moment on the ticket that a card is about. */
export type ShownCard = ShownMoment & Card;

/** What of that asks what went wrong, and tells what could be given for it. */
export type ShownSuggestion = Omit<ShownMoment, 'executions' | 'given' | 'leadsGroup'>;

/** What of a session is said aloud. */
export type ShownAnnouncement = ReturnType<typeof shownAnnouncement>;

export function shownAnnouncement({ giving, cards, executions, agent, settings, timeZone, nowMs }: SessionState) {
  return { giving, cards, executions, agent, settings, timeZone, nowMs };
}
