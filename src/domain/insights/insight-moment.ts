import type { Fault, GestureKind, Severity } from '../gestures/gesture.ts';
import type { Moment, MomentKind, MomentStatus } from '../moments/moment.ts';
import { openSteps } from '../moments/open-steps.ts';
import type { RequestLine, RequestLineKind } from '../moments/request-line.ts';
import type { ServiceMoment } from '../moments/service-moment.ts';
import { SEND_REPLY } from '../moments/steps.ts';
import type { Money } from '../money/money.ts';
import { localDay } from '../shared/local-day.ts';

/** What was given or asked for, without the grounds of its decision, so that tens of thousands can be held. */
export interface InsightGiving {
  readonly status: MomentStatus;
  readonly gesture: GestureKind;
  readonly amount: Money;
  readonly fault: Fault;
  readonly severity: Severity;
  /** Null where no suggestion is known: somebody wrote it down afterwards, or finished what was begun elsewhere. */
  readonly suggested: InsightSuggestion | null;
  /** Why it was given otherwise than suggested, as it was typed; empty where nobody said. */
  readonly deviation: string;
  /** What was said with a lead; null where nobody was asked. */
  readonly request: InsightRequest | null;
  /** Whether a step of it is left to a hand and nobody has ticked it off, and whether anybody has ticked one, the reply apart. */
  readonly isStepOpen: boolean;
  readonly isTicked: boolean;
}

/** What was suggested at the time: minor units of the amount's currency, 0 where no money was; null where the kind was not kept. */
export interface InsightSuggestion {
  readonly amountMinor: number;
  readonly gesture: GestureKind | null;
}

/** A request to a lead, as far as it says how it ended. Minor units of the amount's currency; null where the line names no sum. */
export interface InsightRequest {
  readonly last: RequestLineKind;
  readonly askedMinor: number | null;
  readonly approvedMinor: number | null;
}

/** A moment as far as insights look at it. */
export interface InsightMoment {
  readonly id: string;
  readonly ticketId: string;
  readonly customerId: string;
  readonly agentId: string;
  readonly kind: MomentKind;
  /** Empty where nothing went wrong, or nobody said what. */
  readonly cause: string;
  /** Of an idea for how we work; empty for the rest. */
  readonly idea: string;
  /** Server's stamp. */
  readonly atMs: number;
  /** The account's calendar day of that stamp, `YYYY-MM-DD`. */
  readonly day: string;
  /** Null where the moment is about something else than a gesture. */
  readonly giving: InsightGiving | null;
}

export function insightMoment(moment: ServiceMoment, timeZone: string): InsightMoment {
  const { id, ticketId, customerId, agentId, kind, cause, story, createdAtMs, giving } = moment;
  return {
    id,
    ticketId,
    customerId,
    agentId,
    kind,
    cause,
    idea: kind === 'process_fix' ? story : '',
    atMs: createdAtMs,
    day: localDay(createdAtMs, timeZone),
    giving: giving === null ? null : givingOf(giving, { isByHand: moment.provider === undefined }),
  };
}

function givingOf(giving: Moment, terms: { readonly isByHand: boolean }): InsightGiving {
  const { status, gesture, amount, fault, severity, deviation, decision, todos = [] } = giving;
  const { suggestedMinor, suggestedKind = null, reasons, request } = decision;
  // Every suggestion gives at least one reason.
  const suggested = reasons.length === 0 ? null : { amountMinor: suggestedMinor, gesture: suggestedKind };
  return {
    status,
    gesture,
    amount,
    fault,
    severity,
    suggested,
    deviation,
    request: request === undefined ? null : insightRequest(request),
    isStepOpen: status === 'given' && openSteps(giving, terms).length > 0,
    isTicked: todos.some(({ what, doneAtMs }) => what !== SEND_REPLY && doneAtMs !== null),
  };
}

/** What the lines of a request come to; null where there are none. */
export function insightRequest(lines: readonly RequestLine[]): InsightRequest | null {
  const last = lines.at(-1);
  if (last === undefined) return null;
  const sumOf = (kind: RequestLineKind): number | null => lines.findLast((line) => line.kind === kind)?.amountMinor ?? null;
  return { last: last.kind, askedMinor: sumOf('asked'), approvedMinor: sumOf('approved') };
}
