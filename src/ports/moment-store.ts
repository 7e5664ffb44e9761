import type { Moment, MomentStatus } from '#domain/moments/moment.ts';
import type { MomentRequest } from '#domain/moments/request.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import type { Currency } from '#domain/money/money.ts';
import type { Severity } from '#domain/gestures/gesture.ts';
import type { GivenGesture } from '#domain/policy/team-range.ts';
import type { Result } from '#domain/shared/result.ts';
import type { RemoteError } from './remote-error.ts';

/** What the sidebar needs of a stored moment. */
export interface StoredMoment {
  readonly id: string;
  readonly status: MomentStatus;
  readonly story: string;
}

/** A gesture that was given and stands. */
export interface GivenMoment extends GivenGesture {
  readonly momentId: string;
  readonly ticketId: string;
}

/** A page of requests, newest first. */
export interface RequestPage {
  readonly requests: readonly MomentRequest[];
  /** Where older ones follow; null at the end. */
  readonly older: string | null;
  /** Moments that could not be read. */
  readonly unreadable: number;
}

/** What may change of a moment that is asked for. What is absent stays. */
export interface RequestChange {
  readonly status?: MomentStatus;
  readonly amountMinor?: number;
  readonly story?: string;
  readonly decidedById?: string;
  /** All lines, those before included. */
  readonly lines?: readonly RequestLine[];
}

/** The service moments. The moment's own id is the key: creating one twice keeps one. Each call is one request, or two where it says so. */
export interface MomentStore {
  create(moment: Moment): Promise<Result<void, RemoteError>>;
  /** Two requests. */
  setStatus(momentId: string, status: MomentStatus): Promise<Result<void, RemoteError>>;
  /** Keeps where a gesture is known outside: `Provider: reference`. Two requests. */
  keepReceipt(momentId: string, receipt: string): Promise<Result<void, RemoteError>>;
  /** The moment, or null where there is none. */
  find(momentId: string): Promise<Result<StoredMoment | null, RemoteError>>;
  /** The request behind a moment's id, from the list; null where there is no such moment, or nobody was ever asked about it. */
  findRequest(momentId: string): Promise<Result<MomentRequest | null, RemoteError>>;
  /** Changes a request and nothing else of it. Two requests. */
  changeRequest(momentId: string, change: RequestChange): Promise<Result<void, RemoteError>>;
  /** The newest 100 moments from the list, or the 100 before `older`, of which those are given that a lead was asked about and whose status is `asked`. */
  newestAsked(older: string | null): Promise<Result<RequestPage, RemoteError>>;
  /** Requests that wait, newest first, from the search index, which lags. */
  searchAsked(older: string | null): Promise<Result<RequestPage, RemoteError>>;
  /**
   * What was given for a cause and severity since an instant, of the newest 100 such moments, from the search index, which lags.
   * What cannot be read is left out.
   */
  givenLike(of: {
    readonly cause: string;
    readonly severity: Severity;
    readonly currency: Currency;
    readonly sinceMs: number;
  }): Promise<Result<readonly GivenMoment[], RemoteError>>;
  /** Requests about one ticket whatever their status, newest first, from the search index, which lags. */
  requestsOn(ticketId: string): Promise<Result<RequestPage, RemoteError>>;
}
