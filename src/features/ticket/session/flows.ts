import type { Commitment } from '#domain/journal/types.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { LogForm } from '../../shared/log/log-form.ts';
import type { Answer } from '#approvals/decide-request.ts';
import type { Severity } from '#domain/gestures/gesture.ts';
import type { MomentKind } from '#domain/moments/moment.ts';
import type { RefundTodo } from '#domain/moments/todos.ts';
import type { Money } from '#domain/money/money.ts';
import type { OwedCandidate } from '#ports/owed-executor.ts';
import type { ProviderRefusal } from '#ports/gesture-executor.ts';
import type { Cause } from '#domain/incidents/incidents.ts';
import type { Plan } from './plan.ts';

/** Where an agent's own words are about something else than was given: the `right` reply is about that, their `own` is not. */
export type WhichReply = 'right' | 'own';

/** How the agent has said that it is carried out: by hand whoever would be asked otherwise, or for this account of the customer. */
export type CarriedOut = { readonly byHand: true } | { readonly recipientId: string };

/** Giving on one ticket. Each call does nothing while another is at work. */
export interface GivingFlow {
  /** Gives what is planned, under an id of its own each time. Where others are deciding it is tried again, later and by itself. */
  makeItRight(how?: CarriedOut): Promise<void>;
  /** Waits for nobody any more: neither for others who are deciding, nor as long as Zendesk asks. What is being asked of it is asked. */
  stopTrying(): Promise<void>;
  /** Brings to its end what was given, the newest where none is named: looks what became of it, writes it down, has it carried out. */
  finish(momentId?: string): Promise<void>;
  /** Takes back a moment on the ticket. */
  undo(momentId: string): Promise<void>;
  /** Puts the reply into the editor, where that was left out or did not work. */
  insertReply(which?: WhichReply): Promise<void>;
  /** The same after the public reply was opened in the place of an internal note. */
  insertPublicReply(): Promise<void>;
  openPublicReply(): Promise<void>;
  /** Looks what became of what was begun before, once the journal has been read. */
  resume(): Promise<void>;
}

/** Everything between an agent and a lead about one ticket. Each call does nothing while another is at work. */
export interface RequestFlow {
  /** Reads the request that there is or was, once the journal has been read. */
  resume(): Promise<void>;
  openForm(): void;
  closeForm(): void;
  /** Keeps what the agent types. */
  type(text: string): void;
  /** Asks for what is planned; where somebody has asked already, shows that instead. */
  send(text: string): Promise<void>;
  refresh(): Promise<void>;
  reply(text: string): Promise<void>;
  withdraw(): Promise<void>;
  /** Gives what was approved. */
  deliver(): Promise<void>;
  /** Puts away a request that came to nothing. */
  dismiss(): Promise<void>;
  answer(answer: Answer): Promise<void>;
  /** Takes back, as a lead, what was approved and not delivered yet. */
  takeBack(): Promise<void>;
}

/** What is said of one moment after it was given. What cannot be written is kept in this browser. */
export interface RecordFlow {
  /** Reads its record, and goes on with what was said of it and never written. */
  open(): Promise<void>;
  /** Keeps the story as it is typed, and writes it once the agent pauses. */
  type(story: string): void;
  /** Writes at once what is kept. */
  save(): Promise<void>;
  setKind(kind: MomentKind): Promise<void>;
  /** Says that this person has done a to-do, or takes that back. */
  tick(what: string, isDone: boolean): Promise<void>;
  /** Says what came of asking a provider for a to-do. */
  keepRefund(todo: RefundTodo): Promise<void>;
  /** Where somebody else has written another story: which is to stand. */
  settle(which: 'mine' | 'theirs' | 'both'): Promise<void>;
}

/** What was paid that can be paid back: `other_customer` where the ticket has another requester than what was given. */
export type Candidates =
  | { readonly kind: 'found'; readonly candidates: readonly OwedCandidate[] }
  | { readonly kind: 'failed'; readonly error: AppFault }
  | { readonly kind: 'other_customer' };

/**
 * What came of paying back; `elsewhere` somebody has done it, or begun it, meanwhile · `not_begun` nothing was sent · `not_sent` neither, and the record says that it can be begun again · `done_by_hand` it was begun
 * and done by hand since, the provider knows nothing of it, and nothing was sent.
 */
export type PaidBack =
  | { readonly kind: 'asked'; readonly refusal: ProviderRefusal | null; readonly error: AppFault | null }
  | { readonly kind: 'elsewhere' }
  | { readonly kind: 'done_by_hand' }
  | { readonly kind: 'not_begun'; readonly error: AppFault }
  | { readonly kind: 'not_sent'; readonly error: AppFault };

/** Paying back what is owed, from the to-do of a moment. */
export interface OwedFlow {
  candidates(of: Commitment): Promise<Candidates>;
  /** Pays back of what was chosen; once, whoever presses. */
  payBack(of: Commitment, step: { readonly what: string; readonly candidateId: string; readonly amount: Money }): Promise<PaidBack>;
  /** Asks what became of what was begun, and has it done where nothing became of it and nobody has done it by hand. */
  askAgain(of: Commitment, begun: RefundTodo): Promise<PaidBack>;
}

/** What is told on a ticket without a gesture. */
export interface Telling {
  readonly form: LogForm;
  /** Thanks a colleague for what they gave here; whoever thanks twice has thanked once. */
  thank(given: Commitment): Promise<Result<unknown, AppFault>>;
}

/** What is asked about a suggestion, beyond what is read at once. */
export interface SuggestionFlow {
  /**
   * Reads what the team gave for the same cause and severity in 90 days: one request for each. Where that fails, what the
   * journal tells stays, and the next call tries again.
   */
  compare(like: { readonly cause: Cause; readonly severity: Severity }): Promise<void>;
  /** The reply as it is suggested for a plan, with a placeholder for the name; empty while there is none. */
  suggestReply(plan: Plan): Promise<string>;
  /** Keeps whether another ticket is about the same failure as this one. Does nothing while an answer is being kept. */
  sayMatter(otherTicketId: string, isSame: boolean): Promise<void>;
  /** Puts the options into the editor, for the customer to choose from; `offer_note` where an internal note is open, which gets none. */
  offerChoices(): Promise<'offered' | 'offer_failed' | 'offer_note'>;
}
