import { describe, expect, it } from 'vitest';
import { type Manner, createAwkwardProvider } from './awkward-provider.ts';
import { runExecutorWorld } from './executors.ts';

const WORLDS = Number(process.env['EXECUTOR_WORLDS'] ?? 60);
const LONG_MS = 600_000;

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
      for (let seed = 1; seed <= WORLDS; seed += 1) {
        const world = await runExecutorWorld({ seed, create: (deps) => createAwkwardProvider(deps, manner) });
        expect(world.wrong, `seed ${seed}: ${world.told.join(', ')}`).toEqual([]);
        gifts += world.gifts;
      }
      // Whatever is due it has come to mean something.
      expect(gifts).toBeGreaterThan(WORLDS / 2);
    },
    LONG_MS,
  );

  it('goes the same way with the same seed', async () => {
    const first = await runExecutorWorld({ seed: 7, create: (deps) => createAwkwardProvider(deps, CAREFUL) });
    const again = await runExecutorWorld({ seed: 7, create: (deps) => createAwkwardProvider(deps, CAREFUL) });
    expect(first.told).toEqual(again.told);
  });
});
