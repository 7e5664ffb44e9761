import { describe, expect, it } from 'vitest';
import { type Decided, approve, decidedIn, decline, standIn, withdraw } from '#builders/a-decision.ts';
import { DOWN } from '#builders/a-page.ts';
import { LEADS, aRequest, atWork, stored } from '#builders/a-request.ts';
import { type World, aWorld } from '#builders/a-world.ts';
import { approveRequest } from '#approvals/decide-request.ts';

const SEEDS = Array.from({ length: 60 }, (_, index) => index + 1);

/** A request in an account where everybody's calls take up to so long. */
async function slowWorld(seed: number, duplicateExternalId: 'reject' | 'allow'): Promise<World> {
  const world = aWorld({ leadIds: LEADS, seed, duplicateExternalId });
  await stored(world);
  world.slow(900);
  return world;
}

/** What each was told: `yes` it was decided, else why not. */
async function toldBy(world: World, pressed: readonly Decided[]): Promise<readonly string[]> {
  await world.time.run();
  const answers = await Promise.all(pressed);
  return answers.map((answer) => {
    if (answer.ok) return 'yes';
    const { error } = answer;
    if (error.kind === 'already') return `already ${error.what}`;
    return error.kind === 'refused' && error.refusal.isContended ? 'contended' : error.kind;
  });
}

/** Words that tell whoever lost that others were at it, and that nothing of theirs was decided. */
const LOST = ['deciding', 'contended', 'already approved', 'already declined', 'already withdrawn'];

describe.each(['reject', 'allow'] as const)('where the server is to %s a second key, pressed at the same time', (duplicateExternalId) => {
  it.each(SEEDS)('yes and no never both count, and whoever lost is told: seed %i', async (seed) => {
    const world = await slowWorld(seed, duplicateExternalId);
    const pressed = seed % 2 === 0 ? [approve(world, '21'), decline(world, '22')] : [decline(world, '22'), approve(world, '21')];
    const told = await toldBy(world, pressed);
    const decided = decidedIn(world);
    expect(decided.length).toBeLessThanOrEqual(1);
    expect(told.filter((word) => word === 'yes')).toHaveLength(decided.length);
    for (const word of told.filter((other) => other !== 'yes')) expect(LOST).toContain(word);
    const isYes = decided[0]?.startsWith('approve') ?? false;
    expect(standIn(world)).toBe(decided.length === 0 ? 'waiting' : isYes ? 'approved' : 'declined');
    expect(world.live()).toHaveLength(isYes ? 1 : 0);
  });

  it.each(SEEDS)('two yeses of different sums never both count: seed %i', async (seed) => {
    const world = await slowWorld(seed, duplicateExternalId);
    const told = await toldBy(world, [approve(world, '21', 3000), approve(world, '22', 5000)]);
    const live = world.live();
    expect(live.length).toBeLessThanOrEqual(1);
    expect(decidedIn(world)).toHaveLength(live.length);
    expect(told.filter((word) => word === 'yes')).toHaveLength(live.length);
    // Whoever was told yes has given what they approved.
    const meant = told.flatMap((word, index) => (word === 'yes' ? [['21', 3000, '22', 5000].slice(2 * index, 2 * index + 2)] : []));
    expect(live.map(({ agentId, countsMinor }) => [agentId, countsMinor])).toEqual(meant);
    for (const word of told.filter((other) => other !== 'yes')) expect(LOST).toContain(word);
  });

  it.each(SEEDS)('a yes and the withdrawal of whoever asked never both count: seed %i', async (seed) => {
    const world = await slowWorld(seed, duplicateExternalId);
    const told = await toldBy(world, [approve(world, '21'), withdraw(world), decline(world, '22')]);
    const decided = decidedIn(world);
    expect(decided.length).toBeLessThanOrEqual(1);
    expect(told.filter((word) => word === 'yes')).toHaveLength(decided.length);
    for (const word of told.filter((other) => other !== 'yes')) expect(LOST).toContain(word);
  });

  it.each(SEEDS)('under faults at most one counts, and nobody is told yes whose no it was: seed %i', async (seed) => {
    const world = await slowWorld(seed, duplicateExternalId);
    world.trouble({ errors: 0.15, lostReplies: 0.1 });
    const pressed = [approve(world, '21', 3000), decline(world, '22')];
    const told = await toldBy(world, pressed);
    world.trouble({ errors: 0, lostReplies: 0 });
    world.time.pass(121_000);
    const decided = decidedIn(world);
    expect(decided.length).toBeLessThanOrEqual(1);
    const meant = ['approve by 21', 'decline by 22'].filter((_decision, index) => told[index] === 'yes');
    expect(decided).toEqual(expect.arrayContaining(meant));
    const again = await toldBy(world, [approve(world, '21', 3000)]);
    expect(again).toEqual([decided[0] === 'decline by 22' ? 'already declined' : 'yes']);
    expect(decidedIn(world)).toHaveLength(1);
  });
});

it('both may lose, where the one who gives way cannot say so in time, and both are told that somebody was deciding', async () => {
  const ends: string[] = [];
  for (const seed of SEEDS) {
    const world = await slowWorld(seed, 'allow');
    world.journal.faults.errorBefore = ({ keys }) => (keys[0]?.startsWith('void:') === true ? DOWN : null);
    const told = await toldBy(world, [approve(world, '21'), decline(world, '22')]);
    if (!told.includes('yes')) ends.push(`${told.join(' and ')}: ${standIn(world)}`);
  }
  expect(ends.length).toBeGreaterThan(0);
  expect(new Set(ends)).toEqual(new Set(['deciding and deciding: waiting']));
});

describe('one lead in two tabs', () => {
  it.each(SEEDS)('who says yes to what costs nothing in one, and no in the other, has decided one of both: seed %i', async (seed) => {
    const world = aWorld({ leadIds: LEADS, seed });
    const call = await stored(world, aRequest({ moment: { gesture: 'call' } }));
    world.slow(900);
    const { ports, terms } = atWork(world, '21');
    const yes = approveRequest(ports, call, { amountMinor: 0, text: '' }, terms);
    const told = await toldBy(world, [yes, decline(world, '21')]);
    const decided = decidedIn(world);
    expect(told.filter((word) => word === 'yes')).toHaveLength(decided.length);
    expect(decided).toEqual(told[0] === 'yes' ? ['approve by 21'] : told[1] === 'yes' ? ['decline by 21'] : []);
  });

  // Few worlds come so far as to withdraw in one what the other posts at that moment; these do.
  it.each([300, 302, 384, 411])(
    'withdraws in one what it began there, and nothing that the other may still post: seed %i',
    async (seed) => {
      const world = aWorld({ leadIds: LEADS, seed, duplicateExternalId: 'allow' });
      await stored(world);
      world.slow(8000);
      const after = (ms: number, press: () => Decided): Decided => world.time.wait(ms).then(press);
      const tabs = [approve(world, '21', 3000), after(world.random() * 3000, () => approve(world, '21', 3000))];
      const others = [world.random() * 4000, 5000 + world.random() * 10_000].map((ms) => after(ms, () => decline(world, '22')));
      await toldBy(world, [...tabs, ...others]);
      expect(new Set(decidedIn(world)).size).toBeLessThanOrEqual(1);
    },
  );
});
