import type { Money } from '#domain/money/money.ts';
import type { Outcome } from '#domain/policy/policy.ts';
import type { MomentKind } from '#domain/moments/moment.ts';
import type { Todo } from '#domain/moments/todos.ts';
import type { Fault, GestureKind, Severity } from '#domain/gestures/gesture.ts';

/** What an agent knows beyond the questions that are always asked. */
export interface Details {
  /** As a person has said; null where nobody did. */
  readonly outcome: Outcome | null;
  /** What it cost the customer, and for how many days it has been wrong: as typed, empty where it is not known. */
  readonly lossText: string;
  readonly daysText: string;
  /** Null: as the ticket says. */
  readonly isGroup: boolean | null;
  readonly isVulnerable: boolean;
  readonly isStatutoryMet: boolean;
}

export interface OwnReply {
  readonly text: string;
  /** The gesture that the words are about, as `replyBasis` names it. */
  readonly basis: string;
}

/** A reply that the agent wrote about something else than was given: they have not said yet whether it goes to the customer. */
export interface HeldReply {
  /** What was given. */
  readonly momentId: string;
  /** As typed, its placeholders unfilled. */
  readonly text: string;
}

/** What an agent has said of a moment since it was given, and what is not known to be in its record. */
export interface MomentEdit {
  readonly momentId: string;
  /** The story as typed; null: as its record says. */
  readonly story: string | null;
  /** What its record said when that was typed: only in the place of this it is written. */
  readonly known: string;
  readonly kind: MomentKind | null;
  readonly todos: readonly Todo[];
}

/**
 * What an agent has begun on a ticket: kept in the browser so that a reload loses nothing. Holds ids, choices and the
 * agent's own words; never text, names or addresses from the ticket.
 */
export interface Intent {
  readonly ticketId: string;
  readonly agentId: string;
  readonly story: string;
  readonly deviation: string;
  readonly cause: string | null;
  readonly fault: Fault | null;
  readonly severity: Severity | null;
  readonly gesture: GestureKind | null;
  /** As typed, in major units; null: as suggested. */
  readonly amountText: string | null;
  /** Absent where an earlier version kept it. */
  readonly details?: Details | undefined;
  readonly reply?: OwnReply | null | undefined;
  readonly isAnother?: boolean | undefined;
  /** Absent where none is. */
  readonly heldReply?: HeldReply | undefined;
  /** Set before the first attempt, and kept until it is known how it ended. */
  readonly giving: { readonly momentId: string; readonly amount: Money } | null;
  /** What a lead was asked: the words as typed, and the moment's id, set before the first attempt; null until then. */
  readonly asked?: { readonly momentId: string | null; readonly text: string } | undefined;
  /** One a moment; absent where everything is written. */
  readonly edits?: readonly MomentEdit[] | undefined;
}

/** Keeps intents in this browser, one a ticket and agent. Where the browser refuses, it keeps them as long as the page lives. */
export interface IntentStore {
  load(key: { readonly ticketId: string; readonly agentId: string }): Intent | null;
  save(intent: Intent): void;
  remove(key: { readonly ticketId: string; readonly agentId: string }): void;
}
