import { type Result, fail } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';

/** One call of a faked store. */
export interface StoreCall {
  readonly agentId: string;
  readonly method: string;
  /** The idempotency key or keys, where the method has any. */
  readonly keys: readonly string[];
}

/** What goes wrong with a faked store: assign a function to switch one on, null to switch it off. */
export interface StoreFaults {
  /** Fails a call before it has any effect. */
  errorBefore: ((call: StoreCall) => AppFault | null) | null;
  /** Loses the reply of a call that took effect. */
  loseReply: ((call: StoreCall) => boolean) | null;
  /** Holds a call up, before its effect and again before its answer. */
  latency: ((call: StoreCall, when: 'before' | 'after') => Promise<void>) | null;
}

export function noFaults(): StoreFaults {
  return { errorBefore: null, loseReply: null, latency: null };
}

/** Runs a call through the faults and notes it. */
export async function throughFaults<T>(
  log: { readonly faults: StoreFaults; readonly calls: StoreCall[] },
  call: StoreCall,
  effect: () => Result<T, AppFault>,
): Promise<Result<T, AppFault>> {
  const { faults, calls } = log;
  calls.push(call);
  // Even without latency nothing is answered in the same turn, as with a real server.
  await (faults.latency?.(call, 'before') ?? Promise.resolve());
  const error = faults.errorBefore?.(call) ?? null;
  if (error !== null) return fail(error);
  const result = effect();
  await (faults.latency?.(call, 'after') ?? Promise.resolve());
  return faults.loseReply?.(call) === true ? fail({ kind: 'unreachable', what: 'journal', cause: 'lost reply' }) : result;
}
