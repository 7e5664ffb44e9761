import type { Refusal } from '#domain/journal/admission.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { DecisionKind, JournalEntry } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import type { JournalStore } from '#ports/journal-store.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { CurrencyStop } from './currency-stop.ts';
import type { LedgerReader } from './ledger-reader.ts';

/** What giving needs of the world. */
export interface GivePorts {
  readonly journal: JournalStore;
  readonly moments: MomentStore;
  readonly reader: LedgerReader;
  readonly runtime: Runtime;
}

/** What stands fixed while a gesture is given. */
export interface GiveTerms {
  readonly limits: Limits;
  readonly timeZone: string;
  /** Who writes, whose day and whose limit count. */
  readonly agentId: string;
  readonly isLead: boolean;
  readonly agentName: string;
  /** The groups of whoever gives, by their numbers. Absent: none. */
  readonly groups?: readonly string[];
  /** The tier of the customer, as this page has read it and knows it to be theirs: a record that says another permits no more. Absent or null: not known. */
  readonly tier?: string | null;
  /** The customer's tickets, as far as whoever gives has read them. Absent: the one on which it is given. */
  readonly customerTickets?: CustomerTickets;
}

/** Tickets that tell what a customer was given, whichever customer their entries name. */
export interface CustomerTickets {
  readonly all: ReadonlySet<string>;
  /** Those that came from another customer who was merged into this one, as it seems: the index is asked for them by their ids. */
  readonly moved: readonly string[];
}

/** Everything about the moment but its id, which each attempt mints anew. `agentId` is for whom it is: a lead reserves for others. */
export type Draft = Omit<Moment, 'id' | 'status'>;

export type GiveStep = 'reserve' | 'look' | 'post' | 'moment';

/**
 * Why nothing was given, or it is not known yet. `refused` by a limit; `expired` the post came too late to count, so that nothing
 * was given; `other_currency` the team's currency was changed, and what is missing for giving in it `stop` tells; `journal_too_long` the journal of the month is longer than can be looked through; `failed` at a step: at `post` it
 * may have been given, which its key tells. `heldUntilMs` is when what may still be held is free again by itself, by the server's
 * clock; null where nothing is.
 */
export type GiveError =
  | { readonly kind: 'refused'; readonly refusal: Refusal }
  | { readonly kind: 'expired' }
  | { readonly kind: 'other_currency'; readonly stop: CurrencyStop; readonly heldUntilMs: number | null }
  | { readonly kind: 'journal_too_long'; readonly heldUntilMs: number | null }
  | { readonly kind: 'failed'; readonly step: GiveStep; readonly error: AppFault; readonly heldUntilMs: number | null };

/** How long somebody goes on trying where others decide at the same time. */
export interface Patience {
  /** So often it is tried, or looked whether trying makes sense. */
  readonly rounds: number;
  /** One reservation is looked at so often before its owner steps back. */
  readonly looks: number;
  /** Nobody asks Zendesk for more than this before giving up, faults apart. */
  readonly requests: number;
  /** The same for whoever has reserved and has a place: fits with what is decided and with what was reserved before. */
  readonly requestsWithPlace: number;
}

/** Who carries a gesture out, and for whom there. */
export interface NamedExecutor {
  readonly name: string;
  /** By the provider's id; null where nobody has to be chosen. */
  readonly recipientId: string | null;
}

/** Under which id a gesture is given, and what it is told of on the way. */
export interface GiveOptions {
  /** Called with each id before its first attempt, so that whatever interrupts this can be found again. */
  readonly remember: (momentId: string) => void;
  /** Who carries it out, as its post names them; null where whoever delivers it says that. */
  readonly executor: NamedExecutor | null;
  /** The decision about a request that it is; null where an agent gives a gesture. */
  readonly claim: DecisionClaim | null;
  readonly onStep?: (step: GiveStep) => void;
  /** Whether others were deciding when the same was tried before: then nothing is written before a look shows room for it. */
  readonly isAgain?: boolean;
  /** Absent: as people have. */
  readonly patience?: Patience;
}

/** One decision about a request. An approval grants money to whoever asked, who delivers it; any other holds none, and no limit stops it. */
export interface DecisionClaim {
  readonly momentId: string;
  readonly attempt: number;
  readonly decision: DecisionKind;
  /** Of a delivery, and of a revoking: the attempt that granted what it is about. */
  readonly grantAttempt?: number | undefined;
  /** Whether somebody else is deciding, or has: `first` where this one was, and may look again. Reads what has been read. Absent: nobody. */
  readonly opposition?: (own: JournalEntry) => Promise<'none' | 'first' | 'second'>;
}
