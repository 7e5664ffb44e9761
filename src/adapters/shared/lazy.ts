import type { AppFault } from '#ports/app-fault.ts';
import { createOnce } from '#domain/shared/create-once.ts';
import { fail } from '#domain/shared/result.ts';

/**
 * An adapter that is loaded when it is first asked for something, so that its script does not hold up what is read first. All
 * its members are calls that answer with a `Result`; where it cannot be loaded they answer `chunk`, and the next call tries again.
 */
export function lazy<T extends object>(load: () => Promise<T>): T {
  const loaded = createOnce(load);
  const call = async (name: PropertyKey, args: readonly unknown[]): Promise<unknown> => {
    const adapter = await loaded();
    if (!adapter.ok) return fail({ kind: 'chunk', cause: adapter.error } satisfies AppFault);
    const member: unknown = Reflect.get(adapter.value, name);
    return typeof member === 'function' ? Reflect.apply(member, adapter.value, args) : member;
  };
  // The members are those of the adapter, which is not there yet to be copied.
  return new Proxy({} as T, {
    get:
      (_target, name) =>
      (...args: unknown[]) =>
        call(name, args),
  });
}
