import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRuntime } from '#adapters/browser/runtime.ts';

const NOW_MS = Date.parse('2026-10-28T09:30:00.000Z');

beforeEach(() => {
  vi.useFakeTimers({ now: NOW_MS });
});

afterEach(() => {
  vi.useRealTimers();
});

describe('the clock', () => {
  it("is this machine's until a server has told the time", () => {
    const runtime = createRuntime();
    expect(runtime.nowMs()).toBe(NOW_MS);
    runtime.learnServerTime(NOW_MS + 3_600_000);
    expect(runtime.nowMs()).toBe(NOW_MS + 3_600_000);
    vi.advanceTimersByTime(50);
    expect(runtime.nowMs()).toBe(NOW_MS + 3_600_050);
  });

  it('is never turned back by an answer that took longer', () => {
    const runtime = createRuntime();
    runtime.learnServerTime(NOW_MS);
    runtime.learnServerTime(NOW_MS - 9_000);
    expect(runtime.nowMs()).toBe(NOW_MS);
    runtime.learnServerTime(NOW_MS + 700);
    expect(runtime.nowMs()).toBe(NOW_MS + 700);
  });

  it("follows the server where this machine's clock was set", () => {
    const runtime = createRuntime();
    runtime.learnServerTime(NOW_MS);
    vi.setSystemTime(NOW_MS + 3_600_000);
    runtime.learnServerTime(NOW_MS + 1000);
    expect(runtime.nowMs()).toBe(NOW_MS + 1000);
  });
});

describe('chance and waiting', () => {
  it.each([
    ['with the browser', createRuntime()],
    ['without', createRuntime({ crypto: { getRandomValues: (array) => crypto.getRandomValues(array) } })],
  ])('makes ids that are UUIDs and all different, %s', (_title, runtime) => {
    const ids = Array.from({ length: 1000 }, () => runtime.newId());
    expect(new Set(ids).size).toBe(1000);
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  });

  it('gives numbers from 0 up to 1', () => {
    const runtime = createRuntime();
    const numbers = Array.from({ length: 1000 }, () => runtime.random());
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(new Set(numbers).size).toBeGreaterThan(900);
  });

  it('waits as long as it is told', async () => {
    const done = vi.fn<() => void>();
    const wait = async (): Promise<void> => {
      await createRuntime().wait(250);
      done();
    };
    const waiting = wait();
    await vi.advanceTimersByTimeAsync(249);
    expect(done).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(done).toHaveBeenCalledTimes(1);
    await waiting;
  });
});
