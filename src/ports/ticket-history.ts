import type { PriorTicket } from '#domain/incidents/incidents.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';

/** A customer's tickets before the present one. */
export interface PriorTickets {
  /** The newest, at most 100. */
  readonly read: readonly PriorTicket[];
  /** How many there are, those not read included. */
  readonly inAll: number;
  /** False where archived tickets could not be looked at. */
  readonly includesArchived: boolean;
  /** The present ticket is a problem ticket with others, or one of those; false also where it was not among the newest. */
  readonly isLinkedToProblem: boolean;
}

export interface TicketHistory {
  /**
   * Reads the customer's newest prior tickets in one request, archived ones included; where search does not answer, one
   * more request reads the list that leaves archived tickets out.
   */
  priorTickets(of: {
    readonly customerId: string;
    readonly exceptTicketId: string;
    readonly causeFieldId: string | null;
  }): Promise<Result<PriorTickets, AppFault>>;
}
