import { NOW_MS } from './clock.ts';

/** A clock that stands still until everybody waits, and then goes on to whoever waits least. */
export interface VirtualTime {
  nowMs(): number;
  wait(ms: number): Promise<void>;
  /** Runs until nobody waits any more, or for so long. */
  run(forMs?: number): Promise<void>;
  /** Lets time pass in which nobody does anything. */
  pass(ms: number): void;
}

export function createVirtualTime(startMs: number = NOW_MS): VirtualTime {
  let nowMs = startMs;
  const waiting: { readonly atMs: number; readonly go: () => void }[] = [];
  return {
    nowMs: () => nowMs,
    wait: (ms) =>
      new Promise((resolve) => {
        waiting.push({ atMs: nowMs + ms, go: resolve });
      }),
    pass(ms) {
      nowMs += ms;
    },
    async run(forMs = Infinity) {
      const untilMs = nowMs + forMs;
      await everyoneWaits();
      for (let next = takeNext(waiting, untilMs); next !== undefined; next = takeNext(waiting, untilMs)) {
        nowMs = Math.max(nowMs, next.atMs);
        next.go();
        await everyoneWaits();
      }
      if (forMs !== Infinity) nowMs = Math.max(nowMs, untilMs);
    },
  };
}

function takeNext<T extends { readonly atMs: number }>(waiting: T[], untilMs: number): T | undefined {
  const next = waiting.reduce<T | undefined>((first, one) => (first === undefined || one.atMs < first.atMs ? one : first), undefined);
  if (next === undefined || next.atMs > untilMs) return undefined;
  waiting.splice(waiting.indexOf(next), 1);
  return next;
}

/** All that can go on without waiting has gone on once a turn of the event loop is over. */
function everyoneWaits(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
