import { BY_HAND } from '#domain/gestures/executors.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import { LEASE_MS } from '#domain/journal/lease.ts';
import type { Commitment, JournalEntry } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { assert } from '#domain/shared/assert.ts';
import { isOutcomeUnknown } from '#ports/app-fault.ts';
import type {
  ExecutableGesture,
  Execution,
  FoundExecution,
  GestureExecutor,
  JournalGesture,
  NotReversed,
  Receipt,
} from '#ports/gesture-executor.ts';
import type { KeptReceipt, MomentStore } from '#ports/moment-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import { NOT_THERE, askedUntilKnown, isTurnedAway, isWorthRepeating } from './asking.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { ATTEMPTS, pauseAfter, retrying } from './retrying.ts';

export interface ExecutePorts {
  /** The first that is for a gesture carries it out; the last is for every gesture. */
  readonly executors: readonly GestureExecutor[];
  readonly moments: Pick<MomentStore, 'keepReceipt'>;
  readonly reader: Pick<LedgerReader, 'entries'>;
  readonly runtime: Pick<Runtime, 'nowMs' | 'random' | 'wait'>;
}

/** An agent waits for a provider no longer than this before it is said that nothing is known; whoever asks again goes on. */
const PATIENCE_MS = 20_000;

/** Who carries out gestures of a kind from now on. */
export function executorFor(executors: readonly GestureExecutor[], kind: GestureKind): GestureExecutor {
  const executor = executors.find((one) => one.isFor(kind));
  assert(executor !== undefined, `somebody carries out a ${kind}`);
  return executor;
}

/** Who carries out a moment, and for whom there. */
export interface Route {
  /** Null where its post names somebody whom these settings know no more. */
  readonly executor: GestureExecutor | null;
  /** As the post names them. */
  readonly name: string;
  readonly recipientId: string | null;
  /** When its post was stamped; 0 where no post names anybody. */
  readonly postedAtMs: number;
}

/** Who carries out this moment: whom its post names. One whose post names nobody is left to people, whoever would be asked for another. */
export function routeOfMoment({ executors, reader }: Pick<ExecutePorts, 'executors' | 'reader'>, momentId: string): Route {
  let name: string = BY_HAND;
  let recipientId: string | null = null;
  let postedAtMs = 0;
  for (const entry of reader.entries()) {
    if (entry.kind !== 'post' || entry.momentId !== momentId || entry.detail.receipt === undefined) continue;
    name = entry.detail.receipt;
    recipientId = entry.detail.recipientId ?? null;
    postedAtMs = entry.createdAtMs;
    // Who granted it named nobody; of several posts of a delivery each names the same.
    break;
  }
  return { executor: executors.find((one) => one.name === name) ?? null, name, recipientId, postedAtMs };
}

/** The moments that a provider carries out, as far as their posts were read. */
export function momentsOfProviders(entries: Iterable<JournalEntry>): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { kind, momentId, detail } of entries) {
    if (kind === 'post' && detail.receipt !== undefined && detail.receipt !== BY_HAND) ids.add(momentId);
  }
  return ids;
}

/** A gesture with its moment, whose id is its key. */
export interface MomentGesture {
  readonly momentId: string;
  readonly gesture: Omit<JournalGesture, 'recipientId'>;
}

export interface Executable extends MomentGesture {
  readonly gesture: Omit<ExecutableGesture, 'recipientId'>;
}

/** What is to be carried out of a moment that was planned. */
export function executableOfDraft(
  { gesture, amount, count, customerId, ticketId }: Pick<Moment, 'gesture' | 'amount' | 'count' | 'customerId' | 'ticketId'>,
  momentId: string,
): Executable {
  return { momentId, gesture: { kind: gesture, amount, count, customerId, ticketId } };
}

/** The gesture of what the journal holds; null where that does not say what was given. */
export function momentGestureOf({ momentId, customerId, ticketId, detail }: Commitment): MomentGesture | null {
  const { gesture: kind } = detail;
  return kind === undefined ? null : { momentId, gesture: { kind, customerId, ticketId } };
}

/**
 * Carries out a moment that is posted. One that an earlier attempt may have reached is looked for first, and so is one whose answer
 * was lost: where even that tells nothing it stays unknown, and nobody guesses. Whoever turns a request away before looking at its key
 * says nothing of an earlier one, on whichever page, which may still arrive. A page that has slept looks before it sends, for a
 * colleague may have had it done since and its provider have forgotten the key. Where the provider does not see to it that one key is
 * carried out once, only the first attempt executes: what is not found later is `none`, and to be undone.
 */
export async function executeMoment(
  ports: Pick<ExecutePorts, 'executors' | 'reader' | 'runtime'>,
  executable: Executable,
  { isFirst }: { readonly isFirst: boolean },
): Promise<FoundExecution> {
  const { executor, recipientId, postedAtMs } = routeOfMoment(ports, executable.momentId);
  if (executor === null) return NOT_THERE;
  const { runtime } = ports;
  const of = { key: executable.momentId, gesture: { ...executable.gesture, recipientId } };
  /** When nothing of it was there. */
  let clearAtMs = isFirst ? postedAtMs : -Infinity;
  const startedMs = runtime.nowMs();
  let unsure: Extract<Execution, { kind: 'unknown' }> | null = null;
  for (let attempt = 1; ; attempt += 1) {
    if (runtime.nowMs() - clearAtMs > CLEAR_MS) {
      const earlier = await found(ports, executor, of);
      if (earlier.kind !== 'none' || !executor.isIdempotent) return earlier;
      clearAtMs = runtime.nowMs();
      unsure ??= EARLIER;
    }
    const executed = await executor.execute(of.gesture, of.key);
    // While this page slept and had not read its answer, others may have asked.
    if (executor.isIdempotent && runtime.nowMs() - clearAtMs > CLEAR_MS) unsure ??= EARLIER;
    if (executed.kind !== 'unknown') {
      return unsure !== null && executed.kind === 'refused' && isTurnedAway(executed.code) ? { ...unsure, isTurnedAway: true } : executed;
    }
    if (isOutcomeUnknown(executed.error)) {
      unsure = executed;
      const later = await found(ports, executor, of);
      if (later.kind !== 'none') return later;
      clearAtMs = runtime.nowMs();
    }
    const mayRepeat = (executor.isIdempotent || unsure === null) && isWorthRepeating(executed.error);
    const isPatient = attempt < ATTEMPTS && runtime.nowMs() - startedMs < PATIENCE_MS;
    const pauseMs = mayRepeat && isPatient ? pauseAfter(executed.error, attempt, runtime) : null;
    // What is not found yet may still arrive.
    if (pauseMs === null) return unsure === null || unsure === EARLIER ? executed : unsure;
    await runtime.wait(pauseMs);
    // Whoever has found the ticket meanwhile may have asked as well.
    if (executor.isIdempotent) unsure ??= EARLIER;
  }
}

/** So long after nothing was there it may be sent without looking again. */
const CLEAR_MS = LEASE_MS;

/** Of an earlier attempt, by whichever page, that was not found. */
const EARLIER = { kind: 'unknown', error: { kind: 'unreachable', what: 'executor' } } as const satisfies Execution;

/** What became of a moment with whoever carries it out. Does nothing. */
export function findExecution(
  ports: Pick<ExecutePorts, 'executors' | 'reader'>,
  { momentId, gesture }: MomentGesture,
): Promise<FoundExecution> {
  const { executor, recipientId } = routeOfMoment(ports, momentId);
  return executor === null ? Promise.resolve(NOT_THERE) : executor.find({ ...gesture, recipientId }, momentId);
}

/** Takes back what was carried out of a moment, and forbids what was not yet where the provider can. Says what that does not reach. */
export async function reverseExecution(ports: ExecutePorts, { momentId, gesture }: MomentGesture): Promise<readonly NotReversed[]> {
  const { executor, recipientId } = routeOfMoment(ports, momentId);
  if (executor === null) return ['not_reversed'];
  const of = { key: momentId, gesture: { ...gesture, recipientId } };
  const execution = await found(ports, executor, of);
  switch (execution.kind) {
    case 'refused':
      return [];
    case 'reversed':
      return execution.left;
    case 'unknown':
      return ['not_reversed'];
    case 'none':
      return reversed(ports, executor, { ...of, receipt: null });
    case 'receipt':
    case 'pending':
      return reversed(ports, executor, { ...of, receipt: execution.receipt });
  }
}

interface Keyed {
  readonly key: string;
  readonly gesture: JournalGesture;
}

async function reversed(
  { runtime }: Pick<ExecutePorts, 'runtime'>,
  executor: GestureExecutor,
  { key, gesture, receipt }: Keyed & { readonly receipt: Receipt | null },
): Promise<readonly NotReversed[]> {
  for (let attempt = 1; ; attempt += 1) {
    const reversal = await executor.reverse(gesture, key, receipt);
    if (reversal.kind === 'reversed') return reversal.left;
    const pauseMs = attempt < ATTEMPTS && isWorthRepeating(reversal.error) ? pauseAfter(reversal.error, attempt, runtime) : null;
    if (pauseMs === null) return ['not_reversed'];
    await runtime.wait(pauseMs);
  }
}

function found({ runtime }: Pick<ExecutePorts, 'runtime'>, executor: GestureExecutor, { key, gesture }: Keyed): Promise<FoundExecution> {
  return askedUntilKnown(runtime, () => executor.find(gesture, key));
}

/**
 * Keeps with the record of a moment what came of carrying it out: where it is known there, or that it is not known to be done. That
 * it cannot be kept is no harm: its key finds it.
 */
export async function keepExecution(
  { moments, runtime }: Pick<ExecutePorts, 'moments' | 'runtime'>,
  { momentId, by }: { readonly momentId: string; readonly by: string },
  execution: FoundExecution,
): Promise<void> {
  const receipt = receiptToKeep(execution, by);
  if (receipt !== null) await retrying(runtime, () => moments.keepReceipt(momentId, receipt));
}

function receiptToKeep(execution: FoundExecution, executor: string): KeptReceipt | null {
  switch (execution.kind) {
    case 'receipt': {
      const { reference } = execution.receipt;
      return reference === '' ? null : { executor, reference };
    }
    case 'pending':
      return { executor, reference: execution.receipt.reference, isOpen: true };
    case 'unknown':
      return { executor, reference: '', isOpen: true };
    case 'refused':
    case 'none':
    case 'reversed':
      return null;
  }
}
