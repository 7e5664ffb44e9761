import { describe, expect, it } from 'vitest';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import type { Death } from '#builders/with-crash.ts';

const story = 'The parcel came three days late for a birthday.';

/** More calls than making it right takes; the test checks that. */
const CALLS_AT_MOST = 12;
const deaths: readonly Death[] = Array.from({ length: CALLS_AT_MOST }, (_, index) => index + 1).flatMap((atCall) => [
  { atCall, when: 'before' as const },
  { atCall, when: 'after' as const },
]);

/** A page that begins to make it right and ends at one of its calls. */
async function crash(death: Death): Promise<{ readonly world: World; readonly page: Page }> {
  const world = aWorld();
  const page = await world.open();
  page.session.choose({ story, amountText: '20' });
  page.life.end(death);
  void page.session.makeItRight();
  await world.time.run();
  return { world, page };
}

function summary(world: World): object {
  return {
    live: world.live().map(({ state, countsMinor }) => [state, countsMinor]),
    moments: [...world.moments.moments.values()]
      .filter(({ status }) => status === 'given')
      .map((moment) => [moment.amount.amountMinor, moment.story]),
  };
}

const givenOnce = { live: [['posted', 2000]], moments: [[2000, story]] };

/** What an agent does who finds the ticket as it is, and wants it made right. */
async function goOn(world: World, page: Page): Promise<void> {
  const { giving, standing } = page.session.getState();
  if (giving.phase === 'interrupted') void page.session.finish();
  else if (standing === null) void page.session.makeItRight();
  await world.time.run();
}

describe('after a page that ended at any of its calls, the next one', () => {
  it.each(deaths)('brings it to its end: $when call $atCall', async (death) => {
    const { world } = await crash(death);
    const page = await world.open();
    await goOn(world, page);
    expect(summary(world)).toEqual(givenOnce);
    expect(page.session.getState().standing).toMatchObject({ state: 'posted', countsMinor: 2000 });
    const later = await world.open();
    expect(later.session.getState()).toMatchObject({ giving: { phase: 'idle' }, standing: { state: 'posted' } });
  });

  it.each(deaths)('has lost nothing of the story: $when call $atCall', async (death) => {
    const { world } = await crash(death);
    const { choice } = (await world.open()).session.getState();
    const isKept = choice.story === story && choice.amountText === '20';
    expect(isKept || world.givenMoments().some((moment) => moment.story === story)).toBe(true);
  });

  it.each(deaths)('can take it back whole: $when call $atCall', async (death) => {
    const { world } = await crash(death);
    const page = await world.open();
    const { giving, standing } = page.session.getState();
    if (giving.phase === 'interrupted') void page.session.cancel();
    else if (standing !== null) void page.session.undo();
    await world.time.run();
    expect(summary(world)).toEqual({ live: [], moments: [] });
    const later = await world.open();
    expect(later.session.getState()).toMatchObject({ giving: { phase: 'idle' }, standing: null });
  });

  it.each(deaths)('gives once where the agent presses the button again and only then finishes: $when call $atCall', async (death) => {
    const { world } = await crash(death);
    const page = await world.open();
    page.session.choose({ amountText: '20' });
    void page.session.makeItRight();
    await world.time.run();
    await goOn(world, page);
    expect(summary(world)).toEqual(givenOnce);
  });

  it.each(deaths)('gives once where the button is pressed before anything is read: $when call $atCall', async (death) => {
    const { world } = await crash(death);
    const page = world.begin();
    void page.session.makeItRight();
    await world.time.run();
    await goOn(world, page);
    expect(summary(world)).toEqual(givenOnce);
  });

  it.each(deaths.filter(({ atCall }) => atCall % 3 === 0))('may end in the same way again and again: $when call $atCall', async (death) => {
    const { world } = await crash(death);
    for (let times = 0; times < 5; times += 1) {
      const page = await world.open();
      page.life.end(death);
      await goOn(world, page);
    }
    await goOn(world, await world.open());
    expect(summary(world)).toEqual(givenOnce);
  });

  it('works with another browser as well, which has no memory of it', async () => {
    for (const death of deaths) {
      const { world } = await crash(death);
      world.intents.remove({ ticketId: '501', agentId: '11' });
      const page = await world.open();
      page.session.choose({ story, amountText: '20' });
      await goOn(world, page);
      expect({ death, ...summary(world) }).toEqual({ death, ...givenOnce });
    }
  });

  it('works where the server takes a second entry with the same key', async () => {
    for (const death of deaths) {
      const world = aWorld({ duplicateExternalId: 'allow' });
      const dead = await world.open();
      dead.session.choose({ story, amountText: '20' });
      dead.life.end(death);
      void dead.session.makeItRight();
      await world.time.run();
      await goOn(world, await world.open());
      expect({ death, ...summary(world) }).toEqual({ death, ...givenOnce });
    }
  });
});

it('making it right takes fewer calls than are tried here', async () => {
  const { page } = await crash({ atCall: CALLS_AT_MOST, when: 'before' });
  expect(page.life.isOver).toBe(false);
  expect(page.session.getState().giving.phase).toBe('given');
});
