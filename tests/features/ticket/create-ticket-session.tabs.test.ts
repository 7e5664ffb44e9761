import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type World, aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { createFakeIntentStore } from '../../fakes/fake-intent-store.ts';

interface Plan {
  readonly seed: number;
  /** Two tabs of one browser, two browsers of one agent, or two agents. */
  readonly who: 'tabs' | 'browsers' | 'agents';
  readonly amounts: readonly [string, string];
  /** How long the second presses after the first. */
  readonly delayMs: number;
}

const plans: fc.Arbitrary<Plan> = fc.record({
  seed: fc.integer({ min: 0, max: 1e9 }),
  who: fc.constantFrom('tabs', 'browsers', 'agents'),
  amounts: fc.constantFrom(['10', '10'], ['10', '20'], ['20', '10']),
  delayMs: fc.integer({ min: 0, max: 1500 }),
});

async function bothPress({ seed, who, amounts, delayMs }: Plan): Promise<World> {
  const world = aWorld({ seed });
  const first = await world.open();
  const other = { intents: who === 'tabs' ? world.intents : createFakeIntentStore() };
  const second = await world.open({ ...other, agent: anAgent(who === 'agents' ? { id: '12', name: 'Cy Other' } : {}) });
  first.session.choose({ amountText: amounts[0], story: 'First.' });
  second.session.choose({ amountText: amounts[1], story: 'Second.' });
  world.slow(400);
  void first.session.makeItRight();
  void world.time.wait(delayMs).then(() => second.session.makeItRight());
  await world.time.run();
  return world;
}

describe('two pages on one ticket', () => {
  it('give once, whoever presses when', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        const world = await bothPress(plan);
        const given = [...world.moments.moments.values()].filter(({ status }) => status === 'given');
        expect(given.length).toBeLessThanOrEqual(1);
        expect(world.live().length).toBeLessThanOrEqual(1);
        expect(world.live().map(({ momentId }) => momentId)).toEqual(given.map(({ id }) => id));
      }),
      { numRuns: 80 },
    );
  });

  it('give at least once where nothing fails', async () => {
    await fc.assert(
      fc.asyncProperty(plans, async (plan) => {
        expect((await bothPress(plan)).givenMoments()).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});
