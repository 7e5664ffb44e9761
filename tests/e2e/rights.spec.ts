import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';
import type { Workspace } from './workspace.ts';

const ticket = 101;
const where = 'Objects and rules → Custom objects → Objects → Moment entry → Permissions';

/** Nothing can be pressed that gives, and nobody calls it within anybody's authority. */
async function expectBarred(desk: Workspace, title: string): Promise<void> {
  const moment = desk.region('Service moment');
  await expect(moment).toContainText(title);
  await expect(desk.makeItRight).toHaveCount(0);
  await expect(desk.app.getByRole('button', { name: 'Ask a lead' })).toHaveCount(0);
  await expect(desk.region('Suggested gesture')).toHaveCount(0);
}

test.describe('a role that is shown only what it wrote itself', () => {
  test('gives nothing, does not read that nothing was given, and says what an admin has to allow', async ({
    open,
    openElsewhere,
    account,
  }) => {
    const colleague = await (await openElsewhere({ user: 'agent2' })).ready();
    await colleague.give('Found the parcel.');
    await account.setRules({ recordAccess: { agent: { read: 'own' } } });

    const desk = await open();
    await expectBarred(desk, 'You cannot see what others gave');
    await expect(desk.region('Service moment')).toContainText(where);
    await expect(desk.region('Prior incidents')).toContainText('Earlier gestures could not be loaded.');
    await expect(desk.region('Prior incidents')).not.toContainText('Nothing given');

    await account.setRules({ recordAccess: {} });
    await desk.region('Service moment').getByRole('button', { name: 'Check again' }).click();
    await expect(desk.card()).toContainText('Given by Tom Adeyemi (sample)');
  });
});

test.describe('a journal into which nobody has written', () => {
  test.use({ world: { isMeasured: false } });

  test('lets an agent in a role of the account give once a lead has left proof that others write', async ({ open, page, account }) => {
    await account.setRules({ plan: 'suite_enterprise' });
    const desk = await open();
    await expectBarred(desk, 'You cannot see what others gave');
    await openLeadPage(page, 'lead');
    await expect.poll(async () => (await account.records('moment_entry')).map(({ external_id: key }) => key)).toContain('access:1');
    await desk.region('Service moment').getByRole('button', { name: 'Check again' }).click();
    await desk.ready();
    await desk.give();
  });
});

test.describe('a role that may only look', () => {
  test.use({ world: { isMeasured: false } });

  test('is told so before anything is typed, as a light agent', async ({ open, account }) => {
    const desk = await open({ user: 'light' });
    await expectBarred(desk, 'Your role may only view');
    await expect(desk.region('Service moment')).toContainText(where);
    expect(await account.records('moment_entry')).toEqual([]);
  });

  test('and as an agent in a role of the account', async ({ open, account }) => {
    await account.setRules({ recordAccess: { agent: { create: false, update: false, delete: false } } });
    const desk = await open();
    await expectBarred(desk, 'Your role may only view');
  });

  test('and where it may not even look', async ({ open, account, noise }) => {
    noise.expectFailedRequests();
    await account.setRules({ recordAccess: { agent: { read: 'none' } } });
    const desk = await open();
    await expectBarred(desk, 'Your role may not view the journal');
  });
});

test('on a closed ticket nothing is given, and a ticket that is closed meanwhile is noticed', async ({ open, account }) => {
  const desk = await (await open()).ready();
  await account.changeTicket(ticket, { status: 'closed' });
  await expectBarred(desk, 'This ticket is closed');
  await expect(desk.region('Service moment')).toContainText('Create a follow-up ticket');
  const again = await open();
  await expectBarred(again, 'This ticket is closed');
  expect(await account.entries(ticket)).toEqual([]);
  expect(await account.moments(ticket)).toEqual([]);
});

test.describe('where an internal note is open', () => {
  test('the reply is not put into it, and one press opens the public reply and inserts it', async ({ open, account }) => {
    await account.changeTicket(ticket, { composer: 'internal' });
    const desk = await (await open()).ready();
    await expect(desk.region('Service moment')).toContainText('An internal note is open. The reply is kept out of it');
    await desk.give();
    await expect(desk.announcement).toHaveText(/^Made right: €\d+ store credit$/);
    await expect(desk.composer).toHaveText('');
    await expect(desk.card()).toContainText('The reply is not in the editor: an internal note is open');
    await desk.card().getByRole('button', { name: 'Open the public reply and insert it' }).click();
    await expect(desk.composer).toContainText('I am sorry that your delivery is late.');
    await expect(desk.card()).not.toContainText('internal note');
  });

  test('the agent can open the public reply first', async ({ open, account }) => {
    await account.changeTicket(ticket, { composer: 'internal' });
    const desk = await (await open()).ready();
    await desk.region('Service moment').getByRole('button', { name: 'Open the public reply' }).click();
    await expect(desk.screen).not.toContainText('An internal note is open');
    await desk.give();
    await expect(desk.composer).toContainText('I am sorry that your delivery is late.');
  });
});

test('a conversation takes the reply as text', async ({ open, account }) => {
  await account.changeTicket(ticket, { channel: 'messaging' });
  const desk = await (await open()).ready();
  await desk.give();
  await expect(desk.composer).toContainText('I am sorry that your delivery is late.');
  expect(await desk.composer.innerHTML()).toMatch(/^Hello Ada,(?:<br><br>[^<]+)+$/);
  await expect(desk.announcement).toHaveText(/The reply is in the editor\.$/);
});
