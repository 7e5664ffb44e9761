import { newestOn } from '#builders/on-card.ts';
import { describe, expect, it } from 'vitest';
import { type Page, type World, type WorldOptions, aWorld } from '#builders/a-world.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { anAgent } from '#builders/an-agent.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';
import { createFakeIntentStore } from '../../fakes/fake-intent-store.ts';
import { createFakeTabLocks } from '../../fakes/fake-tab-lock.ts';
import type { Death } from '#builders/with-crash.ts';

const story = 'The parcel came three days late for a birthday.';

/** More calls than making it right takes; the test checks that. */
const CALLS_AT_MOST = 12;
const deaths: readonly Death[] = Array.from({ length: CALLS_AT_MOST }, (_, index) => index + 1).flatMap((atCall) => [
  { atCall, when: 'before' as const },
  { atCall, when: 'after' as const },
]);

/** A page that begins to make it right and ends at one of its calls. */
async function crash(death: Death, options: WorldOptions = {}): Promise<{ readonly world: World; readonly page: Page }> {
  const world = aWorld(options);
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

/** What an agent does who finds the ticket as it is, has waited for what may still hold money, and wants it made right. */
async function goOn(world: World, page: Page): Promise<void> {
  if (page.session.getState().onTicket.length === 0) void page.session.makeItRight();
  await world.time.run();
}

describe('after a page that ended at any of its calls, the next one', () => {
  it.each(deaths)('brings it to its end: $when call $atCall', async (death) => {
    const { world } = await crash(death);
    const page = await world.open();
    await goOn(world, page);
    expect(summary(world)).toEqual(givenOnce);
    expect(page.session.getState().onTicket).toMatchObject([{ state: 'posted', countsMinor: 2000 }]);
    const later = await world.open();
    expect(later.session.getState()).toMatchObject({ giving: { phase: 'idle' }, onTicket: [{ state: 'posted' }] });
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
    if (page.session.getState().onTicket.length > 0) void page.session.undo(newestOn(page.session));
    await world.time.run();
    expect(summary(world)).toEqual({ live: [], moments: [] });
    const later = await world.open();
    expect(later.session.getState()).toMatchObject({ giving: { phase: 'idle' }, onTicket: [] });
  });

  it.each(deaths)(
    'gives once where the agent presses while money may still be held, and again when it is not: $when call $atCall',
    async (death) => {
      const { world } = await crash(death);
      const page = world.begin();
      await world.time.run(10_000);
      page.session.choose({ amountText: '20' });
      void page.session.makeItRight();
      await world.time.run();
      await goOn(world, page);
      expect(summary(world)).toEqual(givenOnce);
    },
  );

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

  it.each(deaths)(
    'finds the money free 121 s later unless it was given, though nobody has opened it: $when call $atCall',
    async (death) => {
      const { world } = await crash(death);
      world.time.pass(121_000);
      expect(world.live().every(({ state }) => state === 'posted')).toBe(true);
    },
  );

  it.each(deaths)('leaves to others what is left for sure, and never more: $when call $atCall', async (death) => {
    const settings = parsedSettings({ limits: limits({ teamMonthMinor: 3000 }) });
    const { world } = await crash(death, { settings });
    const others = anAgent({ id: '12', name: 'Cy Other' });
    const colleague = await world.open({ agent: others, ticket: aTicket({ ticketId: '502', requester: { id: '702' } }) });
    colleague.session.choose({ amountText: '20' });
    void colleague.session.makeItRight();
    await world.time.run();
    await goOn(world, await world.open());
    expect(world.givenMoments()).toHaveLength(1);
    expect(world.live()).toMatchObject([{ state: 'posted', countsMinor: 2000 }]);
  });

  it('gives once in another browser as well, and the one that remembers the story has it still', async () => {
    for (const death of deaths) {
      const { world } = await crash(death);
      const elsewhere = { intents: createFakeIntentStore(), tabLocks: createFakeTabLocks() };
      const other = await world.open(elsewhere);
      await goOn(world, other);
      expect({ death, live: world.live().map(({ state }) => state) }).toEqual({ death, live: ['posted'] });
      expect(world.givenMoments()).toHaveLength(1);
      const { choice } = (await world.open()).session.getState();
      expect({ death, isKept: choice.story === story || world.givenMoments()[0]?.story === story }).toEqual({ death, isKept: true });
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
