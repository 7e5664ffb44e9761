import type { RemoteError } from '#ports/remote-error.ts';
import { fail } from '#domain/shared/result.ts';

/**
 * An adapter that is loaded when it is first asked for something, so that its script does not hold up what is read first. All
 * its members are calls that answer with a `Result`; where it cannot be loaded they answer `unreachable`, and the next call tries again.
 */
export function late<T extends object>(what: string, load: () => Promise<T>): T {
  let loading: Promise<T> | null = null;
  const call = async (name: PropertyKey, args: readonly unknown[]): Promise<unknown> => {
    loading ??= load();
    let adapter: T;
    try {
      adapter = await loading;
    } catch (cause) {
      loading = null;
      return fail({ kind: 'unreachable', what, cause } satisfies RemoteError);
    }
    const member: unknown = Reflect.get(adapter, name);
    return typeof member === 'function' ? Reflect.apply(member, adapter, args) : member;
  };
  // The members are those of the adapter, which is not there yet to be copied.
  return new Proxy({} as T, {
    get:
      (_target, name) =>
      (...args: unknown[]) =>
        call(name, args),
  });
}
