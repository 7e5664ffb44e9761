import { BY_HAND } from '#domain/gestures/executors.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { executorFor } from '#ledger/execute.ts';
import { retrying } from '#ledger/retrying.ts';
import type { Draft, NamedExecutor } from '#ledger/types.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { GestureExecutor, Recipient } from '#ports/gesture-executor.ts';
import type { GivingCore } from './giving-core.ts';
import type { CarriedOut } from './flows.ts';
import { isInCurrency } from './recipient-currency.ts';

const HAND: NamedExecutor = { name: BY_HAND, recipientId: null };

/**
 * Who carries out what is pressed, and for whom there. Null where the agent is asked who the customer is: nobody guesses among
 * several, goes by an address that nobody has verified, or takes one that is kept in another currency.
 */
export async function chooseRecipient(
  core: GivingCore,
  draft: Pick<Draft, 'gesture' | 'amount'>,
  how?: CarriedOut,
): Promise<NamedExecutor | null> {
  if (how !== undefined && 'byHand' in how) return HAND;
  const executor = executorFor(core.ports.executors, draft.gesture);
  if (how !== undefined) return { name: executor.name, recipientId: how.recipientId };
  const found = await recipientsOf(core, executor);
  if (found === null) return null;
  const chosen = found.ok ? onlyOne(found.value, draft) : null;
  if (chosen !== null) return { name: executor.name, recipientId: chosen.recipientId };
  const { currency } = draft.amount;
  core.update({ giving: { phase: 'recipient', by: executor.label, currency, found: found.ok ? ok(found.value ?? []) : found } });
  return null;
}

/** The same where nobody can be asked: then whoever delivers it issues it by hand. */
export async function recipientOrHand(core: GivingCore, draft: Pick<Draft, 'gesture' | 'amount'>): Promise<NamedExecutor> {
  const executor = executorFor(core.ports.executors, draft.gesture);
  const found = await recipientsOf(core, executor);
  const chosen = found?.ok === true ? onlyOne(found.value, draft) : null;
  return chosen === null ? HAND : { name: executor.name, recipientId: chosen.recipientId };
}

function onlyOne(found: readonly Recipient[] | null, { amount }: Pick<Draft, 'amount'>): Pick<NamedExecutor, 'recipientId'> | null {
  if (found === null) return { recipientId: null };
  const [first, ...others] = found;
  if (first === undefined || others.length > 0 || !first.isVerified) return null;
  return isInCurrency(first, amount.currency) ? { recipientId: first.id } : null;
}

/** Null where the ticket has another customer by now. */
async function recipientsOf(core: GivingCore, executor: GestureExecutor): Promise<Result<readonly Recipient[] | null, AppFault> | null> {
  const { runtime, workspace } = core.ports;
  const { requester } = core.getFacts().ticket;
  const { userFields, emails } = executor.wants;
  let customer: typeof requester = requester;
  if (userFields.length > 0 || emails) {
    const read = await workspace.readTicket({ causeFieldId: null, userFields, emails });
    if (!read.ok) return { ok: false, error: { kind: 'unreachable', what: 'users', cause: read.error } };
    if (read.value.requester.id !== requester.id) {
      core.update({ giving: { phase: 'idle' } });
      return null;
    }
    customer = read.value.requester;
  }
  return retrying(runtime, () => executor.recipients(customer));
}
