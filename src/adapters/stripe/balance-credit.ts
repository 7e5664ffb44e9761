import * as v from 'valibot';
import type { AppFault } from '#ports/app-fault.ts';
import {
  type Execution,
  type FoundExecution,
  type GestureExecutor,
  type JournalGesture,
  type Receipt,
  type RefusalCode,
  type Reversal,
} from '#ports/gesture-executor.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import { SEND_REPLY } from '#domain/moments/steps.ts';
import type { Money } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { accountingLabel, gestureNote } from '../shared/gesture-note.ts';
import { notGiven, otherCurrency } from '../shared/not-given.ts';
import { startReading } from '../shared/reading-age.ts';
import type { ExecutorCalls } from '../shared/lazy-executor.ts';
import type { Transport } from '../shared/transport.ts';
import { amountForStripe, moneyOf } from './amounts.ts';
import {
  type BalanceTransaction,
  type StripeForm,
  type StripeGivingApi,
  balanceTransactionSchema,
  stripeGivingApi,
} from './giving-client.ts';
import { stripeRecipients } from './recipients.ts';

/** Pages of a hundred of a customer's balance transactions that are looked through. */
const PAGES_AT_MOST = 10;

/**
 * Lowers what a customer owes on the next invoices. Stripe does one key once for a day; before and after that the transaction is found
 * by its `metadata`, which is listed at once, so that nothing is ever sent again that is there.
 */
export function createBalanceCredit(transport: Transport, nowMs: () => number): ExecutorCalls {
  const api = stripeGivingApi(transport);
  /** Of which this page does not know what came of an earlier attempt: what Stripe says of another attempt is no word about that one. */
  const open = new Set<string>();
  return {
    recipients: (customer) => stripeRecipients(api, customer),
    async execute(gesture, key) {
      const execution = await credit({ api, nowMs }, gesture, key);
      if (execution.kind === 'refused' && open.has(key)) return { kind: 'unknown', error: { kind: 'unreachable', what: 'Stripe' } };
      // What was throttled was not looked at.
      if (execution.kind === 'unknown' && execution.error.kind !== 'rate_limited') open.add(key);
      return execution;
    },
    find: (gesture, key) => find(api, gesture, key),
    reverse: (gesture, key, receipt) => reverse({ api, nowMs }, { gesture, key, receipt }),
  };
}

const refusalCode = (code: string): RefusalCode =>
  code === 'resource_missing'
    ? 'no_recipient'
    : code === 'amount_too_small'
      ? 'too_small'
      : code === 'amount_too_large'
        ? 'too_large'
        : 'declined';

interface Crediting {
  readonly api: StripeGivingApi;
  readonly nowMs: () => number;
}

async function credit({ api, nowMs }: Crediting, gesture: Parameters<GestureExecutor['execute']>[0], key: string): Promise<Execution> {
  const { recipientId, amount } = gesture;
  if (recipientId === null) return { kind: 'refused', code: 'no_recipient', reason: '' };
  const sum = amountForStripe(amount);
  if (!sum.ok || sum.value <= 0) return { kind: 'refused', code: 'too_small', reason: '' };
  const recent = startReading(nowMs, 'Stripe');
  const customer = await api.customer(recipientId);
  if (!customer.ok) return notGiven(customer.error, refusalCode);
  if (customer.value.deleted === true) return { kind: 'refused', code: 'no_recipient', reason: '' };
  const kept = customer.value.currency?.toUpperCase() ?? amount.currency;
  if (kept !== amount.currency) return otherCurrency(amount.currency, kept);
  const mayBeSent = recent();
  if (!mayBeSent.ok) return { kind: 'unknown', error: mayBeSent.error };
  const made = await api.adjustBalance(recipientId, formOf(gesture, key, -sum.value), key);
  if (made.ok) return { kind: 'receipt', receipt: receiptOf(gesture.kind, made.value) };
  if (!isAboutKey(made.error)) return notGiven(made.error, refusalCode);
  // The key was used before: what it was used for is there, or on its way.
  const found = await find(api, gesture, key);
  return found.kind === 'receipt' ? found : { kind: 'unknown', error: made.error };
}

/** Everything in it follows from the gesture and the key, so that each attempt sends the same. */
function formOf(gesture: JournalGesture & { readonly amount: Money }, key: string, amount: number): StripeForm {
  return {
    amount: String(amount),
    currency: gesture.amount.currency.toLowerCase(),
    description: gestureNote(gesture, key),
    'metadata[moment]': key,
    'metadata[ticket]': gesture.ticketId,
    'metadata[label]': accountingLabel(gesture.kind),
  };
}

/** Stripe's answers about the idempotency key itself. */
export function isAboutKey(fault: AppFault): boolean {
  return fault.kind === 'rejected' && (fault.code === 'idempotency_error' || fault.code === 'idempotency_key_in_use');
}

function receiptOf(kind: GestureKind, transaction: BalanceTransaction): Receipt {
  const balance = moneyOf(-transaction.ending_balance, transaction.currency);
  return {
    executor: 'stripe',
    kind,
    reference: transaction.id,
    steps: [SEND_REPLY],
    ...(balance !== null && { endingBalance: balance }),
  };
}

const voidKeyOf = (key: string): string => `void:${key}`;

interface Traces {
  readonly given: BalanceTransaction | null;
  readonly takenBack: BalanceTransaction | null;
  /** What the customer owes by now: less than 0 is a credit. */
  readonly balance: number;
}

/** Reads newest first until what was given is there, or everything was read: what takes it back is newer. */
async function tracesOf(api: StripeGivingApi, customerId: string, key: string): Promise<Result<Traces, AppFault>> {
  let takenBack: BalanceTransaction | null = null;
  let balance: number | null = null;
  let cursor: string | null = null;
  for (let page = 0; page < PAGES_AT_MOST; page += 1) {
    const read: Awaited<ReturnType<StripeGivingApi['balanceTransactions']>> = await api.balanceTransactions(customerId, cursor);
    if (!read.ok) return read;
    for (const row of read.value.items) {
      const parsed = v.safeParse(balanceTransactionSchema, row);
      if (!parsed.success) return fail({ kind: 'unreadable', what: 'Stripe', path: `data.${v.getDotPath(parsed.issues[0]) ?? ''}` });
      balance ??= parsed.output.ending_balance;
      const moment = parsed.output.metadata['moment'];
      if (moment === voidKeyOf(key)) takenBack = parsed.output;
      if (moment === key) return ok({ given: parsed.output, takenBack, balance });
    }
    cursor = read.value.next;
    if (cursor === null) return ok({ given: null, takenBack, balance: balance ?? 0 });
  }
  return fail({ kind: 'too_much_to_read', what: 'Stripe' });
}

async function find(api: StripeGivingApi, { kind, recipientId }: JournalGesture, key: string): Promise<FoundExecution> {
  if (recipientId === null) return { kind: 'none' };
  const traces = await tracesOf(api, recipientId, key);
  if (!traces.ok) return { kind: 'unknown', error: traces.error };
  const { given, takenBack } = traces.value;
  if (given === null) return { kind: 'none' };
  const back = takenBackOf(given, takenBack);
  return back === null ? { kind: 'receipt', receipt: receiptOf(kind, given) } : reversedBy(given, back);
}

/** Written beside a credit of which nothing was left to take back. */
const TAKEN_BACK = 'taken_back';

/** How much was taken back; null where nobody has taken it back. */
function takenBackOf(given: BalanceTransaction, takenBack: BalanceTransaction | null): number | null {
  if (takenBack !== null) return takenBack.amount;
  return given.metadata[TAKEN_BACK] === undefined ? null : 0;
}

/** What of a credit could not be taken back, because invoices had used it. */
function reversedBy(given: BalanceTransaction, takenBack: number): Extract<Reversal, { kind: 'reversed' }> {
  return { kind: 'reversed', left: -given.amount === takenBack ? [] : ['spent'] };
}

async function reverse(
  { api, nowMs }: Crediting,
  { gesture, key, receipt }: { readonly gesture: JournalGesture; readonly key: string; readonly receipt: Receipt | null },
): Promise<Reversal> {
  if (gesture.recipientId === null) return { kind: 'reversed', left: [] };
  const recent = startReading(nowMs, 'Stripe');
  const traces = await tracesOf(api, gesture.recipientId, key);
  if (!traces.ok) return { kind: 'unknown', error: traces.error };
  const { given, takenBack, balance } = traces.value;
  // Stripe has no way to forbid what was never asked of it.
  if (given === null)
    return receipt === null ? { kind: 'reversed', left: [] } : { kind: 'unknown', error: { kind: 'not_listed', what: 'Stripe' } };
  const back = takenBackOf(given, takenBack);
  if (back !== null) return reversedBy(given, back);
  // No more than is still there: taking back what an invoice has used would make the customer owe it.
  const amount = Math.min(-given.amount, Math.max(0, -balance));
  if (amount === 0) {
    // Else what the customer is given later would be taken for this.
    const noted = await api.noteOnTransaction(gesture.recipientId, given.id, { [`metadata[${TAKEN_BACK}]`]: '0' });
    return noted.ok ? reversedBy(given, 0) : { kind: 'unknown', error: noted.error };
  }
  const form: StripeForm = {
    amount: String(amount),
    currency: given.currency,
    description: `${gestureNote(gesture, key)}, taken back`,
    'metadata[moment]': voidKeyOf(key),
    'metadata[ticket]': gesture.ticketId,
    'metadata[label]': accountingLabel(gesture.kind),
  };
  const mayBeSent = recent();
  if (!mayBeSent.ok) return { kind: 'unknown', error: mayBeSent.error };
  const made = await api.adjustBalance(gesture.recipientId, form, voidKeyOf(key));
  return made.ok ? reversedBy(given, made.value.amount) : { kind: 'unknown', error: made.error };
}
