import type { Moment, MomentKind, MomentStatus } from '#domain/moments/moment.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import type { Todo } from '#domain/moments/todos.ts';
import type { Currency } from '#domain/money/money.ts';
import type { Severity } from '#domain/gestures/gesture.ts';
import type { Outcome } from '#domain/policy/policy.ts';
import type { GivenGesture } from '#domain/policy/team-range.ts';
import type { Result } from '#domain/shared/result.ts';
import type { Receipt } from './gesture-executor.ts';
import type { Page } from './page.ts';
import type { AppFault } from './app-fault.ts';

/** What the sidebar needs of a stored moment. */
export interface StoredMoment {
  readonly id: string;
  readonly status: MomentStatus;
  readonly story: string;
  readonly kind: MomentKind;
  readonly todos: readonly Todo[];
  /** Whether the customer kept what was flawed; absent where nobody has said. */
  readonly outcome?: Outcome;
  /** Who carried it out, as far as its record says; absent where that says nothing. */
  readonly receipts?: readonly KeptReceipt[];
}

/** A gesture that was given and stands. */
export interface GivenMoment extends GivenGesture {
  readonly momentId: string;
  readonly ticketId: string;
}

/** A moment as its record tells it, with who created that, and when, by the server's stamp. */
export interface RecordedMoment {
  readonly moment: Moment;
  readonly createdAtMs: number;
  readonly createdById: string;
  /** Who carried it out, as far as its record says; absent where that says nothing. */
  readonly receipts?: readonly KeptReceipt[];
}

/** Which moments are meant; what is absent is not asked about. */
export interface MomentFilter {
  readonly status?: MomentStatus;
  readonly ticketId?: string;
  /** Whose gesture it is. */
  readonly agentId?: string;
  readonly cause?: string;
  readonly severity?: Severity;
  readonly currency?: Currency;
  /** Created at this instant or after it. A page that reaches further back is the last. */
  readonly sinceMs?: number;
}

/**
 * One page of moments, newest first. The `list` shows what was written a second ago, and gives of each 100 moments those that
 * meet the filter. The `index` finds what meets the filter, 100 at a time, and lags; what has another status by now is left out, as
 * from both are moments without a gesture, and a second record of one moment. So a page may be short, or empty, and others follow:
 * the last is the one whose `next` is null.
 */
export interface MomentQuery {
  readonly from: 'list' | 'index';
  readonly filter: MomentFilter;
  /** The `next` of the page before; null for the first. */
  readonly cursor: string | null;
}

/** By whom a gesture was carried out, and by what they know it: empty where nobody knows that. */
export interface KeptReceipt extends Pick<Receipt, 'executor' | 'reference'> {
  /** It was accepted and is not known to be done, or nobody knows whether it was. What is kept of the same executor later takes its place. */
  readonly isOpen?: true;
}

/** What may change of a moment that is asked for. What is absent stays. */
export interface RequestChange {
  readonly status?: MomentStatus;
  readonly amountMinor?: number;
  /** How many, where the gesture is counted; null where it is not any more. */
  readonly count?: number | null;
  readonly story?: string;
  /** All lines, those before included. */
  readonly lines?: readonly RequestLine[];
}

/** What people add to a moment once it is given. What is absent stays. */
export interface Amendment {
  /** Takes the place of the story that is `known`: where another stands there by now, that stays. */
  readonly story?: { readonly text: string; readonly known: string };
  readonly kind?: MomentKind;
  /** What was said of these to-do's, beside whatever was said of them before: see `todoAfter`. */
  readonly todos?: readonly Todo[];
}

/** A moment after an amendment. */
export interface Amended {
  readonly moment: StoredMoment;
  /** False where nothing of it had to be written. */
  readonly isWritten: boolean;
}

/** The service moments. The moment's own id is the key: creating one twice keeps one. Each call is one request, or two where it says so. */
export interface MomentStore {
  /** `rejected` where a lead is to be asked about a ticket, or somebody, who is no more; what was given is written down all the same. */
  create(moment: Moment): Promise<Result<void, AppFault>>;
  /** Two requests. */
  setStatus(momentId: string, status: MomentStatus): Promise<Result<void, AppFault>>;
  /** Adds to a moment. Two requests, one where nothing has to be written. Who writes at the same moment may take its place: ask again. */
  amend(momentId: string, amendment: Amendment): Promise<Result<Amended, AppFault>>;
  /** Keeps where a gesture is known outside, beside what was kept before; once. Two requests. */
  keepReceipt(momentId: string, receipt: KeptReceipt): Promise<Result<void, AppFault>>;
  /** The moment, or null where there is none. */
  find(momentId: string): Promise<Result<StoredMoment | null, AppFault>>;
  /** The request behind a moment's id, from the list; null where there is no such moment, or nobody was ever asked about it. */
  findRequest(momentId: string): Promise<Result<MomentRequest | null, AppFault>>;
  /** Changes a request and nothing else of it. Two requests. */
  changeRequest(momentId: string, change: RequestChange): Promise<Result<void, AppFault>>;
  /** Of the moments that meet a query those that a lead was asked about. One request. */
  requests(query: MomentQuery): Promise<Result<Page<MomentRequest>, AppFault>>;
  /** Of the moments that meet a query those that were given and stand. One request. */
  given(query: MomentQuery): Promise<Result<Page<GivenMoment>, AppFault>>;
  /** The moments that meet a query, whatever became of them. One request. */
  recorded(query: MomentQuery): Promise<Result<Page<RecordedMoment>, AppFault>>;
  /** What the records of at most 100 ids say by now, from the list; null where that cannot be read, and nothing where there is none. One request. */
  statusesAmong(momentIds: readonly string[]): Promise<Result<ReadonlyMap<string, MomentStatus | null>, AppFault>>;
}
