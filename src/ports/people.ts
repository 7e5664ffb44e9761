import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';
import type { Page } from './page.ts';

/** Whose ticket one is by now: customers are merged, and their tickets move. */
export interface TicketCustomer {
  readonly customerId: string;
  /** Empty where the account does not tell it. */
  readonly name: string;
  /** As Zendesk names it, such as `de` or `en-GB`; null where the account does not tell it. */
  readonly locale: string | null;
}

/** The account's people, as far as a lead looks at many at once. Each call is one request. */
export interface People {
  /** The ids of those who may give: admins, and agents who may write. The first 100, or those that follow at `cursor`. */
  team(cursor: string | null): Promise<Result<Page<string>, AppFault>>;
  /** Whose tickets these are, by their ids; of a ticket that the account does not show nothing. At most 100 ids. */
  customersOf(ticketIds: readonly string[]): Promise<Result<ReadonlyMap<string, TicketCustomer>, AppFault>>;
}
