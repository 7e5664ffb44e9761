import { describe, expect, it } from 'vitest';
import { type Pressed, anApprovedWorld, deliver, grantIn, handOversIn, openPage, takeBack } from '#builders/a-hand-over.ts';
import type { World } from '#builders/a-world.ts';
import type { JournalStore } from '#ports/journal-store.ts';

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

type Press = 'deliver' | 'take back';

interface Person {
  readonly id: string;
  readonly press: Press;
  /** When the button is pressed, after the first may be. */
  readonly afterMs?: number;
}

/** What happens to the page of the first to press: at its write of so many, before that arrives or after. */
interface Interruption {
  readonly write: number;
  readonly when: 'before' | 'after';
  /** Null: the page is closed there. */
  readonly heldMs: number | null;
}

function interrupted(world: World, journal: JournalStore, { write, when, heldMs }: Interruption): JournalStore {
  let writes = 0;
  const hold = (): Promise<void> => (heldMs === null ? new Promise<void>(() => {}) : world.time.wait(heldMs));
  return {
    ...journal,
    async append(entry) {
      writes += 1;
      const isHere = writes === write;
      if (isHere && when === 'before') await hold();
      const appended = await journal.append(entry);
      if (isHere && when === 'after') await hold();
      return appended;
    },
  };
}

/** Everybody has the grant on the screen and presses; gives how each ended, but for whose page was closed. */
async function pressed(
  world: World,
  people: readonly Person[],
  interruption: Interruption | null = null,
): Promise<readonly (Pressed | null)[]> {
  const grant = grantIn(world);
  const pages: Awaited<ReturnType<typeof openPage>>[] = [];
  for (const [index, { id }] of people.entries()) {
    const page = await openPage(world, id);
    const { journal } = page.ports;
    const isInterrupted = index === 0 && interruption !== null;
    pages.push({ ...page, ports: { ...page.ports, journal: isInterrupted ? interrupted(world, journal, interruption) : journal } });
  }
  world.slow(900);
  const ends: (Pressed | null)[] = people.map(() => null);
  for (const [index, page] of pages.entries()) {
    const { press, afterMs = 0 } = people[index] ?? { press: 'deliver' };
    const pressLater = async (): Promise<void> => {
      await world.time.wait(afterMs);
      ends[index] = await (press === 'deliver' ? deliver(page, grant) : takeBack(page, grant));
    };
    void pressLater();
  }
  await world.time.run();
  return ends;
}

/** What each was told: `yes` it was done, else why not. */
function told(ends: readonly (Pressed | null)[]): readonly string[] {
  return ends.map((end) => {
    if (end === null) return 'closed';
    const { ended } = end;
    if (ended.ok) return 'yes';
    const { error } = ended;
    if (error.kind === 'already') return `already ${error.what}`;
    return error.kind === 'refused' && error.refusal.isContended ? 'contended' : error.kind;
  });
}

const LOST = ['delivering', 'revoking', 'contended', 'already given', 'already revoked', 'already withdrawn', 'expired'];

/** What is wrong with how it ended: never both, and what counts is what was delivered or is granted still. */
function faultsOf(world: World, ends: readonly (Pressed | null)[], people: readonly Person[]): readonly string[] {
  const decided = new Set(handOversIn(world));
  const replies = ends.reduce((sum, end) => sum + (end?.replies ?? 0), 0);
  const words = told(ends);
  const done = new Set(people.filter((_person, index) => words[index] === 'yes').map(({ press }) => press));
  const live = world.live().map(({ state, countsMinor }) => `${state} ${countsMinor}`);
  const counts = live.join(' and ');
  const checks: readonly (readonly [string, boolean])[] = [
    ['both were decided', decided.size > 1],
    ['both were told that it was done', done.size > 1],
    ['two replies', replies > 1],
    ['delivered, and not counted', (done.has('deliver') || replies > 0) && counts !== 'posted 3000'],
    ['taken back, and counted', done.has('take back') && counts !== ''],
    ['nothing was decided, and the grant is gone', decided.size === 0 && counts !== 'granted 3000'],
  ];
  return checks.flatMap(([fault, isSo]) => (isSo ? [fault] : []));
}

/** Two minutes later nothing of it stands in anybody's way: a lead's next press takes back whatever counts. */
async function heldTwoMinutesLater(world: World): Promise<number> {
  world.time.pass(121_000);
  if (world.live().length > 0) await pressed(world, [{ id: '22', press: 'take back' }]);
  return world.live().length;
}

const DELIVERS: Person = { id: '11', press: 'deliver' };
const takesBack = (id: string): Person => ({ id, press: 'take back' });

const CASES: readonly (readonly [string, readonly Person[]])[] = [
  ['the delivery and its revoking', [DELIVERS, takesBack('21')]],
  ['the delivery in two tabs', [DELIVERS, DELIVERS]],
  ['the revoking by two leads', [takesBack('21'), takesBack('22')]],
  ['two tabs and two leads', [DELIVERS, takesBack('21'), takesBack('22'), DELIVERS]],
];

describe.each(['reject', 'allow'] as const)('where the server is to %s a second key', (duplicateExternalId) => {
  describe.each(CASES)('%s, pressed within seconds', (_what, people) => {
    it.each(SEEDS)('come to one end, and whoever lost is told: seed %i', async (seed) => {
      const world = await anApprovedWorld({ seed, duplicateExternalId });
      const at = people.map((person) => ({ ...person, afterMs: world.random() * 4000 }));
      const ends = await pressed(world, at);
      expect(faultsOf(world, ends, at)).toEqual([]);
      expect(told(ends).filter((word) => word !== 'yes' && !LOST.includes(word))).toEqual([]);
      expect(await heldTwoMinutesLater(world)).toBe(0);
    });

    it.each(SEEDS)('come to one end where answers are lost and requests fail: seed %i', async (seed) => {
      const world = await anApprovedWorld({ seed, duplicateExternalId });
      world.trouble({ errors: 0.15, lostReplies: 0.1 });
      const at = people.map((person) => ({ ...person, afterMs: world.random() * 4000 }));
      const ends = await pressed(world, at);
      world.trouble({ errors: 0, lostReplies: 0 });
      expect(faultsOf(world, ends, at)).toEqual([]);
      expect(await heldTwoMinutesLater(world)).toBe(0);
    });
  });
});

const INTERRUPTIONS: readonly Interruption[] = [1, 2, 3].flatMap((write) =>
  (['before', 'after'] as const).flatMap((when) => [null, 20_000, 150_000].map((heldMs) => ({ write, when, heldMs }))),
);

describe.each([
  ['every list shows what is written at once', { listLagMs: 0 }],
  ['lists show what is written three seconds later, as was measured', { listLagMs: 3000, measuredMs: 3000 }],
])('where %s', (_what, lag) => {
  describe.each(CASES)('%s', (_case, people) => {
    it.each(INTERRUPTIONS)('come to one end where the first page stops $when its write $write for $heldMs ms', async (interruption) => {
      for (const afterMs of [0, 2500, 5000, 30_000, 65_000, 125_000, 160_000]) {
        const world = await anApprovedWorld({ seed: afterMs + 1, ...lag });
        const at = people.map((person, index) => ({ ...person, afterMs: index === 0 ? 0 : afterMs + index }));
        const ends = await pressed(world, at, interruption);
        expect(faultsOf(world, ends, at)).toEqual([]);
        expect(await heldTwoMinutesLater(world)).toBe(0);
      }
    });
  });
});

it('either may win: the delivery, or its revoking', async () => {
  const won = new Set<string>();
  for (const seed of SEEDS) {
    const world = await anApprovedWorld({ seed });
    const ends = await pressed(world, [
      { id: '11', press: 'deliver', afterMs: world.random() * 2000 },
      { id: '21', press: 'take back', afterMs: world.random() * 2000 },
    ]);
    won.add(told(ends).join(' and '));
  }
  expect([...won]).toEqual(expect.arrayContaining(['yes and delivering', 'revoking and yes']));
});
