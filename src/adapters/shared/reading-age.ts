import type { AppFault, Vendor } from '#ports/app-fault.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';

/** Nothing is sent by what was read or marked longer ago than this: its page may have slept since, and others may have had it done. */
const SENT_WITHIN_MS = 60_000;
const NEXT_TRY_MS = 2_000;

/** Whether something may still be sent by what was read or marked at an instant. */
export function isRecent(nowMs: () => number, atMs: number): boolean {
  return nowMs() - atMs <= SENT_WITHIN_MS;
}

/** Nothing was sent, and soon can be. */
export function sentLater(what: Vendor): AppFault {
  return { kind: 'rate_limited', what, retryAfterMs: NEXT_TRY_MS };
}

/** Begins to read at a provider. What it gives fails once that is too old to send anything by. */
export function startReading(nowMs: () => number, what: Vendor): () => Result<void, AppFault> {
  const startedMs = nowMs();
  return () => (isRecent(nowMs, startedMs) ? ok(undefined) : fail(sentLater(what)));
}
