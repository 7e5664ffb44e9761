import { describe, expect, it } from 'vitest';
import { openedPage, press } from '#builders/a-page.ts';
import type { ReplyTextPort } from '#ports/reply-text.ts';

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
  await press(world, page.session.undo());
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
    await press(world, page.session.undo());
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
