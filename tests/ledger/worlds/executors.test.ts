import { describe, expect, it } from 'vitest';
import { type Manner, createAwkwardProvider } from './awkward-provider.ts';
import { runExecutorWorld } from './executors.ts';
import { wrongInWorlds, worldsOf } from './seeds.ts';

const WORLDS = 60;
const LONG_MS = 1_800_000;

const CAREFUL: Manner = { isIdempotent: true, forbids: true, listLagMs: 0, lateMs: 20_000, refuses: 0.1, pending: 0.2 };
const MANNERS: readonly (readonly [string, Manner])[] = [
  ['that does each key once, and forbids what was taken back', CAREFUL],
  ['that does each key once for a day, and lists late', { ...CAREFUL, forbids: false, listLagMs: 3000 }],
  ['that does whatever it is sent', { ...CAREFUL, isIdempotent: false, forbids: false, listLagMs: 1000 }],
];

describe('a provider in trouble, two tabs, crashes, and a lead taking back meanwhile', () => {
  it.each(MANNERS)(
    '%s: never twice, nothing lost, and journal, records and provider agree',
    async (_what, manner) => {
      let gifts = 0;
      const wrong = await wrongInWorlds(WORLDS, async (seed) => {
        const world = await runExecutorWorld({ seed, create: (deps) => createAwkwardProvider(deps, manner) });
        gifts += world.gifts;
        return world.wrong;
      });
      expect(wrong).toEqual([]);
      // Whatever is due it has come to mean something.
      expect(gifts).toBeGreaterThan(worldsOf(WORLDS) / 2);
    },
    LONG_MS,
  );

  it(
    'by hand: what counts is written down as given, and nothing else is',
    async () => {
      let counting = 0;
      const wrong = await wrongInWorlds(WORLDS, async (seed) => {
        const world = await runExecutorWorld({
          seed,
          create(deps) {
            const nobody = createAwkwardProvider(deps, CAREFUL);
            return { ...nobody, executor: { ...nobody.executor, isFor: () => false } };
          },
        });
        counting += world.counting;
        return world.gifts === 0 ? world.wrong : [...world.wrong, `${world.gifts} were given by a provider`];
      });
      expect(wrong).toEqual([]);
      expect(counting).toBeGreaterThan(worldsOf(WORLDS) / 2);
    },
    LONG_MS,
  );

  it('goes the same way with the same seed', async () => {
    const first = await runExecutorWorld({ seed: 7, create: (deps) => createAwkwardProvider(deps, CAREFUL) });
    const again = await runExecutorWorld({ seed: 7, create: (deps) => createAwkwardProvider(deps, CAREFUL) });
    expect(first.told).toEqual(again.told);
  });
});
