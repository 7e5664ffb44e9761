import { describe, expect, it } from 'vitest';
import { openedPage, press } from '#builders/a-page.ts';
import { aTicket } from '#builders/a-ticket.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { DAY_MS } from '#domain/shared/time.ts';

/** The next ticket, of another customer, of the same agent in the same browser. */
async function nextTicket(world: World, ticketId = '502'): Promise<Page> {
  const ticket = aTicket();
  const page = await world.open({ ticket: { ...ticket, ticketId, requester: { ...ticket.requester, id: '702' } } });
  await world.time.run();
  return page;
}

function saidOn({ session }: Page): readonly string[] {
  return session.getState().storyless.map(({ ticketId }) => ticketId);
}

/** Given without a story, in a world of its own. */
async function givenWithout() {
  const world = aWorld();
  const page = await world.open();
  await press(world, page.session.makeItRight());
  const [card] = page.session.getState().cards;
  return { world, page, ticketId: page.session.getState().ticket.ticketId, momentId: card?.standing.momentId ?? '' };
}

describe('a gesture without a story', () => {
  it('is said once, on the next ticket, without a request', async () => {
    const { world, ticketId } = await givenWithout();
    const before = world.requests().length;
    const next = await nextTicket(world);
    expect(saidOn(next)).toEqual([ticketId]);
    expect(world.requests().length - before).toBeLessThanOrEqual(3);
    expect(saidOn(await nextTicket(world, '503'))).toEqual([]);
  });

  it('is not said on its own ticket, and still on the next', async () => {
    const { world, ticketId } = await givenWithout();
    const again = await world.open();
    await world.time.run();
    expect(saidOn(again)).toEqual([]);
    expect(saidOn(await nextTicket(world))).toEqual([ticketId]);
  });

  it('is not said where its story was written afterwards', async () => {
    const { world, page, momentId } = await givenWithout();
    await press(
      world,
      page.session.withRecord((flow) => flow.type('It came late.'), momentId),
    );
    expect(world.givenMoments()).toMatchObject([{ story: 'It came late.' }]);
    expect(saidOn(await nextTicket(world))).toEqual([]);
  });

  it('is not said where it was taken back', async () => {
    const { world, page, momentId } = await givenWithout();
    await press(world, page.session.undo(momentId));
    expect(saidOn(await nextTicket(world))).toEqual([]);
  });

  it('is not said on another day', async () => {
    const { world } = await givenWithout();
    world.time.pass(DAY_MS);
    expect(saidOn(await nextTicket(world))).toEqual([]);
  });

  it('is said of nothing that was given with one', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    expect(saidOn(await nextTicket(world))).toEqual([]);
  });
});
