import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** Whose ticket one is by now: customers are merged, and their tickets move. */
export interface TicketCustomer {
  readonly customerId: string;
  /** Empty where the account does not tell it. */
  readonly name: string;
  /** As Zendesk names it, such as `de` or `en-GB`; null where the account does not tell it. */
  readonly locale: string | null;
}

/** Whom tickets are about. */
export interface People {
  /** Whose tickets these are, by their ids; of a ticket that the account does not show nothing. At most 100 ids. One request. */
  customersOf(ticketIds: readonly string[]): Promise<Result<ReadonlyMap<string, TicketCustomer>, AppFault>>;
}
