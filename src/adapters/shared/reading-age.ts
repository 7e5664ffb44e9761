import type { AppFault, Vendor } from '#ports/app-fault.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';

/** Nothing is sent by what was read longer ago than this: its page has slept since, and others may have had it done. */
export const READ_WITHIN_MS = 60_000;
const NEXT_TRY_MS = 2_000;

/** Begins to read at a provider. What it gives fails once that is too old to send anything by; then nothing was sent, and soon can be. */
export function startReading(nowMs: () => number, what: Vendor): () => Result<void, AppFault> {
  const startedMs = nowMs();
  return () => (nowMs() - startedMs <= READ_WITHIN_MS ? ok(undefined) : fail({ kind: 'rate_limited', what, retryAfterMs: NEXT_TRY_MS }));
}
