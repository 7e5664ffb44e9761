import * as fc from 'fast-check';
import { onCard, newestOn } from '#builders/on-card.ts';
import { describe, expect, it } from 'vitest';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { limits } from '#builders/limits.ts';
import { parsedSettings } from '#builders/parsed-settings.ts';

const story = 'The parcel came three days late for a birthday.';
const settings = parsedSettings({ limits: limits({ agentDayMinor: 2500, customerWindowMinor: 2500, teamMonthMinor: 2500 }) });

/** What an agent may do when something does not work: all of it makes sense to somebody. */
const acts = ['again', 'again', 'reload', 'undo', 'more', 'less'] as const;

interface Trouble {
  readonly seed: number;
  readonly duplicateExternalId: 'reject' | 'allow';
  readonly doings: readonly (typeof acts)[number][];
}

const troubles: fc.Arbitrary<Trouble> = fc.record({
  seed: fc.integer({ min: 0, max: 1e9 }),
  duplicateExternalId: fc.constantFrom('reject', 'allow'),
  doings: fc.array(fc.constantFrom(...acts), { minLength: 4, maxLength: 10 }),
});

function check(world: World, page: Page): void {
  const given = world.givenMoments();
  expect(given.length).toBeLessThanOrEqual(1);
  // Reservations may pile up only as far as they are held for nothing; what is given is never over any limit.
  expect(world.live().length).toBeLessThanOrEqual(1);
  const { choice } = onCard(page.session);
  // What was given and undone after a reload keeps its story in the record.
  const records = [...world.moments.moments.values()];
  expect(choice.story === story || records.some((moment) => moment.story === story)).toBe(true);
}

async function doing(world: World, page: Page, what: (typeof acts)[number]): Promise<Page> {
  const { session } = page;
  const { phase } = onCard(session).giving;
  if (what === 'reload') {
    session.dispose();
    return world.open();
  }
  if (what === 'more') session.choose({ amountText: '20' });
  if (what === 'less') session.choose({ amountText: '5' });
  if (what === 'undo') void session.undo(newestOn(session));
  else if (phase === 'failed' || phase === 'given') void session.finish().then(() => session.makeItRight());
  else void session.makeItRight();
  await world.time.run();
  return page;
}

async function settled(world: World): Promise<Page> {
  world.trouble({ errors: 0, lostReplies: 0 });
  const page = await world.open();
  return doing(world, page, 'again');
}

describe('where three calls in ten fail and three replies in ten are lost', () => {
  it('there are never two commitments or two moments, nothing is lost of the story, and it comes to an end', async () => {
    await fc.assert(
      fc.asyncProperty(troubles, async ({ seed, duplicateExternalId, doings }) => {
        const world = aWorld({ seed, settings, duplicateExternalId });
        let page = await world.open();
        page.session.choose({ story, amountText: '10' });
        world.trouble({ errors: 0.3, lostReplies: 0.3 });
        void page.session.makeItRight();
        await world.time.run();
        check(world, page);
        for (const what of doings) {
          page = await doing(world, page, what);
          check(world, page);
        }
        const end = await settled(world);
        expect(world.live()).toMatchObject([{ state: 'posted' }]);
        expect(world.givenMoments()).toHaveLength(1);
        expect(onCard(end.session).onTicket).toMatchObject([{ state: 'posted' }]);
        check(world, end);
      }),
      { numRuns: 70 },
    );
  });

  it('one press gives at once in most worlds, since what fails is tried again', async () => {
    let given = 0;
    for (let seed = 1; seed <= 60; seed += 1) {
      const world = aWorld({ seed, settings });
      const page = await world.open();
      world.trouble({ errors: 0.3, lostReplies: 0.3 });
      void page.session.makeItRight();
      await world.time.run();
      if (onCard(page.session).giving.phase === 'given') given += 1;
    }
    expect(given).toBeGreaterThan(20);
  });
});
