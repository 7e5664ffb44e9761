import { describe, expect, it } from 'vitest';
import { onCard, newestOn } from '#builders/on-card.ts';
import { createIntentStore } from '#adapters/browser/intent-store.ts';
import { press } from '#builders/a-page.ts';
import { type Page, type World, aWorld } from '#builders/a-world.ts';
import { memoryStorage } from '../../adapters/browser/memory-storage.ts';

/** Pages of one browser on one ticket, each a tab of its own. */
function aBrowser(): { readonly world: World; readonly openTab: (tabStorage?: Storage) => Promise<Page> } {
  const world = aWorld();
  const storage = memoryStorage();
  let tabs = 0;
  const openTab = (tabStorage = memoryStorage()): Promise<Page> => {
    tabs += 1;
    const [openStorage, openTabStorage] = [() => storage, () => tabStorage];
    const intents = createIntentStore({ openStorage, openTabStorage, account: 'x', nowMs: world.time.nowMs, tab: `tab-${tabs}` });
    return world.open({ intents });
  };
  return { world, openTab };
}

describe('what is typed in two tabs on one ticket', () => {
  it('is there in both after a reload, whichever tab was typed in last', async () => {
    const { openTab } = aBrowser();
    const [one, other] = [await openTab(), await openTab()];
    one.session.choose({ story: 'Three days late.' });
    other.session.choose({ deviation: 'They asked for less.' });
    other.session.choose({ severity: 3 });
    expect(onCard((await openTab()).session).choice).toMatchObject({
      story: 'Three days late.',
      deviation: 'They asked for less.',
      severity: 3,
    });
  });

  it.each(['12x', '12.50'])('into the field of the amount is in its own tab after a reload: %j', async (typed) => {
    const { openTab } = aBrowser();
    const own = memoryStorage();
    const [one, other] = [await openTab(own), await openTab()];
    one.session.choose({ amountText: typed });
    other.session.choose({ amountText: '9' });
    one.session.dispose();
    const again = await openTab(own);
    expect(again.session.getState().choice.amountText).toBe(typed);
    expect(again.session.getState().plan.amountError === null).toBe(typed === '12.50');
    expect(other.session.getState().choice.amountText).toBe('9');
  });

  it('is not lost with what the other tab gives: the card asks which story is to stand', async () => {
    const { world, openTab } = aBrowser();
    const [one, other] = [await openTab(), await openTab()];
    one.session.choose({ story: 'First.' });
    other.session.choose({ story: 'Second.' });
    await press(world, one.session.makeItRight());
    expect(world.givenMoments()).toMatchObject([{ story: 'First.' }]);
    one.session.dispose();
    other.session.dispose();
    const next = await openTab();
    await press(
      world,
      next.session.withRecord((flow) => flow.open(), newestOn(next.session)),
    );
    expect(onCard(next.session)).toMatchObject({
      saving: { phase: 'differs' },
      edit: { story: 'Second.' },
      story: { moment: { story: 'First.' } },
    });
    await press(
      world,
      next.session.withRecord((flow) => flow.settle('both'), newestOn(next.session)),
    );
    expect(world.givenMoments()).toMatchObject([{ story: 'First.\n\nSecond.' }]);
  });

  it('on the card is kept apart where neither can be written', async () => {
    const { world, openTab } = aBrowser();
    const one = await openTab();
    await press(world, one.session.makeItRight());
    const other = await openTab();
    world.moments.faults.errorBefore = ({ method }) => (method === 'amend' ? { kind: 'unreachable', what: 'moments' } : null);
    for (const [page, text] of [
      [one, 'First.'],
      [other, 'Second.'],
    ] as const)
      // prettier-ignore
      await press(
        world,
        page.session.withRecord((flow) => flow.type(text), newestOn(page.session)),
      );
    expect(onCard((await openTab()).session).edit?.story).toBe('Second.\n\nFirst.');
  });
});
