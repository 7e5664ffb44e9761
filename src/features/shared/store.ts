/** State that is shown somewhere: whoever shows it is told of every change. */
export interface Store<S> {
  getState(): S;
  /** Gives a function that stops it. */
  subscribe(listener: () => void): () => void;
  update(change: Partial<S>): void;
}

/** Makes a store whose state carries the time of its last change, for sentences that say when. */
export function createStore<S extends { readonly nowMs: number }>(initial: S, clock: { nowMs(): number }): Store<S> {
  const listeners = new Set<() => void>();
  let state = initial;
  return {
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update(change) {
      state = { ...state, ...change, nowMs: clock.nowMs() };
      for (const listener of listeners) listener();
    },
  };
}
