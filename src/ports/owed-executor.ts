import type { Money } from '#domain/money/money.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from './app-fault.ts';
import type { ExecutionCustomer, FoundExecution } from './gesture-executor.ts';

/** Something a customer paid that can be paid back: a charge, or an order. */
export interface OwedCandidate {
  /** By which the provider knows it. */
  readonly id: string;
  /** By which people tell it from others, such as an order's number. */
  readonly label: string;
  /** Whose account it was paid from, in the provider's words: null where there is only one, and that is verified. */
  readonly account: string | null;
  /** False where nothing but an unverified address or a name led to that account. */
  readonly isVerified: boolean;
  readonly paidAtMs: number;
  readonly paid: Money;
  /** What is left of it to be paid back. */
  readonly refundable: Money;
}

/** Pays back of what a customer paid. It is theirs: no budget is asked and no limit holds it. */
export interface OwedRefund {
  readonly candidateId: string;
  /** At most what is refundable, in its currency. */
  readonly amount: Money;
  readonly momentId: string;
  readonly ticketId: string;
}

/** Of which payment it was paid back, how much, and by which attempt: of two who begin at once, what was chosen by the other. */
export interface OwedPaid extends Pick<OwedRefund, 'candidateId' | 'amount'> {
  /** As the key says under which the provider holds it. */
  readonly attempt: number;
}

/** What is known of a refund. It is never taken back. */
export type FoundOwed =
  | (Extract<FoundExecution, { readonly kind: 'receipt' | 'pending' }> & { readonly paid: OwedPaid })
  | Extract<FoundExecution, { readonly kind: 'refused' | 'unknown' | 'none' }>;

/** What came of asking for a refund; `not_sent` the look before it failed, or the provider took no request: this call has paid nothing back. */
export type OwedExecution = Exclude<FoundOwed, { readonly kind: 'none' }> | { readonly kind: 'not_sent'; readonly error: AppFault };

/**
 * Carries out what a customer is owed, once for each key, which is `owed:` and the moment's id. What came of it is kept with the
 * moment's to-do. No call rejects, and none repeats a request.
 */
export interface OwedExecutor {
  readonly name: string;
  readonly label: string;
  readonly wants: { readonly userFields: readonly string[]; readonly emails: boolean };
  /** What the customer paid and can be paid back, newest first, at most 20. */
  candidates(customer: ExecutionCustomer): Promise<Result<readonly OwedCandidate[], AppFault>>;
  /** Sends nothing where {@link find} would find it. */
  execute(refund: OwedRefund, key: string): Promise<OwedExecution>;
  /**
   * What there is for the moment, under this key or that of another attempt, of whichever payment from the account that this one was paid
   * from: the record of a moment may have lost who else began. Of what failed only this key's is told.
   */
  find(refund: OwedRefund, key: string): Promise<FoundOwed>;
}
