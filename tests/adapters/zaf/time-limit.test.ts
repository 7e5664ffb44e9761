import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { endingWithin } from '#adapters/zaf/time-limit.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const later = <T>(ms: number, value: T): Promise<T> => new Promise((resolve) => void setTimeout(() => resolve(value), ms));

describe('work of somebody else within a time', () => {
  it('is answered with what it gave, up to the last moment', async () => {
    const ending = endingWithin(1_000, () => later(999, 'done'));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await ending).toEqual({ kind: 'answered', value: 'done' });
  });

  it('is timed out from its time on, and what it gives afterwards is dropped', async () => {
    const ending = endingWithin(1_000, () => later(1_001, 'too late'));
    const ended = vi.fn<(ending: unknown) => void>();
    void ending.then(ended);
    await vi.advanceTimersByTimeAsync(999);
    expect(ended).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(ended.mock.calls).toEqual([[{ kind: 'timed_out' }]]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(await ending).toEqual({ kind: 'timed_out' });
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('no'))],
    [
      'throws',
      () => {
        throw new Error('no');
      },
    ],
  ])('has failed where it %s', async (_title, work) => {
    expect(await endingWithin(1_000, work)).toEqual({ kind: 'failed', cause: new Error('no') });
  });

  it('leaves no timer behind once it has ended', async () => {
    await endingWithin(1_000, () => Promise.resolve(1));
    await endingWithin(1_000, () => Promise.reject(new Error('no')));
    expect(vi.getTimerCount()).toBe(0);
  });
});
