import type { Commitment } from '#domain/journal/types.ts';
import type { DecideError } from '#approvals/decide-request.ts';
import type { RemoteError } from '#ports/remote-error.ts';
import type { SignedInAgent } from '#ports/workspace.ts';
import type { Section } from '#ports/section.ts';
import type { ParsedSettings } from '#ports/settings.ts';
import type { Budget } from '#ledger/totals.ts';
import type { MeasureError, MeasureStep, Measured } from '#ledger/measure-account.ts';
import type { Reading } from '#ledger/journal-with-retry-after.ts';
import type { RequestAllowance } from '../requests/request-allowances.ts';
import type { Approved, AskedRequests } from '#approvals/waiting-requests.ts';
import type { MomentRequest } from '#domain/moments/request.ts';

/** Where an answer to one request stands. */
export type AnswerStatus =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly error: DecideError }
  | { readonly phase: 'answered'; readonly kind: 'approve' | 'decline' | 'question' };

/** Where something that a lead puts right stands. */
export type TaskStatus =
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly error: RemoteError }
  /** `isCarried`: its money is in a stamped total, and free after the month was counted again. */
  | { readonly phase: 'done'; readonly isCarried: boolean };

export type Measuring =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working'; readonly step: MeasureStep }
  | { readonly phase: 'done'; readonly measured: Measured }
  | { readonly phase: 'failed'; readonly error: MeasureError };

/** A request with what the lead's own limits leave for it. */
export interface WaitingRequest {
  readonly request: MomentRequest;
  readonly allowances: readonly RequestAllowance[];
}

export interface RequestsView extends Omit<AskedRequests, 'requests'> {
  readonly waiting: readonly WaitingRequest[];
  readonly approved: readonly Approved[];
}

/** The month as far as it was read. */
export interface BudgetView extends Budget {
  /** False where the journal is longer than can be read: then every figure is at least so much. */
  readonly isWhole: boolean;
}

/** Everything the lead page shows. */
export interface LeadState {
  readonly agent: SignedInAgent;
  readonly settings: ParsedSettings;
  readonly timeZone: string;
  readonly nowMs: number;
  readonly requests: Section<RequestsView>;
  readonly answers: ReadonlyMap<string, AnswerStatus>;
  readonly budget: Section<BudgetView>;
  /** How far the journal has been read; null while nobody reads it. */
  readonly reading: Reading | null;
  /** Why totals could not be stamped; null where they could, or need not be. */
  readonly stampError: RemoteError | null;
  /** By the moment's id. */
  readonly tasks: ReadonlyMap<string, TaskStatus>;
  readonly measuring: Measuring;
  /** People by id, as far as their entries name them. */
  readonly names: ReadonlyMap<string, string>;
}

/** What can be taken back: a commitment, or all that an entry is about. */
export type TakenBack = Pick<Commitment, 'momentId' | 'reserveId'>;
