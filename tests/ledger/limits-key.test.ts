import { describe, expect, it } from 'vitest';
import { LIMITS_MOMENT } from '#domain/journal/agent-day.ts';
import { limitsKey, limitsName, readLimitsName } from '#ledger/limits-key.ts';

describe('what says the limits', () => {
  it('has a key that tells its kind and its id', () => {
    expect(limitsKey('a-1')).toBe('limits:a-1');
  });

  it('is named by its id and its stamp, which are read from the name again', () => {
    const name = limitsName({ momentId: 'a-1', createdAtMs: 1_774_000_000_000, detail: {} });
    expect(name).toBe('a-1@mmypsohs');
    expect(readLimitsName(name)).toEqual({ id: 'a-1', atMs: 1_774_000_000_000, isChosen: false });
  });

  it('is named so that it shows where a lead has chosen it', () => {
    const chosen = { id: 'c-1', limits: {}, reason: '' };
    const name = limitsName({ momentId: LIMITS_MOMENT, createdAtMs: 1_774_000_000_000, detail: { chosen } });
    expect(name).toBe('c-1@mmypsohs@chosen');
    expect(readLimitsName(name)).toEqual({ id: 'c-1', atMs: 1_774_000_000_000, isChosen: true });
  });

  it.each(['a-1', 'a-1@', 'a-1@!'])('may be newer than anything where its name has no stamp: %s', (name) => {
    expect(readLimitsName(name)).toEqual({ id: 'a-1', atMs: Infinity, isChosen: false });
  });
});
