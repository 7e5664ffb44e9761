const MINUTE_MS = 60_000;

/**
 * Whether a part of the state still says the same. Everything is compared by identity but `nowMs`: what is told in days and
 * hours stays true within a minute, and an agent who types changes the time with every key.
 */
export function isUnchanged<T extends object>(before: T, now: T): boolean {
  const keys = Object.keys(now);
  return keys.length === Object.keys(before).length && keys.every((key) => isSame(key, Reflect.get(before, key), Reflect.get(now, key)));
}

function isSame(key: string, before: unknown, now: unknown): boolean {
  if (key !== 'nowMs' || typeof before !== 'number' || typeof now !== 'number') return Object.is(before, now);
  return Math.floor(before / MINUTE_MS) === Math.floor(now / MINUTE_MS);
}

/** The same function, which gives its last answer again for as long as what it is asked with is unchanged. */
export function keepLast<I extends object, O>(derive: (input: I) => O): (input: I) => O {
  let last: { readonly input: I; readonly output: O } | null = null;
  return (input) => {
    if (last === null || !isUnchanged(last.input, input)) last = { input, output: derive(input) };
    return last.output;
  };
}
