import { expect, it } from 'vitest';
import { assert } from '#domain/shared/assert.ts';

it('an assertion stops where a promise of the code is broken, naming it, and nowhere else', () => {
  expect(() => assert(true, 'sums agree')).not.toThrow();
  expect(() => assert(false, 'sums agree')).toThrow('Broken invariant: sums agree');
});
