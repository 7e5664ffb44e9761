import { describe, expect, it } from 'vitest';
import { createVirtualTime } from '#builders/virtual-time.ts';
import { createStore } from '#features/shared/store.ts';

describe('a store', () => {
  it('keeps what a change leaves out, and carries the time of the last change', () => {
    const time = createVirtualTime(1000);
    const store = createStore({ nowMs: 0, a: 1, b: 2 }, time);
    expect(store.getState()).toEqual({ nowMs: 0, a: 1, b: 2 });
    time.pass(5);
    store.update({ b: 3 });
    expect(store.getState()).toEqual({ nowMs: 1005, a: 1, b: 3 });
  });

  it('is the same state until it changes, and never the same after', () => {
    const store = createStore({ nowMs: 0, a: 1 }, createVirtualTime(0));
    const before = store.getState();
    expect(store.getState()).toBe(before);
    store.update({});
    expect(store.getState()).not.toBe(before);
  });

  it('tells everybody who listens, with the change made, and nobody who has stopped', () => {
    const store = createStore({ nowMs: 0, a: 1 }, createVirtualTime(0));
    const told: string[] = [];
    const stop = store.subscribe(() => told.push(`one: ${store.getState().a}`));
    store.subscribe(() => told.push(`other: ${store.getState().a}`));
    store.update({ a: 2 });
    stop();
    store.update({ a: 3 });
    expect(told).toEqual(['one: 2', 'other: 2', 'other: 3']);
  });
});
