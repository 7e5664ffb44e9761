import { createOnce } from '#domain/shared/create-once.ts';
import { fail } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { OwedExecutor } from '#ports/owed-executor.ts';

/** What a provider does of what is owed. */
export type OwedCalls = Pick<OwedExecutor, 'candidates' | 'execute' | 'find'>;

/** Whoever pays back what is owed, whose script is loaded with the first question. Where it cannot be loaded nothing has been asked of the provider. */
export function lazyOwed(
  { name, label, wants }: Pick<OwedExecutor, 'name' | 'label' | 'wants'>,
  load: () => Promise<OwedCalls>,
): OwedExecutor {
  const loaded = createOnce(load);
  return {
    name,
    label,
    wants,
    async candidates(customer) {
      const calls = await loaded();
      return calls.ok ? calls.value.candidates(customer) : fail(notLoaded(calls.error));
    },
    async execute(refund, key) {
      const calls = await loaded();
      return calls.ok ? calls.value.execute(refund, key) : { kind: 'not_sent', error: notLoaded(calls.error) };
    },
    async find(refund, key) {
      const calls = await loaded();
      return calls.ok ? calls.value.find(refund, key) : { kind: 'unknown', error: notLoaded(calls.error) };
    },
  };
}

function notLoaded(cause: unknown): AppFault {
  return { kind: 'chunk', cause };
}
