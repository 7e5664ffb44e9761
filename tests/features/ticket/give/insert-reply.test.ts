import { expect, it } from 'vitest';
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
