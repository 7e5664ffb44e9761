import { newestOn } from '#builders/on-card.ts';
import { describe, expect, it } from 'vitest';
import { STORY, failing, openedPage, phaseOf, press } from '#builders/a-page.ts';
import { NOTHING_CHOSEN } from '#features/ticket/session/plan.ts';
import type { Details } from '#ports/intent-store.ts';

const REPLY = { text: 'Dear {{ticket.requester.first_name}}, I am {{current_user.name}}.', basis: '701 late_delivery credit 1000' };
const FILLED = 'Dear Ada, I am Ben Sample.';
const DETAILS: Details = { ...NOTHING_CHOSEN.details, outcome: 'kept', lossText: '50', daysText: '3', isVulnerable: true };

describe('the reply in the agent’s own words', () => {
  it('is what is inserted, with its placeholders filled, and is used up with it', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ reply: REPLY });
    await press(world, page.session.makeItRight());
    expect(page.workspace.replies).toEqual([FILLED]);
    expect(page.session.getState()).toMatchObject({ giving: { ticketUpdate: { reply: FILLED } }, choice: { reply: null } });
  });

  it('comes back with a gesture that is taken back, as do amount and reason', async () => {
    const { world, page } = await openedPage();
    const reply = { ...REPLY, basis: '701 late_delivery credit 700' };
    const typed = { reply, amountText: '7', deviation: 'We had promised it.' };
    page.session.choose(typed);
    await press(world, page.session.makeItRight());
    await press(world, page.session.undo(newestOn(page.session)));
    expect(page.session.getState().choice).toMatchObject({ ...typed, story: STORY });
    expect((await world.open()).session.getState().choice).toMatchObject({ ...typed, story: STORY });
  });

  it('that was cleared leaves the suggested words', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ reply: { ...REPLY, text: ' ' } });
    await press(world, page.session.makeItRight());
    expect(page.workspace.replies).toEqual(['Dear Ada Example, sorry for late_delivery: credit of 10.00.']);
  });

  it('stays out of the editor where it is about another sum, and so does the other, until the agent says which goes there', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ reply: REPLY, amountText: '7' });
    await press(world, page.session.makeItRight());
    const right = 'Dear Ada Example, sorry for late_delivery: credit of 7.00.';
    expect(page.workspace.replies).toEqual([]);
    expect(page.session.getState().giving).toMatchObject({ ticketUpdate: { reply: right, ownReply: FILLED } });
    await press(world, page.session.insertReply('right'));
    expect(page.workspace.replies).toEqual([right]);
    expect(page.session.getState().giving).toMatchObject({ ticketUpdate: { reply: right, ownReply: null, isReplyInserted: true } });
  });

  it('is not lost where the editor does not take it', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ reply: REPLY });
    page.workspace.failWith = (what) => (what === 'insertReply' ? { kind: 'refused', what } : null);
    await press(world, page.session.makeItRight());
    page.workspace.failWith = null;
    await press(world, page.session.insertReply());
    expect(page.workspace.replies).toEqual([FILLED]);
  });

  it('survives a failure and a reload, and is what is inserted in the end', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ reply: REPLY });
    const fault = failing(world, 'tail');
    await press(world, page.session.makeItRight());
    fault.stop();
    const again = await world.open();
    expect(again.session.getState().choice.reply).toEqual(REPLY);
    await press(world, again.session.makeItRight());
    expect(again.workspace.replies).toEqual([FILLED]);
  });
});

describe('what was known beyond the questions', () => {
  it('is kept with the moment as facts, and stays in the form after giving and after undoing', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ details: DETAILS });
    await press(world, page.session.makeItRight());
    expect(world.givenMoments()).toMatchObject([
      { decision: { facts: { outcome: 'kept', lossMinor: 5000, hoursSinceFailure: 72, isVulnerable: true } } },
    ]);
    expect(page.session.getState().choice).toMatchObject({ details: DETAILS, story: '' });
    await press(world, page.session.undo(newestOn(page.session)));
    expect(phaseOf(page)).toBe('undone');
    expect(page.session.getState().choice).toMatchObject({ details: DETAILS, story: STORY });
    expect((await world.open()).session.getState().choice).toMatchObject({ details: DETAILS, story: STORY });
  });
});
