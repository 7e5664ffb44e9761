/** How a piece of somebody else's work ended. */
export type Ending<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'failed'; readonly cause: unknown }
  | { readonly kind: 'timed_out' };

/** Waits for work that may throw, reject or never end. What it answers after its time is dropped. */
export function endingWithin<T>(timeoutMs: number, work: () => PromiseLike<T>): Promise<Ending<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve({ kind: 'timed_out' }), timeoutMs);
    const end = (ending: Ending<T>): void => {
      clearTimeout(timer);
      resolve(ending);
    };
    try {
      work().then(
        (value) => end({ kind: 'answered', value }),
        (cause: unknown) => end({ kind: 'failed', cause }),
      );
    } catch (cause) {
      end({ kind: 'failed', cause });
    }
  });
}
