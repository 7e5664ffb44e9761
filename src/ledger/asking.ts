import { type AppFault, isOutcomeUnknown } from '#ports/app-fault.ts';
import type { Execution, FoundExecution, RefusalCode } from '#ports/gesture-executor.ts';
import type { Runtime } from '#ports/runtime.ts';
import { ATTEMPTS, pauseAfter } from './retrying.ts';

/** Its provider is not among those that the settings name. */
export const NOT_THERE = { kind: 'unknown', error: { kind: 'not_set_up', what: 'executor' } } as const satisfies Execution;

/** Whether a provider turned a request away before looking at its key: that says nothing of one before. */
export function isTurnedAway(code: RefusalCode): boolean {
  return code === 'not_reached' || code === 'not_permitted';
}

/** Whether asking a provider once more under the same key may come to more. */
export function isWorthRepeating(error: AppFault): boolean {
  return error.kind === 'rate_limited' || isOutcomeUnknown(error);
}

/** Asks what is known under a key until there is an answer, or as often as anything is tried. */
export async function askedUntilKnown<T extends FoundExecution>(
  runtime: Pick<Runtime, 'random' | 'wait'>,
  find: () => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    const execution = await find();
    const pauseMs = execution.kind === 'unknown' && attempt < ATTEMPTS ? pauseAfter(execution.error, attempt, runtime) : null;
    if (pauseMs === null) return execution;
    await runtime.wait(pauseMs);
  }
}
