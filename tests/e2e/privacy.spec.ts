import { expect, test } from './fixtures.ts';

test('nothing of the ticket or its customer is kept in the browser, only ids, choices and what the agent typed', async ({
  open,
  account,
}) => {
  const desk = await (await open()).ready();
  await desk.give('The parcel sat in a depot.');
  await desk.remembers(101);
  await desk.goto(114, 'agent');
  await (await desk.ready()).tell('A draft about the wrong bill.');

  await desk.remembers(114);
  const kept = await desk.frame().evaluate(async () => ({
    local: Object.entries(localStorage),
    session: Object.entries(sessionStorage),
    cookies: document.cookie,
    databases: (await indexedDB.databases()).map(({ name }) => name),
    caches: await caches.keys(),
  }));
  expect(kept).toMatchObject({ cookies: '', databases: [], caches: [] });
  // An id that was drawn may hold the letters of a short name.
  const text = JSON.stringify([kept.local, kept.session]).replaceAll(/[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/g, 'id');
  expect(text).toContain('A draft about the wrong bill.');
  for (const ticket of [101, 114]) {
    const { ticket: saved, requester, comments } = await account.ticket(ticket);
    const words = comments.map(({ html_body: html }) => html.replaceAll(/<[^>]*>/g, '').trim());
    for (const secret of [saved.subject, requester.name, requester.email, ...requester.name.split(' '), ...words]) {
      expect(text.toLowerCase()).not.toContain(secret.toLowerCase());
    }
  }
});

test('what was begun and finished leaves nothing behind but by what its reply is known again', async ({ open }) => {
  const desk = await (await open()).ready();
  await desk.give('The parcel sat in a depot.');
  const kept = await desk.frame().evaluate(() => Object.entries(localStorage));
  expect(kept.map(([name]) => name.replace(/https?:.*/, ''))).toEqual(['make-it-right:replies:']);
  expect(kept[0]?.[1]).not.toMatch(/sorry|parcel|dear/i);
});
