import type { Severity } from '../gestures/gesture.ts';
import { type Cause, causeOf, isMerged } from '../incidents/incidents.ts';
import { type KeptOutcome, type KeptWeek, OUTCOME_DAYS } from '../journal/kept-outcomes.ts';
import { isEdited } from '../journal/entries.ts';
import type { JournalEntry } from '../journal/types.ts';
import { earlierDay } from '../line-up/line-up-days.ts';
import { MOMENT_TAG } from '../moments/moment.ts';
import type { ServiceMoment } from '../moments/service-moment.ts';
import { localDay } from '../shared/local-day.ts';
import { DAY_MS, dayStart } from '../shared/time.ts';
import { inHashOrder } from './hash-order.ts';
import { type OutcomeTicket, finalAtMs, outcomeOf } from './outcome.ts';

/** So many weeks are told of. */
export const WEEKS_TOLD = 26;
/** Searches lag, and what is kept is never read again: a day more than it takes. */
const LATE_MS = DAY_MS;
/** Of a week at most so many tickets with a gesture are watched, and as many without. */
export const WATCHED_AT_MOST = 200;
/** So many without a gesture are looked at for each that is needed: some of them turn out to have had one. */
const SPARE = 2;

/** Seven days of the account's calendar, from a Monday on, and the instants between which they lie. */
export interface OutcomeWeek {
  /** `YYYY-MM-DD`. */
  readonly firstDay: string;
  readonly fromMs: number;
  /** The first instant that is not in it any more. */
  readonly toMs: number;
}

/** The last weeks whose gestures are all long enough ago, the newest first. */
export function finalWeeks(nowMs: number, timeZone: string): readonly OutcomeWeek[] {
  const today = localDay(nowMs, timeZone);
  const monday = earlierDay(today, (new Date(`${today}T00:00Z`).getUTCDay() + 6) % 7);
  const weeks: OutcomeWeek[] = [];
  for (let back = 7; weeks.length < WEEKS_TOLD; back += 7) {
    const firstDay = earlierDay(monday, back);
    const toMs = dayStart(earlierDay(firstDay, -7), timeZone);
    if (finalAtMs(toMs) + LATE_MS <= nowMs) weeks.push({ firstDay, fromMs: dayStart(firstDay, timeZone), toMs });
  }
  return weeks;
}

/** The first gesture on a ticket in a week. */
export interface FirstGesture {
  readonly ticketId: string;
  readonly atMs: number;
  readonly cause: Cause;
  readonly severity: Severity;
}

/** What people gave in a week, and what they did not, by ticket. */
export interface WeekGestures {
  readonly gestures: readonly FirstGesture[];
  /** Tickets for which a lead was asked and nothing was given, with how severe it was. */
  readonly declined: ReadonlyMap<string, Severity>;
  /** Every ticket of a moment, whatever became of that. */
  readonly ticketIds: ReadonlySet<string>;
}

/**
 * What people gave on the days of a week; moments of other days tell which tickets are none without a gesture. What was undone is no gesture, and its ticket is none without: the customer was told of one.
 * Nor is one of which a lead has yet to decide.
 */
export function gesturesOf(moments: Iterable<ServiceMoment>, week: OutcomeWeek, timeZone: string): WeekGestures {
  const lastDay = earlierDay(week.firstDay, -6);
  const first = new Map<string, FirstGesture>();
  const [declined, others, ticketIds] = [new Map<string, Severity>(), new Set<string>(), new Set<string>()];
  for (const { giving, ticketId, createdAtMs, cause } of moments) {
    const day = localDay(createdAtMs, timeZone);
    if (giving === null || ticketId === '') continue;
    ticketIds.add(ticketId);
    const before = first.get(ticketId);
    if (giving.status === 'declined') declined.set(ticketId, giving.severity);
    else if (giving.status !== 'given' || day < week.firstDay || day > lastDay) others.add(ticketId);
    else if (before === undefined || createdAtMs < before.atMs)
      first.set(ticketId, { ticketId, atMs: createdAtMs, cause, severity: giving.severity });
  }
  for (const ticketId of [...first.keys(), ...others]) declined.delete(ticketId);
  const gestures = inHashOrder(first.values(), (one) => one.ticketId).slice(0, WATCHED_AT_MOST);
  return { gestures, declined, ticketIds };
}

/**
 * How long after the customer wrote a gesture came in a week, as a rule: the median. From as long after they wrote the tickets without one are watched.
 * Null where none of the tickets is known.
 */
export function usualDelayMs(gestures: readonly FirstGesture[], tickets: ReadonlyMap<string, OutcomeTicket>): number | null {
  const delays = gestures
    .flatMap(({ ticketId, atMs }) => {
      const ticket = tickets.get(ticketId);
      return ticket === undefined || isMerged(ticket) ? [] : [Math.max(0, atMs - ticket.createdAtMs)];
    })
    .toSorted((one, other) => one - other);
  return delays[Math.floor((delays.length - 1) / 2)] ?? null;
}

/** What tells tickets of one cause from others. */
interface CauseTerms {
  readonly teamCauses: readonly Cause[];
  readonly timeZone: string;
}

/**
 * The tickets among those that were found that are watched beside the gestures of a week: of the same causes, written in that week, not merged into another, and without a
 * moment of their own but one that was declined. For each cause twice as many as there are gestures.
 */
export function similarTickets(
  found: Iterable<OutcomeTicket>,
  { gestures, declined, ticketIds }: WeekGestures,
  week: OutcomeWeek,
  { teamCauses, timeZone }: CauseTerms,
): readonly OutcomeTicket[] {
  const lastDay = earlierDay(week.firstDay, -6);
  const wanted = new Map<Cause, number>();
  for (const { cause } of gestures) wanted.set(cause, (wanted.get(cause) ?? 0) + SPARE);
  const similar: OutcomeTicket[] = [];
  for (const ticket of inHashOrder(new Map([...found].map((one) => [one.id, one])).values(), ({ id }) => id)) {
    const cause = causeOf(ticket, teamCauses);
    const left = cause === null ? 0 : (wanted.get(cause) ?? 0);
    const day = localDay(ticket.createdAtMs, timeZone);
    if (cause === null || left === 0 || day < week.firstDay || day > lastDay || hasGesture(ticket)) continue;
    if (isMerged(ticket) || (ticketIds.has(ticket.id) && !declined.has(ticket.id))) continue;
    wanted.set(cause, left - 1);
    similar.push(ticket);
  }
  return similar.slice(0, WATCHED_AT_MOST);
}

function hasGesture({ tags }: OutcomeTicket): boolean {
  return tags.includes(MOMENT_TAG);
}

/** What was read of a week. */
export interface WeekReading {
  readonly given: WeekGestures;
  /** The tickets of gestures and the similar ones, by id, as they are by now. */
  readonly tickets: ReadonlyMap<string, OutcomeTicket>;
  readonly similarIds: readonly string[];
  /** Every ticket of a customer in the time that {@link watchedTime} names; a customer who is not in it is not known well enough. */
  readonly byCustomer: ReadonlyMap<string, readonly OutcomeTicket[]>;
}

/** From when to when the other tickets of the customers of a week's tickets are read. */
export function watchedTime(week: OutcomeWeek, delayMs: number): { readonly fromMs: number; readonly toMs: number } {
  return { fromMs: week.fromMs - OUTCOME_DAYS * DAY_MS, toMs: finalAtMs(week.toMs + delayMs) };
}

/**
 * The outcomes of a week, in the order of their tickets. A customer who was given something on another ticket at that time is not one without a gesture.
 */
export function outcomesOfWeek(
  { given, tickets, similarIds, byCustomer }: WeekReading,
  terms: CauseTerms & { readonly nowMs: number },
): readonly KeptOutcome[] {
  const kept: KeptOutcome[] = [];
  const keep = (ticketId: string, watched: { fromMs: number; cause: Cause }, rest: Pick<KeptOutcome, 'hasGesture' | 'severity'>): void => {
    const ticket = tickets.get(ticketId);
    const others = byCustomer.get(ticket?.customerId ?? '');
    if (ticket === undefined || others === undefined) return;
    if (!rest.hasGesture && [ticket, ...others].some((one) => hasGesture(one) || isOfAnotherMoment(one.id))) return;
    const outcome = outcomeOf(ticket, watched, others, terms);
    const month = localDay(ticket.createdAtMs, terms.timeZone).slice(0, 7);
    if (outcome !== null) kept.push({ ticketId, cause: watched.cause, month, ...rest, ...outcome });
  };
  const isOfAnotherMoment = (ticketId: string): boolean => given.ticketIds.has(ticketId) && !given.declined.has(ticketId);
  for (const { ticketId, atMs, cause, severity } of given.gestures) keep(ticketId, { fromMs: atMs, cause }, { hasGesture: true, severity });
  const delayMs = usualDelayMs(given.gestures, tickets) ?? 0;
  for (const ticketId of similarIds) {
    const ticket = tickets.get(ticketId);
    const cause = ticket === undefined ? null : causeOf(ticket, terms.teamCauses);
    if (ticket === undefined || cause === null) continue;
    const severity = given.declined.get(ticketId) ?? null;
    keep(ticketId, { fromMs: ticket.createdAtMs + delayMs, cause }, { hasGesture: false, severity });
  }
  return kept.toSorted((one, other) => (one.ticketId < other.ticketId ? -1 : 1));
}

/**
 * The weeks that entries tell of, each once by the first entry there is, whoever wrote it: they hold no money. Of what somebody has edited since nobody
 * knows what was read: that week is kept, and tells nothing.
 */
export function keptWeeksOf(entries: Iterable<JournalEntry>): readonly KeptWeek[] {
  const byDay = new Map<string, { readonly id: string; readonly week: KeptWeek }>();
  for (const entry of entries) {
    const { id, detail, kind } = entry;
    if (kind !== 'outcomes' || detail.outcomes === undefined) continue;
    const { firstDay, outcomes } = detail.outcomes;
    const before = byDay.get(firstDay);
    if (before === undefined || id < before.id) byDay.set(firstDay, { id, week: { firstDay, outcomes: isEdited(entry) ? [] : outcomes } });
  }
  return [...byDay.values()].map(({ week }) => week).toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
}
