import type { Cause } from '#domain/incidents/incidents.ts';
import type { OutcomeTicket } from '#domain/outcomes/outcome.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** A time from `fromMs` up to, and not including, `toMs`. */
interface TimeSpan {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Tickets as a search finds them. They tell no course: {@link TicketOutcomes.tickets} does. */
export interface FoundTickets {
  readonly tickets: readonly OutcomeTicket[];
  /** How many meet the search, on all pages. */
  readonly inAll: number;
}

/** A search tells no more than its first thousand tickets. */
export const PAGES_FOUND_AT_MOST = 10;

/** What became of tickets. Each call is one request; a page holds up to 100 tickets, the newest first, and pages count from 1. */
export interface TicketOutcomes {
  /** The tickets with these ids, at most 100, as they are now. Those that are gone, or that Zendesk does not list any more, are left out. */
  tickets(ids: readonly string[], causeFieldId: string | null): Promise<Result<readonly OutcomeTicket[], AppFault>>;
  /** Tickets of one of these causes that were created in a time and do not have the tag of a gesture. From the search index. */
  without(
    of: TimeSpan & { readonly causes: readonly Cause[]; readonly causeFieldId: string | null },
    page: number,
  ): Promise<Result<FoundTickets, AppFault>>;
  /** Tickets of these customers, at most 25, that were created in a time. From the search index. */
  ofCustomers(
    of: TimeSpan & { readonly customerIds: readonly string[]; readonly causeFieldId: string | null },
    page: number,
  ): Promise<Result<FoundTickets, AppFault>>;
}
