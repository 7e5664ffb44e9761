import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRuntime } from '#adapters/browser/runtime.ts';

const NOW_MS = Date.parse('2026-10-28T09:30:00.000Z');

/** A machine whose random numbers have these bytes. */
function machineOf(byte: (index: number) => number) {
  const getRandomValues: Crypto['getRandomValues'] = (array) => {
    const bytes = new Uint8Array(array.buffer);
    for (const index of bytes.keys()) bytes[index] = byte(index);
    return array;
  };
  return { crypto: { getRandomValues } };
}

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
    expect(runtime.knowsServerTime()).toBe(false);
    runtime.learnServerTime(NOW_MS + 3_600_000);
    expect(runtime.knowsServerTime()).toBe(true);
    expect(runtime.nowMs()).toBe(NOW_MS + 3_600_000);
    vi.advanceTimersByTime(50);
    expect(runtime.nowMs()).toBe(NOW_MS + 3_600_050);
  });

  it('is that of the first server that tells, also where that is behind', () => {
    const runtime = createRuntime();
    runtime.learnServerTime(NOW_MS - 5000);
    expect(runtime.nowMs()).toBe(NOW_MS - 5000);
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
    runtime.learnServerTime(NOW_MS - 20_000);
    expect(runtime.nowMs()).toBe(NOW_MS);
    runtime.learnServerTime(NOW_MS - 20_001);
    expect(runtime.nowMs()).toBe(NOW_MS - 20_001);
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

  it.each([
    [(index: number) => index, '00010203-0405-4607-8809-0a0b0c0d0e0f'],
    [() => 255, 'ffffffff-ffff-4fff-bfff-ffffffffffff'],
    [() => 0, '00000000-0000-4000-8000-000000000000'],
  ])('keeps all random bits of an id but those that say its version', (byte, id) => {
    expect(createRuntime(machineOf(byte)).newId()).toBe(id);
  });

  it.each([
    [0, 0],
    [255, 1 - 2 ** -32],
  ])('reads random bytes of %i as the number %d', (byte, expected) => {
    expect(createRuntime(machineOf(() => byte)).random()).toBe(expected);
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
