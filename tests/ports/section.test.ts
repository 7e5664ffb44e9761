import { describe, expect, it } from 'vitest';
import { type Section, lastValue, reloading } from '#ports/section.ts';

const error = { kind: 'unreachable', what: 'journal' } as const;

describe('a section', () => {
  it.each<readonly [Section<number>, number | null]>([
    [{ state: 'loading' }, null],
    [{ state: 'ready', value: 0, atMs: 5 }, 0],
    [{ state: 'stale', value: 1, atMs: 5 }, 1],
    [{ state: 'failed', error, last: 2 }, 2],
    [{ state: 'failed', error, last: null }, null],
  ])('that is %j last knew %s', (section, value) => {
    expect(lastValue(section)).toBe(value);
  });

  it('that is read again shows what it had, with its age, and says so', () => {
    expect(reloading({ state: 'ready', value: 0, atMs: 5 }, 9)).toEqual({ state: 'stale', value: 0, atMs: 5 });
    expect(reloading({ state: 'stale', value: 0, atMs: 5 }, 9)).toEqual({ state: 'stale', value: 0, atMs: 5 });
    expect(reloading({ state: 'failed', error, last: 1 }, 9)).toEqual({ state: 'stale', value: 1, atMs: 9 });
    expect(reloading({ state: 'failed', error, last: 1, lastAtMs: 5 }, 9)).toEqual({ state: 'stale', value: 1, atMs: 5 });
  });

  it('that never knew anything loads', () => {
    expect(reloading({ state: 'loading' }, 9)).toEqual({ state: 'loading' });
    expect(reloading({ state: 'failed', error, last: null }, 9)).toEqual({ state: 'loading' });
  });
});
