import { describe, expect, it } from 'vitest';
import { todoWithRefund } from '#domain/moments/todos.ts';
import { type OwedVendor, SUM_MINOR, runOwedWorld } from './owed-world.ts';

/** `WORLDS=5000` runs as many of each. */
const WORLDS = Number(process.env['WORLDS'] ?? 100);
const VENDORS: readonly OwedVendor[] = ['stripe', 'shopify'];

describe.each(VENDORS)('what a customer is owed, paid back through %s in every kind of trouble', (vendor) => {
  it(`is never paid twice, and ends with to-do and provider agreeing, in ${WORLDS} worlds`, { timeout: 1_800_000 }, async () => {
    let paid = 0;
    for (let seed = 1; seed <= WORLDS; seed += 1) {
      const { paidMinor, todos, references } = await runOwedWorld({ seed, vendor });
      expect({ seed, paidMinor: paidMinor.slice(0, 2) }).toEqual({ seed, paidMinor: paidMinor.length === 0 ? [] : [SUM_MINOR] });
      const refund = todoWithRefund(todos)?.refund ?? null;
      const said = refund?.state === 'paid' ? [refund.reference] : [];
      expect({ seed, said, todos }).toEqual({ seed, said: references, todos });
      paid += paidMinor.length;
    }
    expect(paid).toBeGreaterThan(WORLDS / 2);
  });

  it('goes the same way again with the same seed', async () => {
    const [one, again] = [await runOwedWorld({ seed: 7, vendor }), await runOwedWorld({ seed: 7, vendor })];
    expect(again.trace).toEqual(one.trace);
    expect(one.trace.length).toBeGreaterThan(3);
  });
});
