import { type CrowdOptions, aCrowd } from '#builders/a-crowd.ts';
import type { Figure } from './figure.ts';

const MINUTE_MS = 60_000;
/** Requests a try, and what may be unused of the room after five minutes. */
const bound = { without: 12, withPlace: 30, unused: 0.1 };

const crowds: readonly CrowdOptions[] = [
  { agents: 50, room: 20 },
  { agents: 200, room: 80 },
  { agents: 1_000, room: 80 },
  { agents: 50, room: 20, requestsAMinute: 100 },
  { agents: 200, room: 80, requestsAMinute: 200 },
];

/** What crowds near the end of the pool come to, whose pages try again by themselves, in virtual time. */
export async function crowdFigures(): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const options of crowds) figures.push(await crowdFigure(options));
  return figures;
}

async function crowdFigure(options: CrowdOptions): Promise<Figure> {
  const { agents, room, requestsAMinute } = options;
  const { world, tries, posted } = await aCrowd(options);
  await world.time.run(10_000);
  const atOnce = posted();
  await world.time.run(5 * MINUTE_MS - 10_000);
  const after5Minutes = posted();
  await world.time.run();
  const most = (isGiven: boolean): number =>
    Math.max(0, ...tries.flat().flatMap(({ endedAs, requests }) => ((endedAs === 'given') === isGiven ? [requests] : [])));
  const isSparing = most(false) <= bound.without && most(true) <= bound.withPlace;
  const limited = requestsAMinute === undefined ? '' : `, ${requestsAMinute} requests a minute`;
  return {
    what: `${agents.toLocaleString('en')} at once, room for ${room}${limited}: given after 10 s, after five minutes, in all`,
    value: `${atOnce}, ${after5Minutes}, ${posted()}; requests a try: most ${most(false)} of who was not given, ${most(true)} of who was`,
    // What Zendesk has refused was no work for it.
    isOver: posted() > room || after5Minutes < (1 - bound.unused) * room || (requestsAMinute === undefined && !isSparing),
  };
}
