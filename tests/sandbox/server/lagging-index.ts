interface Change<Value> {
  atMs: number;
  key: string;
  value: Value | null;
}

/**
 * What a search index knows: every change, in order, but only once it is older than the lag.
 * The lag is read when somebody searches, so that a fault switched on or off acts at once.
 */
export class LaggingIndex<Value> {
  readonly #known = new Map<string, Value>();
  #pending: Change<Value>[] = [];

  /** Knows a value from the start, whatever the lag. */
  know(key: string, value: Value): void {
    this.#known.set(key, value);
  }

  /** Records a change (null: deleted) made at `atMs`. */
  change(key: string, value: Value | null, atMs: number): void {
    this.#pending.push({ atMs, key, value });
  }

  /** Everything the index shows at `nowMs` with this lag. */
  at(nowMs: number, lagMs: number): ReadonlyMap<string, Value> {
    const due = this.#pending.findIndex((change) => change.atMs + lagMs > nowMs);
    const applied = due === -1 ? this.#pending : this.#pending.slice(0, due);
    this.#pending = due === -1 ? [] : this.#pending.slice(due);
    for (const { key, value } of applied) {
      if (value === null) this.#known.delete(key);
      else this.#known.set(key, value);
    }
    return this.#known;
  }
}
