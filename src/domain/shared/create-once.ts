import { type Result, fail, ok } from './result.ts';

/** Creates something when it is first asked for, and once, also for those who ask meanwhile. Where that fails the next who asks tries again. */
export function createOnce<T>(create: () => Promise<T>): () => Promise<Result<T, unknown>> {
  let creating: Promise<Result<T, unknown>> | null = null;
  const attempt = async (): Promise<Result<T, unknown>> => {
    try {
      return ok(await create());
    } catch (cause) {
      creating = null;
      return fail(cause);
    }
  };
  return () => (creating ??= attempt());
}
