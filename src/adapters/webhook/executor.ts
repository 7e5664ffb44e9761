import * as v from 'valibot';
import { isMoneyKind } from '#domain/gestures/gesture.ts';
import { SEND_REPLY } from '#domain/moments/steps.ts';
import { money } from '#domain/money/money.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { ExecutableGesture, Execution, FoundExecution, JournalGesture, Receipt } from '#ports/gesture-executor.ts';
import type { WebhookSettings } from '#ports/settings.ts';
import type { ExecutorCalls } from '../shared/lazy-executor.ts';
import { notGiven } from '../shared/not-given.ts';
import type { Transport } from '../shared/transport.ts';
import { saysNothingDone } from '../shared/vendor-request.ts';
import type { ZendeskRequest } from '../zendesk/request.ts';
import { REFUSED, type WebhookAnswer, webhookApi } from './client.ts';

const NAME = 'webhook';

/** Gestures by the company's own system, which knows a customer by their number in Zendesk, and where it is told so by their address. */
export function createWebhookExecutor(
  { transport, request }: { readonly transport: Transport; readonly request: ZendeskRequest },
  settings: WebhookSettings,
): ExecutorCalls {
  const api = webhookApi(transport, settings);
  return {
    recipients: () => Promise.resolve(ok(null)),
    async execute(gesture, key) {
      const email = settings.sendsEmail ? await emailOf(request, gesture.customerId) : ok(null);
      // Nothing is asked for somebody who cannot be named.
      if (!email.ok) return { kind: 'unknown', error: email.error };
      const answer = await api.carryOut(key, { ...sentOf(gesture), customer: customerOf(gesture, email.value) });
      return answer.ok ? executed(answer.value, gesture, key) : unexecuted(answer.error);
    },
    async find(gesture, key) {
      const answer = await api.find(key);
      return answer.ok ? foundOf(answer.value, gesture) : { kind: 'unknown', error: answer.error };
    },
    async reverse(_gesture, key) {
      const answer = await api.reverse(key);
      if (!answer.ok) return { kind: 'unknown', error: answer.error };
      if (answer.value.status === 'reversed') return reversedOf(answer.value);
      return answer.value.status === 'refused'
        ? { kind: 'reversed', left: ['with_provider'] }
        : { kind: 'unknown', error: unreadable('status') };
    },
  };
}

function sentOf({ kind, ticketId, amount, count }: ExecutableGesture): Readonly<Record<string, unknown>> {
  return {
    gesture: kind,
    ...(isMoneyKind(kind) && { amount_minor: amount.amountMinor, currency: amount.currency }),
    ...(count !== undefined && { count }),
    ticket: ticketId,
  };
}

function customerOf({ customerId }: JournalGesture, email: string | null): Readonly<Record<string, string>> {
  return { zendesk_id: customerId, ...(email !== null && { email }) };
}

/** What was sent is not known under this key: only looking for it says `none`. */
function executed(answer: WebhookAnswer, gesture: JournalGesture, key: string): Execution {
  const found = foundOf(answer, gesture);
  if (found.kind === 'none') return { kind: 'unknown', error: unreadable('status') };
  // Whoever took it back before it arrived has forbidden it, and looking for the key says so.
  return found.kind === 'reversed' ? { kind: 'unknown', error: { ...unreadable('status'), cause: `${key} was taken back` } } : found;
}

/** Refused before anything of it was carried out, or not known. */
function unexecuted(error: AppFault): Execution {
  if (error.kind === 'rejected' && error.code !== REFUSED && error.status !== undefined && !saysNothingDone(error.status)) {
    // In another form it is no word of the contract: something on the way may say it after the system has done it.
    const { detail: _noWords, status, ...told } = error;
    return { kind: 'unknown', error: { ...told, kind: 'unavailable', status } };
  }
  return notGiven(error, () => 'declined');
}

function foundOf(answer: WebhookAnswer, { kind }: JournalGesture): FoundExecution {
  switch (answer.status) {
    case 'done':
      return { kind: 'receipt', receipt: receiptOf(answer, kind) };
    case 'pending':
      return { kind: 'pending', receipt: receiptOf(answer, kind) };
    case 'refused':
      return { kind: 'refused', code: answer.code, reason: answer.message };
    case 'none':
      return { kind: 'none' };
    case 'reversed':
      return reversedOf(answer);
  }
}

type Issued = Extract<WebhookAnswer, { status: 'done' | 'pending' }>;

function receiptOf({ reference, ending_balance: balance, expires_at: expiresAt }: Issued, kind: Receipt['kind']): Receipt {
  return {
    executor: NAME,
    kind,
    reference,
    steps: [SEND_REPLY],
    ...(balance !== undefined && { endingBalance: money(balance.amount_minor, balance.currency) }),
    ...(expiresAt !== undefined && { expiresAtMs: Date.parse(expiresAt) }),
  };
}

function reversedOf({ spent }: Extract<WebhookAnswer, { status: 'reversed' }>): Extract<FoundExecution, { readonly kind: 'reversed' }> {
  if (spent === undefined || spent.amount_minor === 0) return { kind: 'reversed', left: [] };
  return { kind: 'reversed', left: ['spent'] };
}

function unreadable(path: string): Extract<AppFault, { readonly kind: 'unreadable' }> {
  return { kind: 'unreadable', what: 'Webhook', path };
}

const userAnswer = v.object({ user: v.object({ email: v.fallback(v.nullable(v.string()), null) }) });

/** The main address as Zendesk has it; null where it has none. One request. */
async function emailOf(request: ZendeskRequest, customerId: string): Promise<Result<string | null, AppFault>> {
  const found = await request({
    what: 'users',
    method: 'GET',
    isOfAccount: false,
    path: `/api/v2/users/${encodeURIComponent(customerId)}`,
    answer: userAnswer,
  });
  return found.ok ? ok(found.value.user.email) : found;
}
