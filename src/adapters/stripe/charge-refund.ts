import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { ExecutionCustomer, FoundExecution, Receipt, RefusalCode } from '#ports/gesture-executor.ts';
import type { OwedCandidate, OwedRefund } from '#ports/owed-executor.ts';
import { isMore, parseCurrency } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { candidateAccount } from '../shared/candidate-account.ts';
import { accountingLabel } from '../shared/gesture-note.ts';
import { notGiven } from '../shared/not-given.ts';
import type { OwedCalls } from '../shared/lazy-owed.ts';
import type { Transport } from '../shared/transport.ts';
import { amountForStripe, moneyOfStripe } from './amounts.ts';
import { isAboutKey } from './balance-credit.ts';
import { type StripeGivingApi, type StripeRefund, refundSchema, stripeGivingApi } from './giving-client.ts';
import { stripeRecipients } from './recipients.ts';

/** Accounts of one person, and charges of all of them together, of which one is chosen. */
const ACCOUNTS_AT_MOST = 5;
const CANDIDATES_AT_MOST = 20;

/** Pays back what a customer paid by a charge of Stripe. What is sent cannot be taken back. */
export function createChargeRefund(transport: Transport): OwedCalls {
  const api = stripeGivingApi(transport);
  const open = new Set<string>();
  return {
    candidates: (customer) => candidates(api, customer),
    async execute(refund, key) {
      const made = await payBack(api, refund, key);
      if (made.kind === 'refused' && open.has(key)) return { kind: 'unknown', error: { kind: 'unreachable', what: 'Stripe' } };
      // What was throttled was not looked at.
      if (made.kind === 'unknown' && made.error.kind !== 'rate_limited') open.add(key);
      return made;
    },
    find: (refund, key) => find(api, refund, key),
  };
}

const chargeSchema = v.object({
  id: v.string(),
  amount_captured: v.number(),
  amount_refunded: v.number(),
  currency: v.string(),
  created: v.number(),
  description: v.nullish(v.string()),
  disputed: v.boolean(),
  paid: v.boolean(),
  captured: v.boolean(),
});

async function candidates(api: StripeGivingApi, customer: ExecutionCustomer): Promise<Result<readonly OwedCandidate[], AppFault>> {
  const accounts = await stripeRecipients(api, customer);
  if (!accounts.ok) return accounts;
  const found: OwedCandidate[] = [];
  for (const account of accounts.value.slice(0, ACCOUNTS_AT_MOST)) {
    const page = await api.chargesOf(account.id);
    if (!page.ok) return page;
    found.push(...page.value.items.flatMap((row) => candidateOf(row, candidateAccount(account, accounts.value.length))));
  }
  return ok(found.toSorted((one, other) => other.paidAtMs - one.paidAtMs).slice(0, CANDIDATES_AT_MOST));
}

/** A charge that took money of which something is left; what is disputed the bank decides. */
function candidateOf(row: unknown, account: Pick<OwedCandidate, 'account' | 'isVerified'>): readonly OwedCandidate[] {
  const parsed = v.safeParse(chargeSchema, row);
  if (!parsed.success) return [];
  const { id, amount_captured: captured, amount_refunded: refunded, created, description, ...charge } = parsed.output;
  const currency = parseCurrency(charge.currency);
  if (!charge.paid || !charge.captured || charge.disputed || !currency.ok) return [];
  const paid = moneyOfStripe(captured, currency.value);
  const refundable = moneyOfStripe(captured - refunded, currency.value);
  if (!paid.ok || !refundable.ok || refundable.value.amountMinor <= 0) return [];
  return [{ id, label: description ?? id, ...account, paidAtMs: created * 1000, paid: paid.value, refundable: refundable.value }];
}

const refusalCode = (code: string): RefusalCode =>
  code === 'charge_already_refunded' ? 'nothing_left' : code === 'resource_missing' ? 'no_recipient' : 'declined';

async function payBack(
  api: StripeGivingApi,
  refund: OwedRefund,
  key: string,
): Promise<Exclude<FoundExecution, { kind: 'none' | 'reversed' }>> {
  const amount = amountForStripe(refund.amount);
  if (!amount.ok || amount.value <= 0) return { kind: 'refused', code: 'too_small', reason: '' };
  const form = {
    charge: refund.candidateId,
    amount: String(amount.value),
    reason: 'requested_by_customer',
    'metadata[moment]': key,
    'metadata[ticket]': refund.ticketId,
    'metadata[label]': accountingLabel('owed_refund'),
  };
  const made = await api.refund(form, key);
  if (made.ok) return executionOf(made.value, refund);
  if (!isAboutKey(made.error)) return notGiven(made.error, refusalCode);
  const found = await find(api, refund, key);
  return found.kind === 'none' || found.kind === 'reversed' ? { kind: 'unknown', error: made.error } : found;
}

async function find(api: StripeGivingApi, refund: OwedRefund, key: string): Promise<FoundExecution> {
  const page = await api.refundsOf(refund.candidateId);
  if (!page.ok) return { kind: 'unknown', error: page.error };
  for (const row of page.value.items) {
    const parsed = v.safeParse(refundSchema, row);
    if (!parsed.success) return { kind: 'unknown', error: { kind: 'unreadable', what: 'Stripe', path: 'data' } };
    if (parsed.output.metadata['moment'] === key) return executionOf(parsed.output, refund);
  }
  return page.value.next === null ? { kind: 'none' } : { kind: 'unknown', error: { kind: 'too_much_to_read', what: 'Stripe' } };
}

/** The bank decides of some refunds later, and can send the money back. */
function executionOf(
  { id, status, amount, currency }: StripeRefund,
  refund: OwedRefund,
): Exclude<FoundExecution, { kind: 'none' | 'reversed' }> {
  if (status === 'failed' || status === 'canceled') return { kind: 'refused', code: 'declined', reason: status };
  const receipt: Receipt = { executor: 'stripe', kind: 'refund', reference: id, steps: [] };
  const parsed = parseCurrency(currency);
  const paid = parsed.ok ? moneyOfStripe(amount, parsed.value) : null;
  const isOther = paid?.ok !== true || paid.value.currency !== refund.amount.currency || isMore(refund.amount, paid.value);
  if (isOther) return { kind: 'unknown', error: { kind: 'unreadable', what: 'Stripe', path: 'amount' } };
  return { kind: status === 'succeeded' ? 'receipt' : 'pending', receipt };
}
