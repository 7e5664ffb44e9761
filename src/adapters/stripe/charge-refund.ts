import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import type { ExecutionCustomer, Receipt, RefusalCode } from '#ports/gesture-executor.ts';
import type { FoundOwed, OwedCandidate, OwedExecution, OwedRefund } from '#ports/owed-executor.ts';
import { attemptOfKey, isOwedKeyOf } from '#domain/moments/owed-key.ts';
import { parseCurrency } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { candidateAccount } from '../shared/candidate-account.ts';
import { accountingLabel } from '../shared/gesture-note.ts';
import { notSent, sentOrNot } from '../shared/not-sent.ts';
import { rememberingSent } from '../shared/pay-once.ts';
import { startReading } from '../shared/reading-age.ts';
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
export function createChargeRefund(transport: Transport, nowMs: () => number): OwedCalls {
  const api = stripeGivingApi(transport);
  return {
    candidates: (customer) => candidates(api, customer),
    execute: rememberingSent('Stripe', (refund, key) => payBack({ api, nowMs }, refund, key)),
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

interface Paying {
  readonly api: StripeGivingApi;
  readonly nowMs: () => number;
}

async function payBack({ api, nowMs }: Paying, refund: OwedRefund, key: string): Promise<OwedExecution> {
  const amount = amountForStripe(refund.amount);
  if (!amount.ok || amount.value <= 0) return { kind: 'refused', code: 'too_small', reason: '' };
  const recent = startReading(nowMs, 'Stripe');
  const earlier = await readEarlier(api, refund, key);
  if (!earlier.ok) return notSent(earlier.error, refusalCode);
  if (earlier.value !== null) return earlier.value;
  const form = {
    charge: refund.candidateId,
    amount: String(amount.value),
    reason: 'requested_by_customer',
    'metadata[moment]': key,
    'metadata[ticket]': refund.ticketId,
    'metadata[label]': accountingLabel('owed_refund'),
  };
  const mayBeSent = recent();
  if (!mayBeSent.ok) return { kind: 'not_sent', error: mayBeSent.error };
  const made = await api.refund(form, key);
  if (made.ok) return executionOf(made.value, refund.candidateId, attemptOfKey(refund.momentId, key));
  if (!isAboutKey(made.error)) return sentOrNot(made.error, refusalCode);
  const found = await find(api, refund, key);
  return found.kind === 'none' ? { kind: 'unknown', error: made.error } : found;
}

async function find(api: StripeGivingApi, refund: OwedRefund, key: string): Promise<FoundOwed> {
  const earlier = await readEarlier(api, refund, key);
  return earlier.ok ? (earlier.value ?? { kind: 'none' }) : { kind: 'unknown', error: earlier.error };
}

type Known = Exclude<FoundOwed, { readonly kind: 'none' }>;

/** A refund of a charge. */
interface Found {
  readonly refund: StripeRefund;
  readonly chargeId: string;
}

/** What there is for the moment; null where there is nothing. */
async function readEarlier(
  api: StripeGivingApi,
  { candidateId, momentId }: OwedRefund,
  key: string,
): Promise<Result<Known | null, AppFault>> {
  const read = await refundsBeside(api, candidateId);
  if (!read.ok) return read;
  const ours = read.value.filter(({ refund }) => isOwedKeyOf(momentId, refund.metadata['moment'] ?? ''));
  const standing = ours.find(({ refund }) => !isFailed(refund));
  const found = standing ?? ours.find(({ refund }) => refund.metadata['moment'] === key);
  if (found === undefined) return ok(null);
  return ok(executionOf(found.refund, found.chargeId, attemptOfKey(momentId, found.refund.metadata['moment'] ?? '')));
}

/** The refunds of whatever was paid from the account that a charge was paid from. */
async function refundsBeside(api: StripeGivingApi, chargeId: string): Promise<Result<readonly Found[], AppFault>> {
  const charge = await api.charge(chargeId);
  if (!charge.ok) return charge.error.kind === 'rejected' && charge.error.code === 'resource_missing' ? ok([]) : charge;
  const { customer } = charge.value;
  const others = customer === null ? ok([]) : await api.chargesWithRefunds(customer);
  // Whoever is deleted in Stripe can no longer be asked for.
  if (!others.ok && others.error.kind !== 'rejected') return others;
  const found: Found[] = [];
  // One that is older than a page tells is read for itself, and so is one with more refunds than are told with it.
  const unread = new Set([chargeId]);
  for (const { id, refunds } of others.ok ? others.value : []) {
    if (refunds.has_more) unread.add(id);
    else {
      unread.delete(id);
      const read = refundsIn(refunds.data, id);
      if (!read.ok) return read;
      found.push(...read.value);
    }
  }
  for (const id of unread) {
    const page = await api.refundsOf(id);
    if (!page.ok) return page;
    if (page.value.next !== null) return fail({ kind: 'too_much_to_read', what: 'Stripe' });
    const read = refundsIn(page.value.items, id);
    if (!read.ok) return read;
    found.push(...read.value);
  }
  return ok(found);
}

function refundsIn(rows: readonly unknown[], chargeId: string): Result<readonly Found[], AppFault> {
  const found: Found[] = [];
  for (const row of rows) {
    const parsed = v.safeParse(refundSchema, row);
    if (!parsed.success) return fail({ kind: 'unreadable', what: 'Stripe', path: 'data' });
    found.push({ refund: parsed.output, chargeId });
  }
  return ok(found);
}

/** The bank decides of some refunds later, and can send the money back. */
function isFailed({ status }: StripeRefund): boolean {
  return status === 'failed' || status === 'canceled';
}

function executionOf(made: StripeRefund, candidateId: string, attempt: number): Known {
  const { id, status, amount, currency } = made;
  if (isFailed(made)) return { kind: 'refused', code: 'declined', reason: status ?? '' };
  const parsed = parseCurrency(currency);
  const sum = parsed.ok ? moneyOfStripe(amount, parsed.value) : null;
  if (sum?.ok !== true) return { kind: 'unknown', error: { kind: 'unreadable', what: 'Stripe', path: 'amount' } };
  const receipt: Receipt = { executor: 'stripe', kind: 'refund', reference: id, steps: [] };
  return { kind: status === 'succeeded' ? 'receipt' : 'pending', receipt, paid: { candidateId, amount: sum.value, attempt } };
}
