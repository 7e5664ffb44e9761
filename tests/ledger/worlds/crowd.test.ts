import { describe, expect, it } from 'vitest';
import { type CrowdOptions, aCrowd } from '#builders/a-crowd.ts';

const MINUTE_MS = 60_000;

/** Lets everybody press, and the pages try again for five minutes by themselves. */
async function after5Minutes(options: CrowdOptions) {
  const crowd = await aCrowd(options);
  await crowd.world.time.run(5 * MINUTE_MS);
  const givenSoFar = crowd.posted();
  await crowd.world.time.run();
  return { ...crowd, givenSoFar };
}

const NEAR: readonly CrowdOptions[] = [
  { agents: 50, room: 20 },
  { agents: 200, room: 80 },
  { agents: 200, room: 80, listLagMs: 500 },
  // As many pages as a thousand fill.
  { agents: 200, room: 20, pageSize: 20 },
];

describe('a crowd of agents near the end of the pool', () => {
  it.each([...NEAR, { agents: 50, room: 20, requestsAMinute: 100 }, { agents: 200, room: 80, requestsAMinute: 200 }])(
    'leaves at most a tenth of the room unused after five minutes, and never overspends: $agents, room for $room, $requestsAMinute a minute',
    async (options) => {
      const { pages, givenSoFar, posted } = await after5Minutes(options);
      expect(givenSoFar).toBeGreaterThanOrEqual(0.9 * options.room);
      expect(posted()).toBeLessThanOrEqual(options.room);
      // Everybody has been answered.
      const phases = new Set(pages.map(({ session }) => session.getState().giving.phase));
      expect([...phases].filter((phase) => phase === 'working' || phase === 'waiting')).toEqual([]);
    },
    60_000,
  );

  it.each(NEAR)(
    'asks for at most 12 requests a try, and 30 with a place: $agents, room for $room',
    async (options) => {
      const { tries } = await after5Minutes(options);
      const most = (isGiven: boolean): number =>
        Math.max(...tries.flat().flatMap(({ endedAs, requests }) => ((endedAs === 'given') === isGiven ? [requests] : [])));
      expect(most(false)).toBeLessThanOrEqual(12);
      expect(most(true)).toBeLessThanOrEqual(30);
    },
    60_000,
  );
});
