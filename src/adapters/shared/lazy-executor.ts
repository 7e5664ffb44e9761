import { createOnce } from '#domain/shared/create-once.ts';
import { fail } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { GestureExecutor } from '#ports/gesture-executor.ts';

/** What of an executor speaks to its provider. */
export type ExecutorCalls = Pick<GestureExecutor, 'recipients' | 'execute' | 'find' | 'reverse'>;

/**
 * An executor whose script is loaded when it is first asked for something: most teams have none, and nobody has all. Where it cannot be
 * loaded nothing has been asked of the provider, and the next call tries again.
 */
export function lazyExecutor(facts: Omit<GestureExecutor, keyof ExecutorCalls>, load: () => Promise<ExecutorCalls>): GestureExecutor {
  const loaded = createOnce(load);
  return {
    ...facts,
    async recipients(customer) {
      const calls = await loaded();
      return calls.ok ? calls.value.recipients(customer) : fail(notLoaded(calls.error));
    },
    async execute(gesture, key) {
      const calls = await loaded();
      return calls.ok ? calls.value.execute(gesture, key) : { kind: 'unknown', error: notLoaded(calls.error) };
    },
    async find(gesture, key) {
      const calls = await loaded();
      return calls.ok ? calls.value.find(gesture, key) : { kind: 'unknown', error: notLoaded(calls.error) };
    },
    async reverse(gesture, key, receipt) {
      const calls = await loaded();
      return calls.ok ? calls.value.reverse(gesture, key, receipt) : { kind: 'unknown', error: notLoaded(calls.error) };
    },
  };
}

function notLoaded(cause: unknown): AppFault {
  return { kind: 'chunk', cause };
}
