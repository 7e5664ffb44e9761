import type { Runtime } from '#ports/runtime.ts';

/**
 * Zendesk lets one app ask 100 times a minute for one person, counted in the browser, and does not say what becomes of the rest. A few
 * are left for what is counted a moment later there than here.
 */
const REQUESTS_A_MINUTE_AT_MOST = 95;
/** What is read page after page asks less often, which leaves some for whatever a lead presses meanwhile. */
const OF_MANY_A_MINUTE_AT_MOST = 80;
/** What nobody waits for asks only where a minute is nearly empty, whoever filled it. */
const IN_BACKGROUND_A_MINUTE_AT_MOST = 30;
/** And never two at once, or one right after another. */
const BACKGROUND_PAUSE_MS = 1_500;
/** A minute, and the moments by which answers of the server set the clock while it is waited. */
export const PACED_MS = 62_000;

/** How often one page of the app asks, whatever it asks for. */
export interface RequestPace {
  /** Counts a request that is about to be sent, in its turn; waits first where a minute takes no more of them. */
  beforeRequest(): Promise<void>;
  /** Waits, before one of many requests that follow each other, until others find their place beside it; tells where it does. */
  beforeOneOfMany(onWait: () => void): Promise<void>;
  /** Waits, before a request that nobody waits for, until so few were asked within a minute that it takes nobody's place; tells where it does. */
  beforeOneInBackground(onWait: () => void): Promise<void>;
}

export function createRequestPace(runtime: Pick<Runtime, 'nowMs' | 'wait'>): RequestPace {
  let askedMs: readonly number[] = [];
  let inTurn: Promise<void> = Promise.resolve();

  /** How long until a minute holds fewer requests than that; 0 where it does. */
  function waitFor(atMost: number): number {
    const nowMs = runtime.nowMs();
    // Answers of the server set the clock ahead and back by moments, which makes no request unasked; by hours once, where the clock
    // here is wrong, which is no reason to wait longer.
    askedMs = askedMs.filter((ms) => Math.abs(nowMs - ms) < PACED_MS).map((ms) => Math.min(ms, nowMs));
    const last = askedMs.at(-atMost);
    return last === undefined ? 0 : last + PACED_MS - nowMs;
  }

  async function countOne(): Promise<void> {
    const waitMs = waitFor(REQUESTS_A_MINUTE_AT_MOST);
    if (waitMs > 0) await runtime.wait(waitMs);
    askedMs = [...askedMs, runtime.nowMs()];
  }

  return {
    beforeRequest() {
      inTurn = inTurn.then(countOne);
      return inTurn;
    },
    async beforeOneOfMany(onWait) {
      const waitMs = waitFor(OF_MANY_A_MINUTE_AT_MOST);
      if (waitMs === 0) return;
      onWait();
      await runtime.wait(waitMs);
    },
    async beforeOneInBackground(onWait) {
      await runtime.wait(BACKGROUND_PAUSE_MS);
      for (let waitMs = waitFor(IN_BACKGROUND_A_MINUTE_AT_MOST); waitMs > 0; waitMs = waitFor(IN_BACKGROUND_A_MINUTE_AT_MOST)) {
        onWait();
        await runtime.wait(waitMs);
      }
    },
  };
}
