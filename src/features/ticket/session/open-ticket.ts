import { type Proposal, isToCustomer } from '#domain/journal/admission.ts';
import { type Ledger, isLive } from '#domain/journal/commitments.ts';
import { FRESH_DAYS, type MatterAnswer } from '#domain/incidents/matter.ts';
import { listLagOf } from '#domain/journal/entries.ts';
import { matterAnswersIn } from '#domain/journal/matter-answers.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { PriorTickets, TicketHistory } from '#ports/ticket-history.ts';
import type { SourcedHistory } from '#domain/value/customer-value.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { CurrencyStop } from '#ledger/currency-stop.ts';
import type { RecordAccess } from '#ledger/record-access.ts';
import type { LedgerTail } from '#ledger/ledger-tail.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { ValueSource } from '#ports/value-source.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import { retrying } from '#ledger/retrying.ts';
import type { Settings } from '#ports/settings.ts';

export interface OpenTicketPorts {
  readonly history: TicketHistory;
  readonly journal: JournalStore;
  readonly reader: LedgerTail;
  readonly value: ValueSource;
  readonly runtime: Runtime;
}

/** What the journal tells about this customer, this ticket and this agent's day. */
export interface JournalView {
  /** Live commitments to this customer in the window, newest first. */
  readonly ofCustomer: readonly Commitment[];
  /** The same however long ago, as far as it was read: one failure is made right once, whatever the window of a limit is. */
  readonly everOfCustomer: readonly Commitment[];
  /** The limits that hold: those of the settings, or less where a lead has lowered them since this page was opened. */
  readonly limits: Limits;
  /** Why nothing is given since the team's currency was changed, as far as is known; null where that holds nobody up. */
  readonly currencyStop: CurrencyStop | null;
  /** False where nobody has measured yet how long the account's lists take: then each look waits to be on the safe side. */
  readonly isMeasured: boolean;
  /** False where the agent's role may write no entries, as far as is known: then they give nothing. */
  readonly mayWrite: boolean;
  /** What people said of which tickets are about one matter, oldest first. */
  readonly matterAnswers: readonly MatterAnswer[];
  /** All that was read, for limits. */
  readonly commitments: readonly Commitment[];
  readonly checkpoint: Ledger['checkpoint'];
  /** From this instant on the whole journal was read; what is older is known only where it is about this customer. */
  readonly seenSinceMs: number;
  /** From this instant on what the customer got was read. */
  readonly customerSinceMs: number;
}

/** Reads what is known of the customer's orders. Costs `value.requests` Zendesk requests. */
export async function loadValue(ports: OpenTicketPorts, requester: OpenTicket['requester']): Promise<Result<SourcedHistory, AppFault>> {
  return retrying(ports.runtime, () => ports.value.historyOf(requester));
}

/** Reads the customer's prior tickets: one Zendesk request, however many there are. */
export async function loadPriorTickets(
  ports: OpenTicketPorts,
  ticket: OpenTicket,
  settings: Settings,
): Promise<Result<PriorTickets, AppFault>> {
  return retrying(ports.runtime, () =>
    ports.history.priorTickets({
      customerId: ticket.requester.id,
      exceptTicketId: ticket.ticketId,
      causeFieldId: settings.causeFieldId,
    }),
  );
}

/**
 * Reads the journal's tail, which shows what was given a minute ago, and searches the customer's older entries: two Zendesk
 * requests at once. Where the value already costs one, the search waits for the tail and is left out if that reaches back
 * far enough, so that a cold open stays within three wherever it can: over the window of the customer's limits, and to whatever
 * may have been given for this very failure, which is made right once however short the window is.
 */
export async function loadJournal(
  ports: OpenTicketPorts,
  ticket: { readonly customerId: string; readonly ticketId: string; readonly createdAtMs: number },
  access: Pick<RecordAccess, 'prove' | 'mayWrite'>,
): Promise<Result<JournalView, AppFault>> {
  const { customerId } = ticket;
  const { index } = ports.reader;
  const early = ports.value.requests === 0 ? index.search(ticket) : null;
  const tail = await ports.reader.readTail();
  if (!tail.ok) return tail;
  // Only now, since an answer may have told that this machine's clock is wrong.
  const sinceMs = ports.runtime.nowMs() - ports.reader.limits().limits.customerWindowDays * DAY_MS;
  const customerSinceMs = Math.min(sinceMs, ticket.createdAtMs - FRESH_DAYS * DAY_MS);
  const first = early === null ? null : await early;
  if (tail.value.seenSinceMs > customerSinceMs || (first === null && ports.reader.lacksLimits())) {
    const learnt = await index.learn(ticket, { sinceMs: customerSinceMs, first });
    if (!learnt.ok) return learnt;
    // The index lags, and what the tail saw it need not show: a search that failed is fatal only where the tail is too short.
  } else if (first?.ok === true) ports.reader.learn(first.value.items);
  // Whoever is shown only what they wrote themselves would read of a customer who was given much that nothing was given.
  const proved = await access.prove();
  if (!proved.ok) return proved;
  // What leads took back or approved on this ticket must not look as if nobody had. Elsewhere it is found out where it matters.
  const learnt = await ports.reader.learnLeads((entry) => entry.ticketId === ticket.ticketId);
  if (!learnt.ok) return learnt;
  return ok(
    viewOf(ports.reader, {
      customerId,
      sinceMs,
      nowMs: ports.runtime.nowMs(),
      customerSinceMs,
      mayWrite: access.mayWrite(),
      seenSinceMs: tail.value.seenSinceMs,
    }),
  );
}

/** The view of what a reader knows now, without any request. */
export function viewOf(
  reader: LedgerTail,
  window: Pick<Proposal, 'customerId' | 'customerTicketIds'> &
    Pick<JournalView, 'seenSinceMs' | 'customerSinceMs' | 'mayWrite'> & { readonly sinceMs: number; readonly nowMs: number },
): JournalView {
  const { commitments, checkpoint } = reader.ledger();
  const everOfCustomer = commitments
    .filter((one) => isLive(one, window.nowMs) && isToCustomer(window, one))
    .toSorted((a, b) => b.reservedAtMs - a.reservedAtMs);
  return {
    ofCustomer: everOfCustomer.filter((one) => one.reservedAtMs > window.sinceMs),
    everOfCustomer,
    commitments,
    checkpoint,
    limits: reader.limits().limits,
    currencyStop: reader.currencyStop(),
    matterAnswers: matterAnswersIn(reader.entries()),
    isMeasured: listLagOf(reader.entries()) !== null,
    mayWrite: window.mayWrite,
    seenSinceMs: window.seenSinceMs,
    customerSinceMs: window.customerSinceMs,
  };
}
