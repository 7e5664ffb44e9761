import { describe, expect, it } from 'vitest';
import { createIntentStore } from '#adapters/browser/intent-store.ts';
import { createTabLock } from '#adapters/browser/tab-lock.ts';
import { type Page, type PageOptions, type World, aWorld } from '#builders/a-world.ts';
import { STORY } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { seededRandom } from '#builders/random.ts';
import type { TabLock } from '#ports/tab-lock.ts';
import { HOLD_MS } from '#domain/journal/lease.ts';
import { blocked, memoryStorage } from '../../adapters/browser/memory-storage.ts';
import { type FakeTabLocks, createFakeTabLocks } from '../../fakes/fake-tab-lock.ts';

const HERE = 'https://here.zendesk.com';
const THERE = 'https://there.zendesk.com';

/** One browser: what it keeps, and the locks of its pages. */
interface Browser {
  readonly openStorage: () => Storage;
  readonly tabLocks: FakeTabLocks;
}

function aBrowser(openStorage: () => Storage): Browser {
  return { openStorage, tabLocks: createFakeTabLocks() };
}

let pages = 0;

/** A page of the app in one account, as that browser opens it. */
function inBrowser({ openStorage, tabLocks }: Browser, account: string, { time }: World): PageOptions {
  return {
    intents: createIntentStore({ openStorage, openTabStorage: openStorage, account, nowMs: time.nowMs, tab: `tab-${(pages += 1)}` }),
    tabLocks: { of: (page) => createTabLock({ account, locks: locksOf(tabLocks.of(page)) }) },
  };
}

/** Web Locks as far as they are asked for here, which end with their page. */
function locksOf(lock: TabLock): Pick<LockManager, 'request'> {
  async function request<T>(name: string, _options: unknown, act?: (lock: Lock | null) => T): Promise<Awaited<T>> {
    if (act === undefined) throw new TypeError('nothing to do');
    const done: T[] = [];
    await lock.tryAlone(name, async () => {
      done.push(act({ name, mode: 'exclusive' }));
      await Promise.all(done);
    });
    return Promise.resolve(done[0] ?? act(null));
  }
  return { request };
}

const STORAGES = ['kept', 'denied', 'full', 'full later'] as const;
/** What else happens while it is given: nothing, the page ends at one of its calls, or Zendesk merges the customer into another. */
const EVENTS = ['nothing', 'crash', 'merge'] as const;

interface Weather {
  readonly seed: number;
  readonly storage: (typeof STORAGES)[number];
  readonly event: (typeof EVENTS)[number];
  readonly errors: number;
  readonly lostReplies: number;
}

function weatherOf(seed: number): Weather {
  const random = seededRandom(seed);
  const oneOf = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(random() * values.length)] ?? values[0];
  return { seed, storage: oneOf(STORAGES), event: oneOf(EVENTS), errors: oneOf([0, 0.1, 0.3]), lostReplies: oneOf([0, 0.1, 0.3]) };
}

/** A storage that lets itself be filled up. */
function storageOf({ storage }: Weather): { readonly openStorage: () => Storage; readonly fill: () => void } {
  const kept = memoryStorage(new Map(), storage === 'full');
  const full = memoryStorage(new Map(), true);
  return {
    openStorage: () => (storage === 'denied' ? blocked() : kept),
    fill: () => {
      if (storage === 'full later') kept.setItem = full.setItem;
    },
  };
}

async function played(weather: Weather): Promise<{ readonly world: World; readonly page: Page; readonly open: () => Promise<Page> }> {
  const { seed, event, errors, lostReplies } = weather;
  // Of the same seed its first number would be the weather's: a page would always end at the same calls in the same storage.
  const world = aWorld({ seed: seed + 500 });
  const { openStorage, fill } = storageOf(weather);
  const browser = aBrowser(openStorage);
  const page = await world.open(inBrowser(browser, HERE, world));
  page.session.choose({ story: STORY, amountText: '20' });
  fill();
  world.slow(800);
  world.trouble({ errors, lostReplies });
  if (event === 'crash') page.life.end({ atCall: 1 + Math.floor(world.random() * 8), when: world.random() < 0.5 ? 'before' : 'after' });
  void page.session.makeItRight();
  if (event === 'merge') {
    await world.time.run(world.random() * 4000);
    page.workspace.changeTicket({ requester: { ...aTicket().requester, id: '702' } });
  }
  await world.time.run();
  world.trouble({ errors: 0, lostReplies: 0 });
  return {
    world,
    page,
    open: () => world.open({ ...inBrowser(browser, HERE, world), workspace: page.workspace, ticket: page.workspace.ticket }),
  };
}

function recorded({ moments }: World): readonly string[] {
  return [...moments.moments.values()].filter(({ status }) => status === 'given').map(({ story }) => story);
}

describe('browsers that keep what was begun, deny that, are full or fill up, with faults, pages that end and customers who are merged', () => {
  const worlds = Array.from({ length: 160 }, (_, seed) => weatherOf(seed));

  it.each(STORAGES)('never give twice, and lose nothing typed as long as the page lives (%s)', async (storage) => {
    for (const weather of worlds.filter((one) => one.storage === storage)) {
      const { world, page } = await played(weather);
      const { choice, giving } = page.session.getState();
      const posted = world.live().filter(({ state }) => state === 'posted');
      const isTold = giving.phase === 'given' ? posted.length === 1 : posted.length <= 1;
      expect.soft([weather, isTold]).toEqual([weather, true]);
      // Whoever gets another customer types anew; what was typed about the one before is written down where it was given.
      if (page.life.isOver || weather.event === 'merge') continue;
      expect.soft([weather, choice.story === STORY || recorded(world).includes(STORY)]).toEqual([weather, true]);
    }
  });

  it.each(STORAGES)('end, once somebody opens the ticket again and presses, with it given once and written down (%s)', async (storage) => {
    for (const weather of worlds.filter((one) => one.storage === storage)) {
      const { world, page, open } = await played(weather);
      // The page is gone, and so is all that only it has kept; what may hold money without being given has expired.
      page.life.end({ atCall: 1, when: 'before' });
      world.time.pass(HOLD_MS + 1000);
      const again = await open();
      if (again.session.getState().onTicket.length === 0) {
        again.session.choose({ story: STORY, amountText: '20' });
        void again.session.makeItRight();
      }
      await world.time.run();
      const posted = world.live().filter(({ state }) => state === 'posted');
      // Where only the page kept it, the journal tells what was given, and nobody what was typed.
      const isKept = storage === 'kept' || again.session.getState().giving.phase === 'given';
      expect.soft([weather, posted.length, recorded(world).length]).toEqual([weather, 1, 1]);
      expect.soft([weather, isKept ? recorded(world) : [STORY]]).toEqual([weather, [STORY]]);
    }
  });
});

describe('two accounts in one browser', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))(
    'each give what was typed there, at the same time, to tickets of one number by agents of one number: seed %i',
    async (seed) => {
      const storage = memoryStorage();
      const browser = aBrowser(() => storage);
      const worlds = [HERE, THERE].map((account, index) => ({ account, world: aWorld({ seed: seed + index }) }));
      const begun = [];
      for (const { account, world } of worlds) {
        const page = await world.open(inBrowser(browser, account, world));
        page.session.choose({ story: `${STORY} ${account}`, amountText: '20' });
        world.slow(800);
        begun.push({ account, world, page });
      }
      // A reload shows what was typed here, never what was typed there.
      for (const { account, world } of worlds) {
        const { choice } = (await world.open(inBrowser(browser, account, world))).session.getState();
        expect(choice.story).toBe(`${STORY} ${account}`);
      }
      for (const { page } of begun) void page.session.makeItRight();
      for (let turn = 0; turn < 60; turn += 1) await begun[turn % 2]?.world.time.run(200);
      for (const { world } of begun) await world.time.run();
      for (const { account, world, page } of begun) {
        expect(page.session.getState().giving.phase).toBe('given');
        expect(recorded(world)).toEqual([`${STORY} ${account}`]);
        expect(world.live()).toHaveLength(1);
      }
    },
  );
});
