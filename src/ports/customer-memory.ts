import type { PriorTicket } from '#domain/incidents/incidents.ts';
import type { MatterAnswer } from '#domain/incidents/matter.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { Checkpoint, Commitment } from '#domain/journal/types.ts';
import type { SourcedHistory } from '#domain/value/customer-value.ts';

/** Something that was read, and when. */
export interface Aged<T> {
  readonly value: T;
  readonly atMs: number;
}

/**
 * What was known of a customer when this browser last had one of their tickets open, so that the next shows something before Zendesk
 * has answered. It is shown, and nothing is decided by it. Null where a part was not read, or is too old.
 */
export interface RememberedCustomer {
  /** The ticket on which it was read. */
  readonly ticketId: string;
  readonly value: Aged<SourcedHistory> | null;
  readonly tickets: Aged<RememberedTickets> | null;
  readonly gestures: Aged<RememberedGestures> | null;
}

export interface RememberedTickets {
  /** The customer's newest, that on which they were read among them. They come back without subjects, and without all tags that say nothing of what went wrong. */
  readonly read: readonly PriorTicket[];
  readonly inAll: number;
  readonly includesArchived: boolean;
  /** Whether the ticket on which they were read is one of several about one problem. */
  readonly isLinkedToProblem: boolean;
}

/** The journal's end, and what the customer got before: what was live then, in ids and amounts. */
export interface RememberedGestures {
  readonly commitments: readonly Commitment[];
  readonly checkpoint: Checkpoint | null;
  readonly limits: Limits;
  readonly matterAnswers: readonly MatterAnswer[];
  readonly seenSinceMs: number;
  readonly customerSinceMs: number;
}

/** Remembers customers for the person signed in, for an hour. */
export interface CustomerMemory {
  /** Null where nothing is remembered, or could be read. */
  load(customerId: string): Promise<RememberedCustomer | null>;
  /** Takes its time: nobody waits for it. */
  save(customerId: string, customer: RememberedCustomer): void;
}
