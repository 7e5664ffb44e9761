import { describe, expect, it } from 'vitest';
import { isUnchanged, keepLast } from '#features/ticket/session/keep-last.ts';

describe('a part of the state', () => {
  it('is unchanged where everything in it is the same, and not where one thing is only alike', () => {
    const list = [1];
    expect(isUnchanged({ list, text: 'a' }, { list, text: 'a' })).toBe(true);
    expect(isUnchanged({ list, text: 'a' }, { list: [1], text: 'a' })).toBe(false);
  });

  it('is changed where something was added to it or left out', () => {
    expect(isUnchanged<object>({ a: 1 }, { a: 1, b: undefined })).toBe(false);
    expect(isUnchanged<object>({ a: 1, b: undefined }, { a: 1 })).toBe(false);
  });

  it('is unchanged until the last millisecond of a minute, and changed with the first of the next', () => {
    expect(isUnchanged({ nowMs: 60_000 }, { nowMs: 119_999 })).toBe(true);
    expect(isUnchanged({ nowMs: 60_000 }, { nowMs: 120_000 })).toBe(false);
    expect(isUnchanged({ atMs: 60_000 }, { atMs: 60_001 })).toBe(false);
  });
});

it('an answer is kept until something else is asked, and no longer', () => {
  let derived = 0;
  const double = keepLast(({ of }: { readonly of: number }) => {
    derived += 1;
    return of * 2;
  });
  expect([1, 1, 2, 2, 1].map((of) => double({ of }))).toEqual([2, 2, 4, 4, 2]);
  expect(derived).toBe(3);
});
