import type { DecideError } from '#approvals/request-record.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { MeasureError, MeasureStep, Measured } from '#ledger/measure-account.ts';
import type { LackingField } from '#ports/account-fields.ts';
import type { AppFault } from '#ports/app-fault.ts';

/** Where something that a lead corrects stands. */
export type CorrectionStatus =
  | { readonly phase: 'working' }
  | { readonly phase: 'failed'; readonly error: AppFault }
  /** Somebody else was first, or it took too long: nothing was taken back. */
  | { readonly phase: 'refused'; readonly error: DecideError }
  /**
   * `stamped` totals hold it as it was, until the month is counted again · `started` it is in the sum with which a lead has started the
   * month in another currency, which stays as it was said.
   */
  | { readonly phase: 'done'; readonly carried: 'no' | 'stamped' | 'started' };

/** Where measuring the account stands, whichever tab began it. */
export type Measuring =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working'; readonly step: MeasureStep }
  | { readonly phase: 'done'; readonly measured: Measured }
  | { readonly phase: 'failed'; readonly error: MeasureError };

/** What every tab may show. What only one of them shows is in its own store. */
export interface LeadState {
  readonly nowMs: number;
  /** By the moment's id. */
  readonly corrections: ReadonlyMap<string, CorrectionStatus>;
  /** Which of the app's fields the account lacks, by the last reading; empty until there is one. */
  readonly lackingFields: readonly LackingField[];
  /** People by id, as far as their entries name them. */
  readonly names: ReadonlyMap<string, string>;
  /** How many requests wait for a lead's answer; null until they have been read. */
  readonly requestsWaiting: number | null;
  readonly measuring: Measuring;
}

/** What can be taken back: a commitment, or all that an entry is about. */
export type TakenBack = Pick<Commitment, 'momentId' | 'reserveId'>;

/** What one tab tells the others: `journal_read` the whole month was read · `corrected` a lead has corrected a moment, or tried to · `limits_chosen` a lead has saved limits · `measured` the account was measured, or could not be. */
export type LeadEvent = 'journal_read' | 'corrected' | 'limits_chosen' | 'measured';
