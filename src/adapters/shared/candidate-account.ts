import type { Recipient } from '#ports/gesture-executor.ts';
import type { OwedCandidate } from '#ports/owed-executor.ts';

/** What is said of the account behind a payment: which one only where that is a question. */
export function candidateAccount({ label, isVerified }: Recipient, accounts: number): Pick<OwedCandidate, 'account' | 'isVerified'> {
  return { account: accounts > 1 || !isVerified ? label : null, isVerified };
}
