import { describe, expect, it } from 'vitest';
import { createTabLock } from '#adapters/browser/tab-lock.ts';
import type { TabLock } from '#ports/tab-lock.ts';

const ACCOUNT = 'https://sample.zendesk.com';

/** The locks of one browser, as far as they are asked for here. */
function locksOf(): Pick<LockManager, 'request'> & { readonly names: string[] } {
  const held = new Set<string>();
  const names: string[] = [];
  async function request<T>(name: string, _options: unknown, act?: (lock: Lock | null) => T): Promise<Awaited<T>> {
    names.push(name);
    if (act === undefined) throw new TypeError('nothing to do');
    if (held.has(name)) return await act(null);
    held.add(name);
    try {
      return await act({ name, mode: 'exclusive' });
    } finally {
      held.delete(name);
    }
  }
  return { request, names };
}

function openOn(locks: Pick<LockManager, 'request'>, account = ACCOUNT): TabLock {
  return createTabLock({ account, locks });
}

/** Something that goes on until it is let go. */
function begun(): { readonly act: () => Promise<void>; readonly end: () => void; readonly times: () => number } {
  let times = 0;
  const ends: (() => void)[] = [];
  const ended = new Promise<void>((resolve) => ends.push(resolve));
  const act = (): Promise<void> => {
    times += 1;
    return ended;
  };
  const end = (): void => {
    for (const resolve of ends) resolve();
  };
  return { act, end, times: () => times };
}

describe('what one page does alone', () => {
  it('is not done by another page of the browser meanwhile, and is after that', async () => {
    const locks = locksOf();
    const [first, second] = [openOn(locks), openOn(locks)];
    const one = begun();
    const done = first.tryAlone('give:1', one.act);
    const other = begun();
    expect(await second.tryAlone('give:1', other.act)).toBe(false);
    expect(other.times()).toBe(0);
    one.end();
    expect(await done).toBe(true);
    other.end();
    expect(await second.tryAlone('give:1', other.act)).toBe(true);
    expect(locks.names[0]).toBe(`make-it-right:${ACCOUNT}:give:1`);
  });

  it('leaves the ticket of another account free that has the same number', async () => {
    const locks = locksOf();
    const one = begun();
    void openOn(locks).tryAlone('give:1', one.act);
    const other = begun();
    other.end();
    expect(await openOn(locks, 'https://other.zendesk.com').tryAlone('give:1', other.act)).toBe(true);
    one.end();
  });

  it('leaves another thing free', async () => {
    const locks = locksOf();
    const one = begun();
    void openOn(locks).tryAlone('give:1', one.act);
    const other = begun();
    other.end();
    expect(await openOn(locks).tryAlone('give:2', other.act)).toBe(true);
    one.end();
  });

  it.each<[string, Pick<LockManager, 'request'>]>([
    ['that denies them', { request: () => Promise.reject(new DOMException('denied', 'SecurityError')) }],
  ])('is done once in a browser %s', async (_what, locks) => {
    const one = begun();
    one.end();
    expect(await openOn(locks).tryAlone('give:1', one.act)).toBe(true);
    expect(one.times()).toBe(1);
  });

  it('is done once in a browser without locks', async () => {
    const one = begun();
    one.end();
    expect(await createTabLock({ account: ACCOUNT }).tryAlone('give:1', one.act)).toBe(true);
    expect(one.times()).toBe(1);
  });

  it('fails where the act does, and is not done twice', async () => {
    let times = 0;
    const act = (): Promise<void> => {
      times += 1;
      return Promise.reject(new Error('broken'));
    };
    await expect(openOn(locksOf()).tryAlone('give:1', act)).rejects.toThrow('broken');
    expect(times).toBe(1);
  });
});
