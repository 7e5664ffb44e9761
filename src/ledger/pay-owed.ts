import { type RefundTodo, type Todo, type TodoRefund, doneTodo, todoWithRefund } from '#domain/moments/todos.ts';
import { type AppFault, isOutcomeUnknown } from '#ports/app-fault.ts';
import type { ProviderRefusal } from '#ports/gesture-executor.ts';
import type { MomentStore, StoredMoment } from '#ports/moment-store.ts';
import type { FoundOwed, OwedExecution, OwedExecutor, OwedRefund } from '#ports/owed-executor.ts';
import type { Runtime } from '#ports/runtime.ts';
import { owedKey } from '#domain/moments/owed-key.ts';
import { HOUR_MS } from '#domain/shared/time.ts';
import { NOT_THERE, askedUntilKnown, isTurnedAway, isWorthRepeating } from './asking.ts';
import { ATTEMPTS, pauseAfter, retrying } from './retrying.ts';

export interface OwedPorts {
  /** Whoever can pay back, chosen by name. */
  readonly owed: readonly OwedExecutor[];
  readonly moments: Pick<MomentStore, 'amend'>;
  readonly runtime: Pick<Runtime, 'nowMs' | 'random' | 'wait'>;
}

/** A to-do of a moment that is paid back, and by whose hand. */
export interface OwedStep {
  readonly momentId: string;
  readonly ticketId: string;
  readonly what: string;
  readonly whoId: string;
  readonly whoName: string;
}

/** What came of it, with the to-do as it is to be kept; `refusal` in the provider's words, which nobody keeps. */
export interface OwedOutcome {
  readonly todo: RefundTodo;
  readonly refusal: ProviderRefusal | null;
  /** Why nobody knows; null where that is known. */
  readonly error: AppFault | null;
  /** Why nothing was sent, though it was begun, so that it can be begun again; null where it was. */
  readonly notSent: AppFault | null;
}

/** Why nothing was sent: it could not be written down that it begins, or somebody has done it, or begun it, meanwhile. */
type NotBegun = { readonly kind: 'not_begun'; readonly error: AppFault } | { readonly kind: 'elsewhere'; readonly moment: StoredMoment };

/**
 * Writes down what is to be paid back before anything is sent, so that whoever comes next asks about that and begins nothing else. What was
 * begun at another instant is somebody else's, also where the same person chose the same: their page may have had it paid long ago. Of two
 * who begin at once one may not see the other: then both have the same key at the provider.
 */
export async function beginOwed(
  { moments, runtime }: OwedPorts,
  step: OwedStep,
  chosen: Pick<TodoRefund, 'executor' | 'candidateId' | 'amount' | 'attempt'>,
): Promise<{ readonly kind: 'begun'; readonly todo: RefundTodo; readonly moment: StoredMoment } | NotBegun> {
  const { momentId, what, whoId, whoName } = step;
  const refund: TodoRefund = { ...chosen, begunAtMs: runtime.nowMs(), state: 'begun', reference: '' };
  const todo: RefundTodo = { what, whoId, whoName, doneAtMs: null, refund };
  const amended = await retrying(runtime, () => moments.amend(momentId, { todos: [todo] }));
  if (!amended.ok) return { kind: 'not_begun', error: amended.error };
  const { moment } = amended.value;
  const asked = todoWithRefund(moment.todos);
  const isOurs = asked !== null && asked.what === what && asked.whoId === whoId && isSameRefund(asked.refund, refund);
  return isOurs && doneTodo(moment.todos, what) === null ? { kind: 'begun', todo, moment } : { kind: 'elsewhere', moment };
}

function isSameRefund(one: TodoRefund, other: TodoRefund): boolean {
  return (
    one.state === other.state &&
    one.attempt === other.attempt &&
    one.begunAtMs === other.begunAtMs &&
    one.executor === other.executor &&
    one.candidateId === other.candidateId &&
    one.amount.amountMinor === other.amount.amountMinor &&
    one.amount.currency === other.amount.currency
  );
}

/** Which attempt follows what was asked for before. Where nobody looked at a key, another page may have had it paid under that. */
export function nextAttempt(before: TodoRefund | undefined): number {
  if (before?.state !== 'refused') return 1;
  return before.isTurnedAway === true ? before.attempt : before.attempt + 1;
}

/** Providers know a key for a day at least: after that only looking for it is safe, since another page may have used it for another payment. */
const SENT_WITHIN_MS = 20 * HOUR_MS;

/**
 * Has paid back what was begun. Unless this page has just begun it, it is looked for first; where even that tells nothing it stays
 * unknown. Whoever turns a request away before looking at its key says nothing of one before that may have arrived.
 */
export async function payOwed(
  { owed, runtime }: OwedPorts,
  step: OwedStep,
  { refund, isFirst }: { readonly refund: TodoRefund; readonly isFirst: boolean },
): Promise<OwedOutcome> {
  const executor = owed.find(({ name }) => name === refund.executor);
  const sent = { ...refundOf(step, refund), isFirst, untilMs: (refund.begunAtMs ?? runtime.nowMs()) + SENT_WITHIN_MS };
  const execution = executor === undefined ? NOT_THERE : await executed({ executor, runtime }, sent);
  return outcomeOf(step, refund, execution, runtime.nowMs());
}

/** What became of a refund that was begun, and done by hand since: it is looked for, and never sent. Null where nothing became of it. */
export async function findOwed({ owed, runtime }: OwedPorts, step: OwedStep, refund: TodoRefund): Promise<OwedOutcome | null> {
  const executor = owed.find(({ name }) => name === refund.executor);
  const sent = refundOf(step, refund);
  const execution = executor === undefined ? NOT_THERE : await found({ executor, runtime }, sent.refund, sent.key);
  return execution === null ? null : outcomeOf(step, refund, execution, runtime.nowMs());
}

interface Sent {
  readonly refund: OwedRefund;
  readonly key: string;
  readonly isFirst: boolean;
  /** Nothing is sent any more from then on. */
  readonly untilMs: number;
}

function refundOf({ momentId, ticketId }: OwedStep, { candidateId, amount, attempt }: TodoRefund): Pick<Sent, 'refund' | 'key'> {
  return { refund: { candidateId, amount, momentId, ticketId }, key: owedKey(momentId, attempt) };
}

interface Asking {
  readonly executor: OwedExecutor;
  readonly runtime: OwedPorts['runtime'];
}

async function executed(asking: Asking, { refund, key, isFirst, untilMs }: Sent): Promise<OwedExecution> {
  const { executor, runtime } = asking;
  // One before, on whichever page, may still arrive.
  let unsure: OwedExecution | null = isFirst ? null : LOST;
  if (!isFirst) {
    const earlier = await found(asking, refund, key);
    if (earlier !== null) return earlier;
  }
  for (let attempt = 1; ; attempt += 1) {
    // Each time, for the page may have slept since.
    if (runtime.nowMs() >= untilMs) return LOST;
    const made = await executor.execute(refund, key);
    if (made.kind !== 'unknown' && made.kind !== 'not_sent') {
      return unsure !== null && made.kind === 'refused' && isTurnedAway(made.code) ? unsure : made;
    }
    if (made.kind === 'unknown' && isOutcomeUnknown(made.error)) {
      unsure = made;
      const later = await found(asking, refund, key);
      if (later !== null) return later;
    }
    const pauseMs = isWorthRepeating(made.error) && attempt < ATTEMPTS ? pauseAfter(made.error, attempt, runtime) : null;
    if (pauseMs === null) return unsure ?? made;
    await runtime.wait(pauseMs);
  }
}

const LOST: Known = { kind: 'unknown', error: { kind: 'unreachable', what: 'executor' } };

type Known = Exclude<FoundOwed, { readonly kind: 'none' }>;

/** What is known of it; null where nothing is there. */
async function found({ executor, runtime }: Asking, refund: OwedRefund, key: string): Promise<Known | null> {
  const execution = await askedUntilKnown(runtime, () => executor.find(refund, key));
  return execution.kind === 'none' ? null : execution;
}

function outcomeOf({ what, whoId, whoName }: OwedStep, refund: TodoRefund, execution: OwedExecution, nowMs: number): OwedOutcome {
  const todo: Omit<Todo, 'refund'> = { what, whoId, whoName, doneAtMs: null };
  switch (execution.kind) {
    case 'receipt':
      return known({
        ...todo,
        doneAtMs: nowMs,
        refund: { ...refund, ...execution.paid, state: 'paid', reference: execution.receipt.reference },
      });
    case 'pending':
      return known({ ...todo, refund: { ...refund, ...execution.paid, state: 'pending', reference: execution.receipt.reference } });
    case 'refused':
      return { ...known({ ...todo, refund: refusedBy(refund, execution) }), refusal: execution };
    case 'unknown':
      return { ...known({ ...todo, refund }), error: execution.error };
    case 'not_sent':
      return { ...known({ ...todo, refund: { ...refund, state: 'refused', isTurnedAway: true } }), notSent: execution.error };
  }
}

function refusedBy(refund: TodoRefund, { code }: ProviderRefusal): TodoRefund {
  return { ...refund, state: 'refused', ...(isTurnedAway(code) && { isTurnedAway: true }) };
}

function known(todo: RefundTodo): OwedOutcome {
  return { todo, refusal: null, error: null, notSent: null };
}
