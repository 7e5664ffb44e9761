import type { JournalStore } from '#ports/journal-store.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { RequestPace } from './request-pace.ts';

/** A lead who reads a whole month waits as long as Zendesk says, where an agent in front of a customer would not. */
const WAIT_AT_MOST_MS = 120_000;
const WAITS_AT_MOST = 5;
/** Everyone is told the same second. */
const JITTER_MS = 500;

/** How far reading has come. */
export interface Reading {
  /** Entries that were read since it began. */
  readonly entries: number;
  /** True while Zendesk has asked to wait, or would if it were asked more. */
  readonly isWaiting: boolean;
}

/**
 * A journal whose list is read on after Zendesk has asked to wait, and that tells how far it has come, while a month is read. At
 * any other time it is as impatient as everybody's: an answer to a request must not stand for minutes.
 */
export function createJournalWithRetryAfter(
  ports: {
    readonly journal: JournalStore;
    readonly runtime: Pick<Runtime, 'random' | 'wait'>;
    readonly pace: Pick<RequestPace, 'beforeOneOfMany'>;
  },
  onProgress: (reading: Reading) => void,
): JournalStore & { begin(): void; end(): void } {
  const { journal, runtime, pace } = ports;
  let entries = 0;
  let isPatient = false;

  return {
    ...journal,
    begin() {
      entries = 0;
      isPatient = true;
    },
    end() {
      isPatient = false;
    },
    async tail(cursor) {
      for (let waits = 0; ; waits += 1) {
        if (isPatient) await pace.beforeOneOfMany(() => onProgress({ entries, isWaiting: true }));
        const page = await journal.tail(cursor);
        const waitMs = !page.ok && page.error.kind === 'rate_limited' ? page.error.retryAfterMs : null;
        if (!isPatient || waitMs === null || waitMs > WAIT_AT_MOST_MS || waits === WAITS_AT_MOST) {
          if (page.ok) entries += page.value.items.length;
          onProgress({ entries, isWaiting: false });
          return page;
        }
        onProgress({ entries, isWaiting: true });
        await runtime.wait(waitMs + JITTER_MS * runtime.random());
      }
    },
  };
}
