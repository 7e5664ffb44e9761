/** Stops the program where a promise of the code itself is broken; never used for bad input. */
export function assert(isTrue: boolean, message: string): asserts isTrue {
  if (!isTrue) throw new Error(`Broken invariant: ${message}`);
}
