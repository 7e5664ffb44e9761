import { describe, expect, it } from 'vitest';
import { runExecutorWorld } from './executors.ts';
import { wrongInWorlds, worldsOf } from './seeds.ts';
import { type VendorName, vendorInTrouble } from './vendor-provider.ts';

const WORLDS = 25;
const LONG_MS = 1_800_000;
const VENDORS: readonly VendorName[] = ['stripe', 'shopify_store_credit', 'shopify_gift_card', 'webhook'];

describe('the sidebar over a real executor and its simulated provider, in trouble, with two tabs, crashes and a lead', () => {
  it.each(VENDORS)(
    '%s: never twice, nothing lost, and journal, records and provider agree',
    async (name) => {
      let gifts = 0;
      const wrong = await wrongInWorlds(WORLDS, async (seed) => {
        const world = await runExecutorWorld({ seed, create: (deps) => vendorInTrouble(name, deps) });
        gifts += world.gifts;
        return world.wrong;
      });
      expect(wrong).toEqual([]);
      expect(gifts).toBeGreaterThan(worldsOf(WORLDS) / 2);
    },
    LONG_MS,
  );
});
