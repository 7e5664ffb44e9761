import { expect, it } from 'vitest';
import { isOwedKeyOf, owedKey } from '#domain/moments/owed-key.ts';

it('is one for each attempt, and tells which moment it is about', () => {
  const keys = [1, 2, 12].map((attempt) => owedKey('moment-1', attempt));
  expect(keys).toEqual(['owed:moment-1', 'owed:moment-1:2', 'owed:moment-1:12']);
  expect(keys.every((key) => isOwedKeyOf('moment-1', key))).toBe(true);
  for (const other of [owedKey('moment-12', 1), owedKey('moment-2', 1), 'moment-1', '']) expect(isOwedKeyOf('moment-1', other)).toBe(false);
});
