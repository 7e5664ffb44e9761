import { type Result, ok } from '#domain/shared/result.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { LeadCore } from './lead-core.ts';

/** So often in a row a reading waits as long as Zendesk says; then it is somebody else's turn to say what to do. */
const WAITS_AT_MOST = 5;

/** What whoever reads page after page is told, and asked, on the way. */
export interface PacedReading {
  /** False once somebody has stopped it. */
  isWanted(): boolean;
  tell(phase: 'reading' | 'waiting'): void;
}

/** Asks one of many requests that follow each other, no faster than Zendesk allows; null where nobody wants the answer any more. */
export async function askPaced<T>(
  core: LeadCore,
  { isWanted, tell }: PacedReading,
  ask: () => Promise<Result<T, AppFault>>,
): Promise<Result<T | null, AppFault>> {
  const { runtime, pace } = core.ports;
  const askOnce = async (): Promise<Result<T | null, AppFault>> => {
    await pace.beforeOneOfMany(() => {
      if (isWanted()) tell('waiting');
    });
    // Whoever stopped while it waited asks for nothing more.
    if (!isWanted()) return ok(null);
    tell('reading');
    return ask();
  };
  for (let waits = 0; ; waits += 1) {
    const answer = await retrying(runtime, askOnce);
    if (!isWanted()) return ok(null);
    if (answer.ok || answer.error.kind !== 'rate_limited' || waits === WAITS_AT_MOST) return answer;
    tell('waiting');
    await runtime.wait(answer.error.retryAfterMs);
  }
}
