import { type Result, fail, ok } from '#domain/shared/result.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { RequestPace } from '#ledger/request-pace.ts';
import type { Runtime } from '#ports/runtime.ts';

/** So often in a row a reading waits as long as Zendesk says; then it is somebody else's turn to say what to do. */
const WAITS_AT_MOST = 5;

/** What whoever reads page after page is told, and asked, on the way. */
export interface PacedReading {
  /** False once somebody has stopped it. */
  isWanted(): boolean;
  tell(phase: 'reading' | 'waiting'): void;
  /** Nobody waits for it: it goes slower, and waits longer where Zendesk asks for that. */
  readonly isInBackground?: true;
}

/** Where Zendesk has had enough, what nobody waits for leaves it alone for so long at the least. */
const BACKGROUND_WAIT_MS = 60_000;

/** Asks one of many requests that follow each other, no faster than Zendesk allows; null where nobody wants the answer any more. */
export async function askPaced<T>(
  core: { readonly ports: { readonly runtime: Runtime; readonly pace: RequestPace } },
  { isWanted, tell, isInBackground }: PacedReading,
  ask: () => Promise<Result<T, AppFault>>,
): Promise<Result<T | null, AppFault>> {
  const { runtime, pace } = core.ports;
  const askOnce = async (): Promise<Result<T | null, AppFault>> => {
    const onWait = (): void => {
      if (isWanted()) tell('waiting');
    };
    await (isInBackground === true ? pace.beforeOneInBackground(onWait) : pace.beforeOneOfMany(onWait));
    // Whoever stopped while it waited asks for nothing more.
    if (!isWanted()) return ok(null);
    tell('reading');
    const answer = await ask();
    return isInBackground === true && !answer.ok ? fail(leftAlone(answer.error)) : answer;
  };
  for (let waits = 0; ; waits += 1) {
    const answer = await retrying(runtime, askOnce);
    if (!isWanted()) return ok(null);
    if (answer.ok || answer.error.kind !== 'rate_limited' || waits === WAITS_AT_MOST) return answer;
    tell('waiting');
    await runtime.wait(answer.error.retryAfterMs);
  }
}

function leftAlone(error: AppFault): AppFault {
  return error.kind === 'rate_limited' ? { ...error, retryAfterMs: Math.max(error.retryAfterMs, BACKGROUND_WAIT_MS) } : error;
}
