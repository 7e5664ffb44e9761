/** How a piece of somebody else's work ended. */
export type Ending<T> =
  | { readonly kind: 'answered'; readonly value: T }
  | { readonly kind: 'failed'; readonly cause: unknown }
  | { readonly kind: 'timed_out' };

/** Waits for work that may throw, reject or never end. What it answers after its time is dropped. */
export async function endingWithin<T>(timeoutMs: number, work: () => PromiseLike<T>): Promise<Ending<T>> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const timedOut = new Promise<Ending<T>>((resolve) => {
    timer = setTimeout(resolve, timeoutMs, { kind: 'timed_out' });
  });
  const ended = async (): Promise<Ending<T>> => {
    try {
      return { kind: 'answered', value: await work() };
    } catch (cause) {
      return { kind: 'failed', cause };
    }
  };
  const ending = await Promise.race([ended(), timedOut]);
  clearTimeout(timer);
  return ending;
}
