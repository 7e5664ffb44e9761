import { describe, expect, it } from 'vitest';
import { onCard, newestOn } from '#builders/on-card.ts';
import { STORY, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { anAgent } from '#builders/an-agent.ts';
import { freeAt } from '#domain/journal/lease.ts';
import { noTabLocks } from '../../../fakes/fake-tab-lock.ts';

/** When what is reserved holds nothing any more. */
function expiryOf(world: World): number {
  const reserve = world.journal.entries.find(({ kind }) => kind === 'reserve');
  if (reserve === undefined) throw new Error('nothing is reserved');
  return freeAt(reserve.createdAtMs);
}

/** A page that ended after it had reserved and before it posted: its third call is the post. */
async function crashedReserving(): Promise<World> {
  const { world, page } = await openedPage();
  page.life.end({ atCall: 3, when: 'before' });
  void page.session.makeItRight();
  await world.time.run();
  expect(world.live()).toMatchObject([{ state: 'reserved' }]);
  return world;
}

/** Two pages of one browser on one ticket, and the first is at work: each of its requests takes a second. */
async function oneAtWork(options: {
  readonly hasLocks: boolean;
}): Promise<{ readonly world: World; readonly pages: readonly [Page, Page] }> {
  const world = aWorld();
  const of = options.hasLocks ? {} : { tabLocks: noTabLocks };
  const pages = [await world.open(of), await world.open(of)] as const;
  for (const { session } of pages) session.choose({ story: STORY });
  world.journal.faults.latency = (_call, when) => (when === 'before' ? world.time.wait(1000) : Promise.resolve());
  void pages[0].session.makeItRight();
  await world.time.run(1500);
  expect(phaseOf(pages[0])).toBe('working');
  return { world, pages };
}

describe('a second tab of the same browser, while the first is giving', () => {
  it('gives nothing and asks nothing, and says so at once', async () => {
    const { world, pages } = await oneAtWork({ hasLocks: true });
    const before = world.requests().length;
    await pages[1].session.makeItRight();
    expect(onCard(pages[1].session).giving).toEqual({ phase: 'elsewhere', freeAtMs: null });
    expect(world.requests()).toHaveLength(before);
    await world.time.run();
    expect(phaseOf(pages[0])).toBe('given');
    expect(world.givenMoments()).toHaveLength(1);
  });

  it('looks again once whatever was begun has come to an end, and shows what was given', async () => {
    const { world, pages } = await oneAtWork({ hasLocks: true });
    await pages[1].session.makeItRight();
    await world.time.run();
    world.time.pass(freeAt(0));
    await world.time.run();
    expect(phaseOf(pages[1])).not.toBe('elsewhere');
    expect(onCard(pages[1].session).onTicket).toMatchObject([{ state: 'posted' }]);
  });

  it('sees the reservation where the browser has no locks, says until when it holds, and gives nothing', async () => {
    const { world, pages } = await oneAtWork({ hasLocks: false });
    const second = pages[1].session.makeItRight();
    await world.time.run(1500);
    expect(onCard(pages[1].session).giving).toEqual({ phase: 'elsewhere', freeAtMs: expiryOf(world) });
    await press(world, second);
    expect(world.givenMoments()).toHaveLength(1);
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
    expect(pages[1].workspace.replies).toEqual([]);
    expect(onCard(pages[1].session)).toMatchObject({ giving: { phase: 'idle' }, onTicket: [{ state: 'posted' }] });
  });
});

describe('after a page that crashed between reserving and posting, the next one', () => {
  it('waits until that has expired, then says that it came to nothing, with the story kept, and gives anew', async () => {
    const world = await crashedReserving();
    const page = world.begin();
    await world.time.run(5000);
    expect(onCard(page.session)).toMatchObject({ giving: { phase: 'elsewhere', freeAtMs: expiryOf(world) }, canUndo: false });
    await world.time.run(expiryOf(world) - world.time.nowMs() - 1);
    expect(phaseOf(page)).toBe('elsewhere');
    await world.time.run(1);
    expect(onCard(page.session)).toMatchObject({ giving: { phase: 'came_to_nothing' }, onTicket: [], choice: { story: STORY } });
    await press(world, page.session.makeItRight());
    expect(world.live()).toMatchObject([{ state: 'posted' }]);
    expect(world.givenMoments()).toMatchObject([{ story: STORY }]);
  });

  it('gives nothing where the button is pressed before that', async () => {
    const world = await crashedReserving();
    const page = world.begin();
    await world.time.run(5000);
    void page.session.makeItRight();
    await world.time.run(60_000);
    expect(phaseOf(page)).toBe('elsewhere');
    expect(world.journal.entries.map(({ kind }) => kind)).toEqual(['reserve']);
  });

  it('of somebody else looks again once it has expired, and can give', async () => {
    const world = await crashedReserving();
    const colleague = world.begin({ agent: anAgent({ id: '12', name: 'Cy Other' }) });
    await world.time.run(5000);
    expect(onCard(colleague.session)).toMatchObject({ giving: { phase: 'idle' }, onTicket: [{ state: 'reserved', agentId: '11' }] });
    await world.time.run();
    expect(onCard(colleague.session).onTicket).toEqual([]);
    await press(world, colleague.session.makeItRight());
    expect(phaseOf(colleague)).toBe('given');
  });

  it('of somebody else expires without a word into what is being given here for something else', async () => {
    const world = await crashedReserving();
    const colleague = world.begin({ agent: anAgent({ id: '12', name: 'Cy Other' }) });
    await world.time.run(5000);
    colleague.session.choose({ cause: 'outage', fault: 'ours', severity: 2, story: STORY });
    await world.time.run(expiryOf(world) - 10_000 - world.time.nowMs());
    world.journal.faults.latency = (_call, when) => (when === 'before' ? world.time.wait(15_000) : Promise.resolve());
    const giving = colleague.session.makeItRight();
    await world.time.run(9000);
    expect(phaseOf(colleague)).toBe('working');
    const sent = world.requests().length;
    await world.time.run(2000);
    expect(world.requests()).toHaveLength(sent);
    await press(world, giving);
  });

  it('of a lead cannot take it back either', async () => {
    const world = await crashedReserving();
    const lead = world.begin({ agent: anAgent({ id: '90', groups: ['Team leads'] }) });
    await world.time.run(5000);
    expect(onCard(lead.session)).toMatchObject({ onTicket: [{ state: 'reserved' }], canUndo: false });
    await lead.session.undo(newestOn(lead.session));
    expect(world.journal.entries.map(({ kind }) => kind)).toEqual(['reserve']);
  });
});
