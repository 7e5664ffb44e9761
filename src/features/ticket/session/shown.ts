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

/** What of a session asks what went wrong, and tells what could be given for it. */
export type ShownSuggestion = ReturnType<typeof shownSuggestion>;

export function shownSuggestion(state: SessionState) {
  const { ticket, agent, isLead, settings, incidents, journal, choice, plan, giving, asking, answering, standing, timeZone, nowMs } = state;
  const { isLinkedToProblem } = state;
  return {
    ticket,
    agent,
    isLead,
    settings,
    incidents,
    journal,
    choice,
    plan,
    giving,
    asking,
    answering,
    standing,
    isLinkedToProblem,
    timeZone,
    nowMs,
  };
}

/** What of a session is about what is given, or asked of a lead: all but what only the sections above tell. */
export type ShownMoment = ReturnType<typeof shownMoment>;

export function shownMoment({ value: _value, isLinkedToProblem: _isLinked, ...moment }: SessionState) {
  return moment;
}

/** What of a session is said aloud. */
export type ShownAnnouncement = ReturnType<typeof shownAnnouncement>;

export function shownAnnouncement({ giving, standing, executions, agent, settings, timeZone, nowMs }: SessionState) {
  return { giving, standing, executions, agent, settings, timeZone, nowMs };
}
