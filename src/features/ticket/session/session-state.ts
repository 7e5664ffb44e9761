import type { Currency } from '#domain/money/money.ts';
import type { Refusal } from '#domain/journal/admission.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { Incident, IncidentSummary } from '#domain/incidents/incidents.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { DoneTodo } from '#domain/moments/todos.ts';
import type { RequestStatus } from '#domain/moments/request-status.ts';
import type { CustomerValue } from '#domain/value/customer-value.ts';
import type { GiveError, GiveStep } from '#ledger/types.ts';
import type { CustomerTickets } from './customer-tickets.ts';
import type { JournalView } from './open-ticket.ts';
import type { Choice, Plan } from './plan.ts';
import type { Remembered } from './remembered.ts';
import type { DecideError } from '#approvals/request-record.ts';
import type { FoundExecution, ProviderRefusal, Recipient, Reversibility } from '#ports/gesture-executor.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { MomentEdit } from '#ports/intent-store.ts';
import type { Result } from '#domain/shared/result.ts';
import type { StoredMoment } from '#ports/moment-store.ts';
import type { Storyless } from '#ports/story-memory.ts';
import type { OpenTicket, SignedInAgent } from '#ports/workspace.ts';
import type { Section } from '#ports/section.ts';
import type { ParsedSettings } from '#ports/settings.ts';
import type { NotTakenBack } from '#ledger/undo-moment.ts';

/** Prior incidents as they are shown, with what is not read. */
export interface IncidentsView {
  readonly summary: IncidentSummary;
  readonly around: CustomerTickets;
  readonly includesArchived: boolean;
}

/** What could not be done in the ticket, so that the agent does it by hand. */
export interface TicketUpdate {
  /** The reply as it was, or should have been, inserted. */
  readonly reply: string;
  /** How it goes on below the reply about what was given on the ticket before; null where nothing was. */
  readonly below: string | null;
  readonly isReplyInserted: boolean;
  /** It was not, since it would have stood in an internal note. */
  readonly isNoteOpen: boolean;
  /** It was not, since the agent has changed the reply that was put there before. */
  readonly isReplyEdited: boolean;
  readonly isTagged: boolean;
  /** What the agent wrote about something else than was given: nothing is in the editor until they say which of the two replies goes there. */
  readonly ownReply: string | null;
  /** True also where there is no field to set. */
  readonly isFieldSet: boolean;
  /** The field says something else by it than before: only that is left to be changed back. */
  readonly isFieldChanged: boolean;
}

/** What came of carrying out one moment, and who does it. */
export interface MomentExecution {
  /** As people call it. */
  readonly by: string;
  /** Whether it can be sent again under its key without being done twice. */
  readonly mayRepeat: boolean;
  /** How far it could be taken back. */
  readonly reversibility: Reversibility;
  readonly execution: FoundExecution;
}

/** A gesture that was taken back after somebody had done by hand what it gives. */
export interface TakenBackLate {
  readonly commitment: Commitment;
  readonly todos: readonly DoneTodo[];
}

/** Where giving stands on this ticket. */
export type Giving =
  | { readonly phase: 'idle' }
  /** `waitsUntilMs` Zendesk has asked to wait, and takes so long. */
  | { readonly phase: 'working'; readonly step: GiveStep | 'execute' | 'apply_to_ticket' | 'undo'; readonly waitsUntilMs?: number }
  /** Others were deciding, nothing was given, and the page tries again by itself then. `refusal` is what it was refused by. */
  | { readonly phase: 'waiting'; readonly againAtMs: number; readonly refusal: Refusal }
  | { readonly phase: 'refused'; readonly refusal: Refusal }
  /** Nothing is given yet: whoever carries it out knows the customer under several names, under none, or not for certain, and the agent says who it is. */
  | {
      readonly phase: 'recipient';
      readonly by: string;
      readonly currency: Currency;
      readonly found: Result<readonly Recipient[], AppFault>;
    }
  | { readonly phase: 'failed'; readonly error: Exclude<GiveError, { readonly kind: 'refused' }> }
  /**
   * Given now, or `isBefore` this page was opened, where something of it still waits for the agent. `recordError` is why its story
   * could not be written down: it counts all the same. Or, where that `isWritten`, why nobody knows whether it was undone before.
   */
  | {
      readonly phase: 'given';
      readonly momentId: string;
      readonly ticketUpdate: TicketUpdate;
      readonly recordError: AppFault | null;
      readonly isWritten?: true;
      readonly isBefore?: boolean;
    }
  /** Another page is giving here, or did until it was closed: then it holds nothing any more from that instant on, null where that is not known. */
  | { readonly phase: 'elsewhere'; readonly freeAtMs: number | null }
  /** Begun before, and nothing of it counts. */
  | { readonly phase: 'came_to_nothing' }
  /** `late` is what was done of it by hand before, which nothing takes back. */
  | { readonly phase: 'undone'; readonly left: readonly NotTakenBack[]; readonly late?: TakenBackLate }
  /** Whoever was to carry it out refused, so it was taken back. */
  | { readonly phase: 'turned_down'; readonly by: string; readonly refusal: ProviderRefusal; readonly left: readonly NotTakenBack[] }
  | { readonly phase: 'undo_failed'; readonly error: AppFault }
  /** A lead's taking back of what was approved came up against somebody else's step. */
  | { readonly phase: 'undo_refused'; readonly error: DecideError };

/** What is being done, or was done last, about a request; a failure keeps what was typed. */
export type RequestWork =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly error: DecideError | { readonly kind: 'made_right'; readonly commitment: Commitment } }
  | { readonly phase: 'answered'; readonly kind: 'approve' | 'decline' | 'question' }
  /** `taken_back_open`: its record could not be changed, by which the request still waits. */
  | { readonly phase: 'done'; readonly what: 'asked' | 'replied' | 'withdrawn' | 'taken_back' | 'taken_back_open' };

/** What becomes of an answer on whether another ticket is about the same failure. */
export type Answering =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly ticketId: string; readonly error: AppFault };

/** Where asking a lead stands on this ticket. */
export type Asking =
  | { readonly phase: 'none'; readonly work: RequestWork }
  /** The agent writes why; null: nothing typed yet. */
  | { readonly phase: 'form'; readonly text: string | null; readonly work: RequestWork }
  /** There is a request, which could not be read yet. */
  | { readonly phase: 'unread'; readonly work: RequestWork }
  | { readonly phase: 'known'; readonly request: MomentRequest; readonly status: RequestStatus; readonly work: RequestWork };

/**
 * Whether there is anybody whom an agent could ask: `unread` until that matters, and where it could not be read · `there` ·
 * `missing` the account has no group as the settings name it · `empty` nobody is in it.
 */
export type LeadsGroupState = 'unread' | 'there' | 'missing' | 'empty';

/** What the record of the moment on the card says of it, which the journal does not: its story, its kind, its to-do's. */
export type StoryState =
  | { readonly state: 'unread' }
  | { readonly state: 'loading' }
  | { readonly state: 'read'; readonly moment: StoredMoment }
  /** Given, and never written down; `error` is why that could not be made good. */
  | { readonly state: 'missing'; readonly error: AppFault | null }
  | { readonly state: 'failed'; readonly error: AppFault };

/**
 * What becomes of what is said of a moment after it was given: `idle` nothing was · `waiting` it is typed, and written when the agent
 * pauses · `differs` somebody else has written another story meanwhile, and the agent says which is to stand.
 */
export type Saving =
  | { readonly phase: 'idle' | 'waiting' | 'working' | 'saved' | 'differs' }
  | { readonly phase: 'failed'; readonly error: AppFault };

/** One moment on the ticket as its card shows it. */
export interface Card {
  readonly standing: Commitment;
  readonly story: StoryState;
  /** What this page has said of it and is not known to be written; null: nothing. */
  readonly edit: MomentEdit | null;
  readonly saving: Saving;
  readonly canUndo: boolean;
}

/** Everything that the sidebar shows. */
export interface SessionState {
  readonly ticket: OpenTicket;
  readonly agent: SignedInAgent;
  readonly isLead: boolean;
  readonly timeZone: string;
  readonly settings: ParsedSettings;
  readonly value: Section<CustomerValue>;
  readonly incidents: Section<IncidentsView>;
  readonly journal: Section<JournalView>;
  /** What this browser remembers of the customer; null: nothing. */
  readonly remembered: Remembered | null;
  /** Whether value, prior incidents or the plan rest on that while it is read anew. Nothing is given or asked meanwhile. */
  readonly isProvisional: boolean;
  readonly choice: Choice;
  readonly plan: Plan;
  readonly giving: Giving;
  readonly asking: Asking;
  readonly leadsGroup: LeadsGroupState;
  readonly answering: Answering;
  /** What holds money or effort on this ticket, whoever began it, newest first. */
  readonly onTicket: readonly Commitment[];
  /** What of that has a card: what was given, or somebody else is giving, newest first. An attempt of one's own has none. */
  readonly cards: readonly Card[];
  /** Something else went wrong beside it, and the agent is about to make that right. */
  readonly isAdding: boolean;
  /** The ticket is one of several about one problem. */
  readonly isLinkedToProblem: boolean;
  /** By the moment's id; absent until it was read. */
  readonly executions: ReadonlyMap<string, MomentExecution>;
  /** Gestures of this agent on other tickets that have no story yet, where that is said here. */
  readonly storyless: readonly Storyless[];
  /** What went wrong for the customer a few days ago, which is an open wound; null: nothing. */
  readonly wound: Incident | null;
  readonly nowMs: number;
}
