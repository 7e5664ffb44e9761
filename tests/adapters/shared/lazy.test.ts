import { describe, expect, it } from 'vitest';
import { lazy } from '#adapters/shared/lazy.ts';
import { type Result, ok } from '#domain/shared/result.ts';

interface Echo {
  say(text: string): Promise<Result<string, unknown>>;
}

describe('an adapter that is loaded on demand', () => {
  it('is loaded with the first call and once, and answers as itself', async () => {
    let loads = 0;
    const echo = lazy<Echo>(() => {
      loads += 1;
      return Promise.resolve({ say: (text: string) => Promise.resolve(ok(`${text}!`)) });
    });
    expect(loads).toBe(0);
    expect(await Promise.all([echo.say('one'), echo.say('two')])).toEqual([ok('one!'), ok('two!')]);
    expect(loads).toBe(1);
  });

  it('says that a script of ours did not load, not that Zendesk did not answer, and is tried again with the next call', async () => {
    let isOnline = false;
    const echo = lazy<Echo>(() =>
      isOnline ? Promise.resolve({ say: (text: string) => Promise.resolve(ok(text)) }) : Promise.reject(new Error('offline')),
    );
    expect(await echo.say('one')).toMatchObject({ ok: false, error: { kind: 'chunk', cause: new Error('offline') } });
    isOnline = true;
    expect(await echo.say('two')).toEqual(ok('two'));
  });
});
