import type { Runtime } from '#ports/runtime.ts';

/**
 * Zendesk lets one app ask 100 times a minute for one person, counted in the browser, and does not say what becomes of the rest: what is
 * read page after page asks less often, which leaves some for whatever is asked beside it.
 */
const REQUESTS_A_MINUTE_AT_MOST = 80;
const MINUTE_MS = 60_000;

/** How often one page of the app asks, whatever it reads. */
export interface RequestPace {
  /** Counts a request that is about to be sent. Where `onWait` is given it waits first until that is less than too many in a minute, and tells so. */
  take(onWait: (() => void) | null): Promise<void>;
}

export function createRequestPace(runtime: Pick<Runtime, 'nowMs' | 'wait'>): RequestPace {
  let askedMs: readonly number[] = [];
  return {
    async take(onWait) {
      const nowMs = runtime.nowMs();
      // An answer of the server may have set the clock ahead or back: that is no reason to wait longer.
      askedMs = askedMs.filter((ms) => ms <= nowMs && nowMs - ms < MINUTE_MS);
      const last = askedMs.at(-REQUESTS_A_MINUTE_AT_MOST);
      if (onWait !== null && last !== undefined) {
        onWait();
        await runtime.wait(last + MINUTE_MS - nowMs);
      }
      askedMs = [...askedMs, runtime.nowMs()];
    },
  };
}
