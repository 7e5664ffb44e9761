import { describe, expect, it } from 'vitest';
import { runExecutorWorld } from './executors.ts';
import { type VendorName, vendorInTrouble } from './vendor-provider.ts';

/** `EXECUTOR_WORLDS=2000` runs as many of each. */
const WORLDS = Number(process.env['EXECUTOR_WORLDS'] ?? 25);
const LONG_MS = 1_800_000;
const VENDORS: readonly VendorName[] = ['stripe', 'shopify_store_credit', 'shopify_gift_card'];

describe('the sidebar over a real executor and its simulated provider, in trouble, with two tabs, crashes and a lead', () => {
  it.each(VENDORS)(
    '%s: never twice, nothing lost, and journal, records and provider agree',
    async (name) => {
      let gifts = 0;
      for (let seed = 1; seed <= WORLDS; seed += 1) {
        const world = await runExecutorWorld({ seed, create: (deps) => vendorInTrouble(name, deps) });
        expect(world.wrong, `seed ${seed}: ${world.told.join(', ')}`).toEqual([]);
        gifts += world.gifts;
      }
      expect(gifts).toBeGreaterThan(WORLDS / 2);
    },
    LONG_MS,
  );
});
