import { expect, it } from 'vitest';
import { attemptOfKey, isOwedKeyOf, owedKey } from '#domain/moments/owed-key.ts';

it('is one for each attempt, and tells which moment it is about', () => {
  const keys = [1, 2, 12].map((attempt) => owedKey('moment-1', attempt));
  expect(keys).toEqual(['owed:moment-1', 'owed:moment-1:2', 'owed:moment-1:12']);
  expect(keys.every((key) => isOwedKeyOf('moment-1', key))).toBe(true);
  for (const other of [owedKey('moment-12', 1), owedKey('moment-2', 1), 'moment-1', '']) expect(isOwedKeyOf('moment-1', other)).toBe(false);
});

it('tells which attempt it is about; what names none is the first', () => {
  for (const attempt of [1, 2, 12]) expect(attemptOfKey('moment-1', owedKey('moment-1', attempt))).toBe(attempt);
  for (const other of ['owed:moment-1:', 'owed:moment-1:x', 'owed:moment-1:0', 'owed:moment-1:1.5', 'moment-1', '']) {
    expect(attemptOfKey('moment-1', other)).toBe(1);
  }
});
