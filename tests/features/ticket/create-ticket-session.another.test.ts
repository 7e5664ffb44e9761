import { describe, expect, it } from 'vitest';
import { openedPage, press } from '#builders/a-page.ts';
import type { Page, World } from '#builders/a-world.ts';

/** Says that something else went wrong, and makes it right. */
async function giveFor(world: World, { session }: Page, cause: string, amountText: string | null = null): Promise<void> {
  session.choose({ isAnother: true, cause, gesture: amountText === null ? null : 'credit', amountText });
  session.choose({ deviation: 'Why.' });
  await press(world, session.makeItRight());
}

describe('a second gesture on a ticket', () => {
  it('for another cause is given, each has its record and card, and both are there after a reload', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ story: 'Late.' });
    await press(world, page.session.makeItRight());
    await giveFor(world, page, 'wrong_item');
    expect(page.session.getState()).toMatchObject({ isAdding: false, giving: { phase: 'given' } });
    expect(world.live().map(({ cause }) => cause)).toEqual(['late_delivery', 'wrong_item']);
    expect(world.givenMoments().map(({ cause, story }) => [cause, story])).toEqual([
      ['late_delivery', 'Late.'],
      ['wrong_item', ''],
    ]);
    const again = await world.open();
    expect(again.session.getState().cards.map(({ standing }) => standing.cause)).toEqual(['wrong_item', 'late_delivery']);
    expect(page.workspace.replies).toHaveLength(1);
  });

  it('has the agent’s own words go on below the first reply, where they choose those', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    const [first] = page.workspace.replies;
    page.session.choose({ isAnother: true, cause: 'wrong_item', reply: { text: 'The right one is on its way.', basis: 'another' } });
    await press(world, page.session.makeItRight());
    expect(page.workspace.replies).toEqual([first]);
    await press(world, page.session.insertReply('own'));
    expect(page.workspace.replies).toEqual([`${first}\n\nThe right one is on its way.`]);
  });

  it('for the same cause is refused, on the page of a colleague and in another tab as well, also at one moment', async () => {
    const { world, page } = await openedPage();
    const others = await Promise.all([world.open(), world.open({ agent: { ...page.session.getState().agent, id: '12' } })]);
    await press(world, ...[page, ...others].map(({ session }) => session.makeItRight()));
    await world.time.run();
    expect(world.live()).toHaveLength(1);
    for (const one of [page, ...others]) await giveFor(world, one, 'late_delivery', '5');
    expect(world.live()).toHaveLength(1);
  });

  it('of money follows an apology for the same cause once, and nothing follows money', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ gesture: 'apology', severity: 1 });
    await press(world, page.session.makeItRight());
    await giveFor(world, page, 'late_delivery', '5');
    await giveFor(world, page, 'late_delivery', '6');
    expect(world.live().map(({ countsMinor }) => countsMinor)).toEqual([0, 500]);
  });

  it('is undone alone, with what was typed for it, and so is the first', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    page.session.choose({ isAnother: true, cause: 'wrong_item', story: 'The wrong one.' });
    await press(world, page.session.makeItRight());
    const [second, first] = page.session.getState().cards;
    await press(world, page.session.undo(second?.standing.momentId ?? ''));
    expect(page.session.getState()).toMatchObject({ isAdding: true, choice: { cause: 'wrong_item', story: 'The wrong one.' } });
    expect(world.live().map(({ cause }) => cause)).toEqual(['late_delivery']);
    await press(world, page.session.makeItRight());
    await press(world, page.session.undo(first?.standing.momentId ?? ''));
    expect(world.live().map(({ cause }) => cause)).toEqual(['wrong_item']);
  });
});
