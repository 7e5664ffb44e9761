import { LEASE_MS } from '#domain/journal/lease.ts';
import type { Result } from '#domain/shared/result.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { JournalStore, NewEntry } from '#ports/journal-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import { PAUSE_AT_MOST_MS } from './retrying.ts';

/** Zendesk counts by the minute: whoever is told more than this is not told of a minute that ends. */
const WAIT_AT_MOST_MS = 120_000;
const WAITS_AT_MOST = 5;
/** Everyone is told the same second, and the next minute takes no more requests than this one. */
const SPREAD_MS = 20_000;

/** Waiting as long as Zendesk says, while somebody gives; at any other time a long wait is an error at once. Short ones are left to `retrying`. */
export interface LongWaits {
  /** From now on they are waited for; `onWait` is told until when, and null once it goes on. */
  begin(onWait: (untilMs: number | null) => void): void;
  /** From now on they are errors, also the one that is being waited for. */
  end(): void;
  /** Repeats what is refused until Zendesk takes it, but not so that it would be sent after `latestMs`. */
  through<T>(attemptOnce: () => Promise<Result<T, AppFault>>, latestMs?: number): Promise<Result<T, AppFault>>;
}

interface Waiting {
  readonly onWait: (untilMs: number | null) => void;
  readonly ended: Promise<void>;
}

export function createLongWaits(runtime: Pick<Runtime, 'nowMs' | 'random' | 'wait'>): LongWaits {
  let current: Waiting | null = null;
  /** Ends what is waited for. */
  let stop: (() => void) | null = null;
  return {
    begin(onWait) {
      const ended = new Promise<void>((resolve) => {
        stop = resolve;
      });
      current = { onWait, ended };
    },
    end() {
      stop?.();
      current = null;
    },
    async through(attemptOnce, latestMs = Infinity) {
      for (let waits = 0; ; waits += 1) {
        const result = await attemptOnce();
        const waitMs = result.ok ? null : longWaitOf(result.error);
        const waiting = current;
        if (waiting === null || waitMs === null || waits === WAITS_AT_MOST) return result;
        const againAtMs = runtime.nowMs() + waitMs + SPREAD_MS * runtime.random();
        if (againAtMs > latestMs) return result;
        waiting.onWait(againAtMs);
        await Promise.race([runtime.wait(againAtMs - runtime.nowMs()), waiting.ended]);
        if (current !== waiting) return result;
        waiting.onWait(null);
      }
    },
  };
}

/** A journal whose reads and writes are waited for. A post counts for nobody once the lease of its reservation is over, and is not. */
export function journalWithLongWaits(journal: JournalStore, longWaits: LongWaits): JournalStore {
  return {
    ...journal,
    append: (entry) => longWaits.through(() => journal.append(entry), latestAt(entry)),
    byExternalIds: (keys) => longWaits.through(() => journal.byExternalIds(keys)),
    tail: (cursor) => longWaits.through(() => journal.tail(cursor)),
  };
}

function longWaitOf(error: AppFault): number | null {
  if (error.kind !== 'rate_limited') return null;
  return error.retryAfterMs > PAUSE_AT_MOST_MS && error.retryAfterMs <= WAIT_AT_MOST_MS ? error.retryAfterMs : null;
}

/** Of all that is written a post alone says when it was reserved. */
function latestAt({ detail: { reservedAtMs = Infinity } }: NewEntry): number {
  return reservedAtMs + LEASE_MS;
}
