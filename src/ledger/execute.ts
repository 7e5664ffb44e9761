import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { Commitment } from '#domain/journal/types.ts';
import type { Moment } from '#domain/moments/moment.ts';
import { assert } from '#domain/shared/assert.ts';
import type {
  ExecutableGesture,
  Execution,
  FoundExecution,
  GestureExecutor,
  JournalGesture,
  NotReversed,
} from '#ports/gesture-executor.ts';
import type { MomentStore } from '#ports/moment-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { LedgerReader } from './ledger-reader.ts';
import { ATTEMPTS, pauseAfter, retrying } from './retrying.ts';

export interface ExecutePorts {
  /** The first that is for a gesture carries it out; the last is for every gesture. */
  readonly executors: readonly GestureExecutor[];
  readonly moments: Pick<MomentStore, 'keepReceipt'>;
  readonly reader: Pick<LedgerReader, 'entries'>;
  readonly runtime: Pick<Runtime, 'random' | 'wait'>;
}

/** Who carries out gestures of a kind from now on. */
export function executorFor(executors: readonly GestureExecutor[], kind: GestureKind): GestureExecutor {
  const executor = executors.find((one) => one.isFor(kind));
  assert(executor !== undefined, `somebody carries out a ${kind}`);
  return executor;
}

/** Who carries out this moment: whom its post names, whoever would be asked for another by now. */
export function executorOfMoment(
  { executors, reader }: Pick<ExecutePorts, 'executors' | 'reader'>,
  executable: MomentGesture,
): GestureExecutor {
  for (const { kind, momentId, detail } of reader.entries()) {
    const named = kind === 'post' && momentId === executable.momentId ? executors.find(({ name }) => name === detail.receipt) : undefined;
    if (named !== undefined) return named;
  }
  return executorFor(executors, executable.gesture.kind);
}

/** A gesture with its moment, whose id is its key. */
export interface MomentGesture {
  readonly momentId: string;
  readonly gesture: JournalGesture;
}

export interface Executable extends MomentGesture {
  readonly gesture: ExecutableGesture;
}

/** What is to be carried out of a moment that was planned. */
export function executableOfDraft(
  { gesture, amount, customerId, ticketId }: Pick<Moment, 'gesture' | 'amount' | 'customerId' | 'ticketId'>,
  momentId: string,
): Executable {
  return { momentId, gesture: { kind: gesture, amount, customerId, ticketId } };
}

/** The gesture of what the journal holds; null where that does not say what was given. */
export function momentGestureOf({ momentId, customerId, ticketId, detail }: Commitment): MomentGesture | null {
  const { gesture: kind } = detail;
  return kind === undefined ? null : { momentId, gesture: { kind, customerId, ticketId } };
}

/**
 * Carries out a moment that is posted, and keeps its receipt. One that an earlier attempt may have reached is looked for first,
 * and so is one whose answer was lost: where even that tells nothing it stays unknown, and nobody guesses.
 */
export async function executeMoment(
  ports: ExecutePorts,
  executable: Executable,
  { isFirst }: { readonly isFirst: boolean },
): Promise<Execution> {
  const executor = executorOfMoment(ports, executable);
  const earlier = isFirst ? ({ kind: 'none' } as const) : await found(ports, executor, executable);
  if (earlier.kind !== 'none') return kept(ports, executable, earlier);
  const executed = await executor.execute(executable.gesture, executable.momentId);
  if (executed.kind !== 'unknown') return kept(ports, executable, executed);
  const later = await found(ports, executor, executable);
  // What is not found yet may still arrive.
  return later.kind === 'none' ? executed : kept(ports, executable, later);
}

/** What became of a moment with whoever carries it out. Does nothing. */
export function findExecution(ports: ExecutePorts, executable: MomentGesture): Promise<FoundExecution> {
  return executorOfMoment(ports, executable).find(executable.gesture, executable.momentId);
}

/** Takes back what was carried out of a moment. Says what that does not reach. */
export async function reverseExecution(ports: ExecutePorts, executable: MomentGesture): Promise<readonly NotReversed[]> {
  const executor = executorOfMoment(ports, executable);
  const execution = await found(ports, executor, executable);
  switch (execution.kind) {
    case 'none':
    case 'refused':
      return [];
    case 'unknown':
      return ['not_reversed'];
    case 'receipt':
    case 'pending': {
      const reversal = await executor.reverse(execution.receipt);
      return reversal.kind === 'reversed' ? reversal.left : ['not_reversed'];
    }
  }
}

/** Asks until there is an answer, or as often as anything is tried. */
async function found({ runtime }: ExecutePorts, executor: GestureExecutor, executable: MomentGesture): Promise<FoundExecution> {
  for (let attempt = 1; ; attempt += 1) {
    const execution = await executor.find(executable.gesture, executable.momentId);
    const pauseMs = execution.kind === 'unknown' && attempt < ATTEMPTS ? pauseAfter(execution.error, attempt, runtime) : null;
    if (pauseMs === null) return execution;
    await runtime.wait(pauseMs);
  }
}

/** A receipt that cannot be kept is no harm: its key finds it. */
async function kept({ moments, runtime }: ExecutePorts, { momentId }: MomentGesture, execution: Execution): Promise<Execution> {
  const isToKeep = execution.kind === 'receipt' && execution.receipt.reference !== '';
  if (isToKeep) {
    const { executor, reference } = execution.receipt;
    await retrying(runtime, () => moments.keepReceipt(momentId, { executor, reference }));
  }
  return execution;
}
