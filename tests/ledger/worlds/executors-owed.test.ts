import { describe, expect, it } from 'vitest';
import { todoWithRefund } from '#domain/moments/todos.ts';
import { type OwedVendor, SUM_MINOR, runOwedWorld } from './owed-world.ts';

/** `WORLDS=5000` runs as many of each. */
const WORLDS = Number(process.env['WORLDS'] ?? 100);
const VENDORS: readonly OwedVendor[] = ['stripe', 'shopify'];

describe.each(VENDORS)('what a customer is owed, paid back through %s in every kind of trouble', (vendor) => {
  it(`is never paid twice, and is said to be paid where it is, or not known, in ${WORLDS} worlds`, { timeout: 1_800_000 }, async () => {
    let agree = 0;
    let erased = 0;
    for (let seed = 1; seed <= WORLDS; seed += 1) {
      const { paidMinor, todos, references, isErased } = await runOwedWorld({ seed, vendor });
      erased += isErased ? 1 : 0;
      const refund = todoWithRefund(todos)?.refund ?? null;
      const said = refund?.state === 'paid' ? [refund.reference] : [];
      if (JSON.stringify(said) === JSON.stringify(references)) agree += 1;
      // What Zendesk has lost of a to-do nobody who comes next can know: see src/docs/executors.md.
      if (isErased) continue;
      expect({ seed, paidMinor }).toEqual({ seed, paidMinor: paidMinor.length === 0 ? [] : [SUM_MINOR] });
      // Nothing is said to be paid that is not; what is paid and not said to be is open, and the leads' comparison names it.
      expect({ seed, isTrue: said.every((reference) => references.includes(reference)) }).toEqual({ seed, isTrue: true });
      const isOpen = refund !== null && refund.state !== 'paid';
      expect({ seed, isKnown: said.length === references.length || isOpen }).toEqual({ seed, isKnown: true });
    }
    expect(agree).toBeGreaterThanOrEqual(WORLDS * 0.95);
    expect(erased).toBeLessThanOrEqual(WORLDS * 0.15);
  });

  it('goes the same way again with the same seed', async () => {
    const [one, again] = [await runOwedWorld({ seed: 7, vendor }), await runOwedWorld({ seed: 7, vendor })];
    expect(again.trace).toEqual(one.trace);
    expect(one.trace.length).toBeGreaterThan(3);
  });
});
