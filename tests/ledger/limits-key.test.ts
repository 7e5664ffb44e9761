import { expect, it } from 'vitest';
import { limitsKey } from '#ledger/limits-key.ts';

it('the key of what says the limits tells its kind and its id', () => {
  expect(limitsKey('a-1')).toBe('limits:a-1');
});
