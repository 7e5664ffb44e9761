import { describe, expect, it } from 'vitest';
import { late } from '#adapters/shared/lazy.ts';
import { type Result, ok } from '#domain/shared/result.ts';

interface Echo {
  say(text: string): Promise<Result<string, unknown>>;
}

describe('an adapter that comes late', () => {
  it('is loaded with the first call and once, and answers as itself', async () => {
    let loads = 0;
    const echo = late<Echo>('echo', () => {
      loads += 1;
      return Promise.resolve({ say: (text: string) => Promise.resolve(ok(`${text}!`)) });
    });
    expect(loads).toBe(0);
    expect(await Promise.all([echo.say('one'), echo.say('two')])).toEqual([ok('one!'), ok('two!')]);
    expect(loads).toBe(1);
  });

  it('is unreachable where it cannot be loaded, and tried again with the next call', async () => {
    let isOnline = false;
    const echo = late<Echo>('echo', () =>
      isOnline ? Promise.resolve({ say: (text: string) => Promise.resolve(ok(text)) }) : Promise.reject(new Error('offline')),
    );
    expect(await echo.say('one')).toMatchObject({ ok: false, error: { kind: 'unreachable', what: 'echo' } });
    isOnline = true;
    expect(await echo.say('two')).toEqual(ok('two'));
  });
});
