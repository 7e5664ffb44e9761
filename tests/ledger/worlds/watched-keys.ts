import type { GestureExecutor } from '#ports/gesture-executor.ts';

/** Whoever looks for a key, finds nothing and sends it, does so within this. What is there for longer is found by whoever looks. */
const LOOKED_MS = 60_000;

/**
 * Watches what the providers' own memory of keys would hide, and what is right again at the end: that nothing is sent that has been there
 * for a while, and that nobody was told that nothing was given of what is given, or comes to be.
 */
export class WatchedKeys {
  /** Whatever stands here must never be. */
  readonly wrong: string[] = [];
  readonly #nowMs: () => number;
  readonly #givenAtMs = new Map<string, number>();
  readonly #denied = new Set<string>();

  constructor(nowMs: () => number) {
    this.#nowMs = nowMs;
  }

  /** An executor whose sending is watched. */
  over(executor: GestureExecutor): GestureExecutor {
    return {
      ...executor,
      execute: (gesture, key) => {
        this.sends(key);
        return executor.execute(gesture, key);
      },
    };
  }

  sends(key: string): void {
    const sinceMs = this.#nowMs() - (this.#givenAtMs.get(key) ?? Infinity);
    if (sinceMs > LOOKED_MS) this.wrong.push(`${key} was sent again ${Math.round(sinceMs / 1000)} s after it was given`);
  }

  gives(key: string): void {
    if (!this.#givenAtMs.has(key)) this.#givenAtMs.set(key, this.#nowMs());
    if (this.#denied.has(key)) this.wrong.push(`${key} was said to be refused, and was given after that`);
  }

  /** Somebody is told that nothing was given, and never will be; `isGiven` whether it is at that instant. */
  denies(key: string, { isGiven }: { readonly isGiven: boolean }): void {
    if (isGiven && !this.#denied.has(key)) this.wrong.push(`${key} was said to be refused while it was given`);
    this.#denied.add(key);
  }
}
