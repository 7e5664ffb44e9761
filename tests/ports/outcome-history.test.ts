import { expect, it } from 'vitest';
import { outcomesKey } from '#ports/outcome-history.ts';

it('a week has one key, whoever keeps it', () => {
  expect(outcomesKey('2026-02-02')).toBe('outcomes:2026-02-02');
});
