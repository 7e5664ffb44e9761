import { type Ledger, isLive } from '#domain/journal/commitments.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { PriorTickets, TicketHistory } from '#ports/ticket-history.ts';
import type { SourcedHistory } from '#domain/value/customer-value.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { LedgerReader } from '#ledger/ledger-reader.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { RemoteError } from '#ports/remote-error.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { ValueSource } from '#ports/value-source.ts';
import type { OpenTicket } from '#ports/workspace.ts';
import { retrying } from '#ledger/retrying.ts';
import type { Settings } from '#ports/settings.ts';

export interface OpenTicketPorts {
  readonly history: TicketHistory;
  readonly journal: JournalStore;
  readonly reader: LedgerReader;
  readonly value: ValueSource;
  readonly runtime: Runtime;
}

/** What the journal tells about this customer, this ticket and this agent's day. */
export interface JournalView {
  /** Live commitments to this customer in the window, newest first. */
  readonly ofCustomer: readonly Commitment[];
  /** All that was read, for limits. */
  readonly commitments: readonly Commitment[];
  readonly checkpoint: Ledger['checkpoint'];
  /** From this instant on the whole journal was read; what is older is known only where it is about this customer. */
  readonly seenSinceMs: number;
  /** From this instant on what the customer got was read. */
  readonly customerSinceMs: number;
}

/** One customer's entries are searched through so many pages of 100: nobody is given that much in a window. */
const SEARCH_PAGES_AT_MOST = 10;

/** Reads what is known of the customer's orders. Costs `value.requests` Zendesk requests. */
export async function loadValue(ports: OpenTicketPorts, requester: OpenTicket['requester']): Promise<Result<SourcedHistory, RemoteError>> {
  return retrying(ports.runtime, () => ports.value.historyOf(requester));
}

/** Reads the customer's prior tickets: one Zendesk request, however many there are. */
export async function loadPriorTickets(
  ports: OpenTicketPorts,
  ticket: OpenTicket,
  settings: Settings,
): Promise<Result<PriorTickets, RemoteError>> {
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
 * far enough, so that a cold open stays within three wherever it can.
 */
export async function loadJournal(
  ports: OpenTicketPorts,
  about: { readonly customerId: string; readonly ticketId: string },
  settings: Settings,
): Promise<Result<JournalView, RemoteError>> {
  const search = (older: string | null): ReturnType<JournalStore['ofCustomer']> =>
    retrying(ports.runtime, () => ports.journal.ofCustomer(about.customerId, older));
  const early = ports.value.requests === 0 ? search(null) : null;
  const tail = await ports.reader.readTail();
  if (!tail.ok) return tail;
  // Only now, since an answer may have told that this machine's clock is wrong.
  const sinceMs = ports.runtime.nowMs() - settings.limits.customerWindowDays * DAY_MS;
  const reachesBack = tail.value.seenSinceMs <= sinceMs;
  const searched = early !== null ? await early : reachesBack ? null : await search(null);
  if (searched?.ok === true) ports.reader.learn(searched.value.entries);
  // Search lags, and what the tail saw it need not: a search that failed is fatal only where the tail is too short.
  if (searched !== null && !reachesBack) {
    const covered = await searchOn(ports.reader, search, { first: searched, sinceMs });
    if (!covered.ok) return covered;
  }
  // What leads took back or approved on this ticket must not look as if nobody had. Elsewhere it is found out where it matters.
  await ports.reader.learnLeads((entry) => entry.ticketId === about.ticketId);
  return ok(viewOf(ports.reader, { ...about, sinceMs, customerSinceMs: sinceMs, seenSinceMs: tail.value.seenSinceMs }));
}

/** Reads a customer's older entries until all of the window is known: with less a limit could be passed unseen. */
async function searchOn(
  reader: LedgerReader,
  search: (older: string) => ReturnType<JournalStore['ofCustomer']>,
  from: { readonly first: Awaited<ReturnType<JournalStore['ofCustomer']>>; readonly sinceMs: number },
): Promise<Result<void, RemoteError>> {
  let read = from.first;
  for (let page = 1; ; page += 1) {
    if (!read.ok) return read;
    const { entries, older } = read.value;
    reader.learn(entries);
    const isCovered = older === null || entries.some((entry) => entry.createdAtMs <= from.sinceMs);
    if (isCovered) return ok(undefined);
    if (page === SEARCH_PAGES_AT_MOST)
      return fail({ kind: 'unreadable', what: 'moment_entry', path: 'meta.has_more', cause: 'more entries than are searched through' });
    read = await search(older);
  }
}

/** The view of what a reader knows now, without any request. */
export function viewOf(
  reader: LedgerReader,
  about: { readonly customerId: string; readonly sinceMs: number } & Pick<JournalView, 'seenSinceMs' | 'customerSinceMs'>,
): JournalView {
  const { commitments, checkpoint } = reader.ledger();
  return {
    ofCustomer: commitments
      .filter((one) => isLive(one) && one.customerId === about.customerId && one.reservedAtMs > about.sinceMs)
      .toSorted((a, b) => b.reservedAtMs - a.reservedAtMs),
    commitments,
    checkpoint,
    seenSinceMs: about.seenSinceMs,
    customerSinceMs: about.customerSinceMs,
  };
}
