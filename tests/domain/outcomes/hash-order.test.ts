import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { inHashOrder } from '#domain/outcomes/hash-order.ts';

it('the order is that of the ids, whatever order they come in, and loses none', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), (ids) => {
      const order = inHashOrder(ids, (id) => id);
      expect(inHashOrder(ids.toReversed(), (id) => id)).toEqual(order);
      expect(order.toSorted()).toEqual(ids.toSorted());
    }),
  );
});

it('the first half of a thousand numbers in a row is no more of the early than of the late ones', () => {
  const ids = Array.from({ length: 1000 }, (_one, index) => String(500_000 + index));
  const early = inHashOrder(ids, (id) => id)
    .slice(0, 500)
    .filter((id) => Number(id) < 500_500).length;
  expect(Math.abs(early - 250)).toBeLessThan(50);
  const even = inHashOrder(ids, (id) => id)
    .slice(0, 500)
    .filter((id) => Number(id) % 2 === 0).length;
  expect(Math.abs(even - 250)).toBeLessThan(50);
});
