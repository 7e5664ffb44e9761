import { newestOn } from '#builders/on-card.ts';
import { describe, expect, it } from 'vitest';
import { DOWN, openedPage, press } from '#builders/a-page.ts';
import type { World } from '#builders/a-world.ts';
import type { ReplyTextPort } from '#ports/reply-text.ts';
import { createFakeIntentStore } from '../../../fakes/fake-intent-store.ts';

it('a reply whose words could not be loaded is worded again', async () => {
  const { world } = await openedPage();
  let isOffline = true;
  const reply: ReplyTextPort['reply'] = (about) => (isOffline ? Promise.reject(new Error('offline')) : world.replyText.reply(about));
  const page = await world.open({ replyText: { ...world.replyText, reply } });
  await press(world, page.session.makeItRight());
  await press(world, page.session.insertReply());
  expect(page.session.getState().giving).toMatchObject({ ticketUpdate: { reply: '', isReplyInserted: false } });
  isOffline = false;
  page.session.choose({ cause: 'outage' });
  await press(world, page.session.insertReply());
  expect(page.session.getState().giving).toMatchObject({ ticketUpdate: { isReplyInserted: true } });
  expect(page.workspace.replies).toEqual(['Dear Ada Example, sorry for late_delivery: credit of 10.00.']);
});

it('a reply that timed out may stand in the editor: pressing again and writing down insert no other', async () => {
  const { world, page } = await openedPage();
  page.workspace.loseAnswer = (method) => method === 'insertReply';
  await press(world, page.session.makeItRight());
  expect(page.session.getState().giving).toMatchObject({ phase: 'given', ticketUpdate: { isReplyInserted: false } });
  await press(world, page.session.makeItRight());
  await press(world, page.session.finish());
  expect(page.workspace.replies).toHaveLength(1);
});

it('a reply is inserted once where that is asked for twice', async () => {
  const { world, page } = await openedPage();
  page.workspace.failWith = (what) => ({ kind: 'refused', what });
  await press(world, page.session.makeItRight());
  page.workspace.failWith = null;
  await press(world, page.session.insertReply(), page.session.insertReply());
  expect(page.workspace.replies).toHaveLength(1);
});

/** Given here, taken back, and to be given anew with another sum. */
async function givenAndUndone() {
  const { world, page } = await openedPage();
  await press(world, page.session.makeItRight());
  await press(world, page.session.undo(newestOn(page.session)));
  page.session.choose({ amountText: '12' });
  return { world, page };
}

describe('a gesture that is given after another was taken back', () => {
  it('puts its reply in the place of the first, which nobody has changed', async () => {
    const { world, page } = await givenAndUndone();
    expect(page.workspace.replies).toEqual([expect.stringContaining('credit of 10.00.')]);
    await press(world, page.session.makeItRight());
    expect(page.workspace.replies).toEqual([expect.stringContaining('credit of 12.00.')]);
    expect(page.session.getState().giving).toMatchObject({ ticketUpdate: { isReplyInserted: true } });
  });

  it('leaves the reply as it is where it says the same', async () => {
    const { world, page } = await openedPage();
    await press(world, page.session.makeItRight());
    await press(world, page.session.undo(newestOn(page.session)));
    await press(world, page.session.makeItRight());
    expect(page.workspace.replies).toHaveLength(1);
    expect(page.session.getState().giving).toMatchObject({ phase: 'given', ticketUpdate: { isReplyInserted: true } });
  });

  it('puts nothing below a reply that the agent has changed, and shows its own to copy', async () => {
    const { world, page } = await givenAndUndone();
    page.workspace.replies.splice(0, 1, 'Dear Ada, I have called you.');
    await press(world, page.session.makeItRight());
    expect(page.workspace.replies).toEqual(['Dear Ada, I have called you.']);
    expect(page.session.getState().giving).toMatchObject({
      ticketUpdate: { isReplyInserted: false, isReplyEdited: true, reply: expect.stringContaining('credit of 12.00.') as string },
    });
  });

  it('puts its reply into an editor that is empty since the first was sent', async () => {
    const { world, page } = await givenAndUndone();
    page.workspace.replies.length = 0;
    await press(world, page.session.makeItRight());
    expect(page.workspace.replies).toEqual([expect.stringContaining('credit of 12.00.')]);
  });
});

const OWN = { text: 'Dear {{ticket.requester.name}}, ten is yours.', basis: 'about ten' };
const RIGHT = 'Dear Ada Example, sorry for late_delivery: credit of 7.00.';

/** Given with another sum than the agent's own reply is about, and the page is loaded anew before they have chosen between the two. */
async function loadedAnew(prepare: (world: World) => void = () => {}) {
  const { world, page } = await openedPage();
  page.session.choose({ reply: OWN, amountText: '7' });
  prepare(world);
  await press(world, page.session.makeItRight());
  page.session.dispose();
  const again = await world.open();
  await world.time.run();
  return { world, again };
}

describe('a choice between two replies, once the page is loaded anew', () => {
  it.each([
    ['own', 'Dear Ada Example, ten is yours.'],
    ['right', RIGHT],
  ] as const)('is asked for again, and %s goes into the editor', async (which, text) => {
    const { world, again } = await loadedAnew();
    expect(again.session.getState().giving).toMatchObject({
      phase: 'given',
      isBefore: true,
      recordError: null,
      ticketUpdate: { reply: RIGHT, ownReply: 'Dear Ada Example, ten is yours.', below: null, isReplyInserted: false },
    });
    await press(world, again.session.insertReply(which));
    expect(again.workspace.replies).toEqual([text]);
    expect((await world.open()).session.getState().giving).toEqual({ phase: 'idle' });
  });

  it('is asked for again also where what was given had to be written down first', async () => {
    const { again } = await loadedAnew((world) => {
      let failures = 9;
      world.moments.faults.errorBefore = ({ method }) => (method === 'create' && (failures -= 1) > 0 ? DOWN : null);
    });
    expect(again.session.getState().giving).toMatchObject({ phase: 'given', isBefore: true, ticketUpdate: { reply: RIGHT } });
  });

  it('is asked for until one of them is in the editor', async () => {
    const { world, again } = await loadedAnew();
    again.workspace.failWith = (what) => ({ kind: 'refused', what });
    await press(world, again.session.insertReply('own'));
    expect((await world.open()).session.getState().giving).toMatchObject({ phase: 'given', ticketUpdate: { reply: RIGHT } });
  });

  it('is none any more once that was taken back, and the words are typed again', async () => {
    const { world, again } = await loadedAnew();
    await press(world, again.session.undo(newestOn(again.session)));
    expect(again.session.getState()).toMatchObject({ giving: { phase: 'undone' }, heldReply: null, choice: { reply: { text: OWN.text } } });
    const next = await world.open();
    expect(next.session.getState()).toMatchObject({ giving: { phase: 'idle' }, choice: { reply: { text: OWN.text } } });
  });

  it('is none any more where somebody else has taken it back', async () => {
    const { world, page } = await openedPage();
    page.session.choose({ reply: OWN, amountText: '7' });
    await press(world, page.session.makeItRight());
    const other = await world.open({ intents: createFakeIntentStore() });
    await press(world, other.session.undo(newestOn(other.session)));
    const again = await world.open();
    await world.time.run();
    expect(again.session.getState()).toMatchObject({ giving: { phase: 'idle' }, heldReply: null });
  });
});

it('a gesture that is given after the customer was let choose puts its reply in the place of the choice', async () => {
  const { world, page } = await openedPage();
  await press(
    world,
    page.session.withSuggestion((flow) => flow.offerChoices()).then(() => undefined),
  );
  expect(page.workspace.replies).toEqual([expect.stringContaining('choose: ')]);
  await press(world, page.session.makeItRight());
  expect(page.workspace.replies).toEqual([expect.stringContaining('credit of 10.00.')]);
});
