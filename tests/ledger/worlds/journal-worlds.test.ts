import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { press, wrongIn } from './journal-world.ts';
import { type Weather, weatherOf } from './weather.ts';

/** How many worlds are run; and the seed of a single one, to see it again. */
const WORLDS = 800;
const REPLAYED = process.env['SEED'];

const SEEDS = REPLAYED === undefined ? Array.from({ length: 8 }, (_, part) => part) : [0];

describe('worlds with clocks that are off, pages that sleep, lists that lag and shift, errors, crashes, keys taken twice, months that end, leads at work, and tickets and customers that are gone', () => {
  it.each(SEEDS)(
    'never give more than a limit allows, never twice, and end with a journal that tells the truth (part %i)',
    async (part) => {
      const share = WORLDS / SEEDS.length;
      const seeds = REPLAYED === undefined ? Array.from({ length: share }, (_, index) => part * share + index) : [Number(REPLAYED)];
      for (const seed of seeds) {
        const weather = weatherOf(seed);
        // To see one again: SEED=… and this file.
        expect([`SEED=${seed}`, await wrongIn(weather), weather]).toEqual([`SEED=${seed}`, null, weather]);
      }
    },
    60_000,
  );
});

const CALM: Omit<Weather, 'seed' | 'roomMinor'> = {
  agents: 50,
  common: 'team',
  mostMs: 400,
  errorRate: 0,
  lossRate: 0,
  crashRate: 0,
  sleepRate: 0,
  isMeasured: true,
  skewMs: 5000,
  listLagMs: 500,
  searchLagMs: 2000,
  duplicateExternalId: 'reject',
  pageSize: 100,
  currency: EUR,
  monthEndsInMs: null,
  earlier: 0,
  leads: 'away',
  list: 'steady',
  limitChange: 'same',
  gone: 'nobody',
  tickets: 'own',
};

async function mostRequests(weather: Omit<Weather, 'seed'>): Promise<number> {
  const most: number[] = [];
  for (let seed = 1; seed <= 20; seed += 1) {
    const { people } = await press({ ...weather, seed });
    most.push(...people.map(({ requests }) => requests));
  }
  return Math.max(...most);
}

describe('fifty agents at once', () => {
  it('near the limit ask for no more than twelve requests each', async () => {
    expect(await mostRequests({ ...CALM, roomMinor: 20_000 })).toBeLessThanOrEqual(12);
  });

  it('far from it ask for four', async () => {
    expect(await mostRequests({ ...CALM, roomMinor: 1_000_000 })).toBe(4);
  });
});
