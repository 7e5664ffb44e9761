import { amountLeft } from '#domain/policy/amount-left.ts';
import {
  type ExceededLimit,
  type KnownAllowance,
  type LedgerView,
  type Proposal,
  type LimitAllowance,
  firstExceeded,
  isCovered,
  needsOf,
  allowancesFor,
} from '#domain/journal/admission.ts';
import { type Cause, type IncidentSummary, daysAgo } from '#domain/incidents/incidents.ts';
import { type Matter, ticketsOfMatter } from '#domain/incidents/matter.ts';
import { type Money, isPositive, zero } from '#domain/money/money.ts';
import { type CausePolicy, policyFor } from '#domain/policy/policy.ts';
import { type Fault, type GestureKind, type Severity, isMoneyKind } from '#domain/gestures/gesture.ts';
import { isDecided } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { suggest } from '#domain/policy/suggest.ts';
import type { Option, Suggestion, SuggestionFacts } from '#domain/policy/suggestion.ts';
import { type GivenGesture, teamRange } from '#domain/policy/team-range.ts';
import { HOUR_MS, dayStart } from '#domain/shared/time.ts';
import { localDay } from '#domain/shared/local-day.ts';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { KeptOrder } from '#domain/value/order-history.ts';
import type { CustomerTickets } from './customer-tickets.ts';
import type { JournalView } from './open-ticket.ts';
import { givenBeside, incidentsBefore, matterFacts, matterOfTicket } from './same-matter.ts';
import { ticketCause } from './ticket-cause.ts';
import { priceFacts } from './price.ts';
import { type TypedError, readAmount, readDays } from './typed.ts';
import { valueFact } from './value-fact.ts';
import type { GivenMoment } from '#ports/moment-store.ts';
import type { Details, OwnReply } from '#ports/intent-store.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import type { Settings } from '#ports/settings.ts';

/** What the agent has answered and typed. Null: not touched, so what is usual or suggested stands. */
export interface Choice {
  readonly cause: Cause | null;
  readonly fault: Fault | null;
  readonly severity: Severity | null;
  readonly gesture: GestureKind | null;
  /** As typed, in major units. */
  readonly amountText: string | null;
  readonly story: string;
  readonly deviation: string;
  readonly details: Details;
  /** The reply in the agent's own words, and what it was written about; null: as suggested. */
  readonly reply: OwnReply | null;
  /** Something else went wrong, beside what was made right on this ticket already. */
  readonly isAnother: boolean;
}

/** What of it decides what is given; words do not. */
export type PlannedChoice = Omit<Choice, 'story' | 'deviation' | 'reply'>;

export const NOTHING_CHOSEN: Choice = {
  cause: null,
  fault: null,
  severity: null,
  gesture: null,
  amountText: null,
  story: '',
  deviation: '',
  details: { outcome: null, lossText: '', daysText: '', isGroup: null, isVulnerable: false, isStatutoryMet: false },
  reply: null,
  isAnother: false,
};

/** What is about to be given: the answers that stand, the suggestion they lead to, and what the agent made of it. */
export interface Plan {
  readonly cause: Cause | null;
  readonly causePolicy: CausePolicy;
  readonly fault: Fault | null;
  readonly severity: Severity | null;
  /** True where the answer is the usual one for the cause and nobody has said so yet. */
  readonly isFaultUsual: boolean;
  readonly isSeverityUsual: boolean;
  /** Null until cause, fault and severity are answered. */
  readonly suggestion: Suggestion | null;
  readonly facts: SuggestionFacts | null;
  readonly options: readonly Option[];
  readonly gesture: GestureKind | null;
  readonly amount: Money;
  /** How many, where the gesture is counted; absent where it is money. */
  readonly count?: number | undefined;
  readonly amountText: string;
  readonly amountError: TypedError;
  /** The order whose sum counts as the price, which nobody has typed. */
  readonly offered: KeptOrder | null;
  readonly allowances: readonly KnownAllowance[];
  readonly exceeded: ExceededLimit | null;
  /** Another kind, or more or less, than was suggested; or money beside what was given on a ticket that is said to be another matter. */
  readonly isDeviation: boolean;
  /** Which other tickets are about the same failure. */
  readonly matter: Matter;
  /** Money that was given on a ticket of the same cause which somebody said is another matter: whoever gives more says why it is. */
  readonly beside: Commitment | null;
}

/** Everything a plan is made of. What is not known yet is null and counts as nothing. */
export interface PlanInput {
  readonly ticket: OpenTicket;
  readonly choice: PlannedChoice;
  readonly settings: Settings;
  readonly who: Pick<Proposal, 'agentId' | 'isLead' | 'groups'>;
  readonly value: CustomerValue | null;
  readonly incidents: IncidentSummary | null;
  readonly customerTickets: CustomerTickets;
  /** What the ticket itself names was made right, and the agent says that something else went wrong: only they can say what. */
  readonly isTicketAnswered: boolean;
  /** The ticket is one of several about one problem. */
  readonly isLinkedToProblem: boolean;
  /** What the team gave, beyond what the journal tells already. */
  readonly given: readonly GivenMoment[];
  readonly journal: JournalView | null;
  readonly nowMs: number;
  /** Whether an answer has told {@link nowMs}; else it is the time of the clock here. */
  readonly isServerTime: boolean;
  readonly timeZone: string;
}

/** Derives the plan from what is known. Pure: the same input gives the same plan. */
export function planFor(input: PlanInput): Plan {
  const { ticket, choice, settings } = input;
  const cause = plannedCause(input);
  const causePolicy = policyFor(settings.policy, cause);
  const fault = choice.fault ?? (cause === null ? null : causePolicy.usualFault);
  const severity = choice.severity ?? (cause === null ? null : causePolicy.usualSeverity);
  const matter = matterOfTicket(ticket, cause, { tickets: input.customerTickets, journal: input.journal });
  const allowances = allowancesOf(input, cause, matter);
  const { offered, ...details } = factsOfDetails(input);
  const facts: SuggestionFacts | null =
    cause === null || fault === null || severity === null
      ? null
      : {
          ...details,
          cause,
          fault,
          severity,
          hoursSinceReport: Math.max(0, (input.nowMs - ticket.createdAtMs) / HOUR_MS),
          matter: matterFacts(matter, allowances),
          priorIncidents: incidentsBefore(input.incidents, matter, { cause, nowMs: input.nowMs, journal: input.journal }),
          gestures: gesturesOf(input, cause, matter),
          value: valueFact(input.value),
          team: teamRange(examplesOf(input), { cause, severity, nowMs: input.nowMs }),
          allowances: allowances.flatMap((allowance) => amountLeft(allowance, settings.currency)),
        };
  const suggestion = facts === null ? null : suggest(facts, settings.policy, settings.currency);
  const answers = {
    cause,
    causePolicy,
    fault,
    severity,
    isFaultUsual: choice.fault === null && fault !== null,
    isSeverityUsual: choice.severity === null && severity !== null,
  };
  const planned = chosen(input, causePolicy, suggestion, allowances);
  const beside = isPositive(planned.amount) ? givenBeside(input.journal, cause, matter) : null;
  return { ...answers, suggestion, facts, offered, ...planned, isDeviation: planned.isDeviation || beside !== null, matter, beside };
}

/** The cause that stands: the agent's answer, else what the ticket says. */
function plannedCause({ ticket, choice, settings, isTicketAnswered }: PlanInput): Cause | null {
  return choice.cause ?? (isTicketAnswered ? null : ticketCause(ticket, settings));
}

function chosen(
  { choice, settings }: PlanInput,
  causePolicy: CausePolicy,
  suggestion: Suggestion | null,
  allowances: readonly KnownAllowance[],
): Pick<Plan, 'options' | 'gesture' | 'amount' | 'count' | 'amountText' | 'amountError' | 'allowances' | 'exceeded' | 'isDeviation'> {
  const options = suggestion === null ? [] : withMoneyWay(suggestion.options, causePolicy);
  const picked = options.find((option) => option.kind === choice.gesture) ?? options[0] ?? null;
  const gesture = picked?.kind ?? null;
  const suggested = picked?.amount ?? zero(settings.currency);
  const takesMoney = gesture !== null && isMoneyKind(gesture);
  const typed =
    !takesMoney || choice.amountText === null
      ? null
      : (settings.policy.ownKinds?.read(gesture, choice.amountText, settings.currency) ?? readAmount(choice.amountText, settings));
  const amount = typed === null ? suggested : typed.amount;
  const exceeded = gesture === null ? null : firstExceeded({ amountMinor: amount.amountMinor }, allowances);
  return {
    options,
    gesture,
    amount,
    count: (typed ?? picked)?.count,
    amountText: choice.amountText ?? '',
    amountError: typed?.error ?? (takesMoney && amount.amountMinor === 0 ? { kind: 'missing' } : null),
    allowances,
    exceeded,
    isDeviation: picked !== null && (suggestion?.options.includes(picked) !== true || amount.amountMinor !== suggested.amountMinor),
  };
}

/** Where no money is suggested, the agent can still choose to give some. */
function withMoneyWay(options: readonly Option[], causePolicy: CausePolicy): readonly Option[] {
  return options.some((option) => isMoneyKind(option.kind))
    ? options
    : [...options, { kind: causePolicy.kind, amount: null, minutes: null }];
}

/** A sum that cannot be read is not known; the field says so. */
function factsOfDetails(input: PlanInput) {
  const { outcome, lossText, daysText, isGroup, isVulnerable, isStatutoryMet } = input.choice.details;
  const days = readDays(daysText);
  const hoursSinceFailure = days === null ? null : days * 24;
  return {
    outcome,
    ...priceFacts(lossText, hoursSinceFailure, input),
    hoursSinceFailure,
    isGroup: isGroup ?? input.isLinkedToProblem,
    isVulnerable,
    isStatutoryMet,
  };
}

/** What was given on other tickets in the team's currency; what the journal says of it stands. */
function examplesOf({ journal, given, ticket, settings }: PlanInput): readonly GivenGesture[] {
  const known = new Map<string, GivenGesture>(given.filter((one) => one.ticketId !== ticket.ticketId).map((one) => [one.momentId, one]));
  for (const one of journal?.commitments ?? []) {
    if (!isDecided(one)) known.delete(one.momentId);
    else if (one.stated?.currency === settings.currency && one.ticketId !== ticket.ticketId) {
      const { cause, stated, reservedAtMs: atMs } = one;
      known.set(one.momentId, { cause, severity: one.detail.severity ?? null, amountMinor: stated.amountMinor, atMs });
    }
  }
  return [...known.values()];
}

/** What the customer had in the window, as limits count it: the limit of one gesture holds for all that is given on a ticket, and on those about the same failure. What stands on this ticket for this cause is the gesture itself. */
function gesturesOf({ journal, ticket, nowMs }: PlanInput, cause: Cause, matter: Matter): SuggestionFacts['gestures'] {
  const tickets = new Set([ticket.ticketId, ...ticketsOfMatter(matter)]);
  return (journal?.ofCustomer ?? [])
    .filter((one) => !(one.cause === cause && one.ticketId === ticket.ticketId))
    .map((one) => ({
      daysAgo: daysAgo(one.reservedAtMs, nowMs),
      isSameCause: one.cause === cause,
      isSameTicket: tickets.has(one.ticketId),
      amountMinor: one.countsMinor,
    }));
}

const NOTHING_KNOWN: LedgerView = { commitments: [], checkpoint: null };

function allowancesOf(input: PlanInput, cause: Cause | null, matter: Matter): readonly KnownAllowance[] {
  const { ticket, settings, journal, who, nowMs, isServerTime, timeZone } = input;
  const proposal = {
    ...who,
    tier: valueFact(input.value)?.tier ?? null,
    momentId: '',
    customerId: ticket.requester.id,
    ticketId: ticket.ticketId,
    cause: cause ?? 'other',
    matterTicketIds: ticketsOfMatter(matter),
    customerTicketIds: input.customerTickets.ids,
  };
  const limits = journal?.limits ?? settings.limits;
  const allowances = allowancesFor(proposal, journal ?? NOTHING_KNOWN, limits, { nowMs, timeZone });
  const { monthSinceMs } = needsOf(limits, { nowMs, timeZone });
  const seen = { sinceMs: journal?.seenSinceMs ?? Infinity, checkpoint: journal?.checkpoint ?? null };
  const isSeenSince = (sinceMs: number): boolean => isCovered({ sinceMs, monthSinceMs: Infinity }, seen, timeZone);
  const isExact = ({ limit }: LimitAllowance): boolean => {
    // An agent's hour may have begun the day before.
    if (limit.startsWith('agent')) return isSeenSince(Math.min(dayStart(localDay(nowMs, timeZone), timeZone), nowMs - HOUR_MS));
    if (limit === 'team_month') return isCovered({ sinceMs: Infinity, monthSinceMs }, seen, timeZone);
    if (limit === 'gesture') return true;
    // What was given to somebody who was merged into the customer is known by their tickets alone.
    return journal !== null && input.customerTickets.areAll;
  };
  // The journal's answer tells the time wherever one does: until then nothing is said of it.
  const isByServerTime = ({ limit }: LimitAllowance): boolean => isServerTime || journal === null || limit === 'gesture';
  return allowances.map((one) => ({ ...one, isExact: isExact(one), isByServerTime: isByServerTime(one) }));
}
