import type { ExecutorCalls } from '#adapters/shared/lazy-executor.ts';
import type { ExecutableGesture, ExecutionCustomer } from '#ports/gesture-executor.ts';
import type { OwedRefund } from '#ports/owed-executor.ts';
import { eur } from '#builders/currencies.ts';
import type { VendorAccount } from './vendor-account.ts';

export const KEY = '0d9c2f4e-7f51-4b3a-9c1d-4a0a6c1f0001';

export function aCredit(overrides: Partial<ExecutableGesture> = {}): ExecutableGesture {
  return { kind: 'credit', amount: eur(500), customerId: '2000001', ticketId: '5001', recipientId: null, ...overrides };
}

export const OWED_KEY = `owed:${KEY}`;

export function anOwedRefund(overrides: Pick<OwedRefund, 'candidateId'> & Partial<OwedRefund>): OwedRefund {
  return { amount: eur(300), momentId: KEY, ticketId: '5001', ...overrides };
}

export function asCustomer(account: VendorAccount, customerId: number, overrides: Partial<ExecutionCustomer> = {}): ExecutionCustomer {
  const { id, name, fields, emails } = account.requester(customerId);
  return { id, name, fields, emails, ...overrides };
}

/** The first account of a customer at a provider. */
export async function recipientOf(executor: ExecutorCalls, account: VendorAccount, customerId = 2_000_001): Promise<string> {
  const recipients = await executor.recipients(asCustomer(account, customerId));
  const [first] = recipients.ok ? (recipients.value ?? []) : [];
  if (first === undefined) throw new Error('the customer has no account');
  return first.id;
}
