import type { Result } from '#domain/shared/result.ts';
import { type AppFault, isTransient } from '#ports/app-fault.ts';
import type { Runtime } from '#ports/runtime.ts';

/** How often one thing is tried in all. Four attempts at a fault rate of 30 % fail once in a hundred. */
export const ATTEMPTS = 4;
/** The first pause between attempts; each further one is twice as long, each halved or less by chance. */
const FIRST_PAUSE_MS = 300;
/** An agent does not wait longer than this for one pause; a longer `Retry-After` ends the attempts instead. */
export const PAUSE_AT_MOST_MS = 10_000;

/** How long to wait after attempt number `attempt` (from 1); null where waiting would take too long. */
export function pauseAfter(error: AppFault, attempt: number, runtime: Pick<Runtime, 'random'>): number | null {
  const jitter = 0.5 + runtime.random() / 2;
  if (error.kind === 'rate_limited') {
    // Everyone is told the same second, so the jitter comes on top of it.
    return error.retryAfterMs > PAUSE_AT_MOST_MS ? null : error.retryAfterMs + FIRST_PAUSE_MS * jitter;
  }
  return Math.min(PAUSE_AT_MOST_MS, FIRST_PAUSE_MS * 2 ** (attempt - 1) * jitter);
}

/**
 * Repeats something that may be repeated without harm (a read, or a write whose key makes it count once) while it fails in
 * a way that passes by itself. Gives the last failure where it never succeeds.
 */
export async function retrying<T>(
  runtime: Pick<Runtime, 'random' | 'wait'>,
  attemptOnce: () => Promise<Result<T, AppFault>>,
): Promise<Result<T, AppFault>> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await attemptOnce();
    if (result.ok || !isTransient(result.error) || attempt === ATTEMPTS) return result;
    const pauseMs = pauseAfter(result.error, attempt, runtime);
    if (pauseMs === null) return result;
    await runtime.wait(pauseMs);
  }
}
