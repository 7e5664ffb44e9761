import { detailOf } from './account.ts';
import { expect, test } from './fixtures.ts';
import { TAG } from './workspace.ts';

const story = 'The parcel sat in a depot for a week. I found it, and it is on its way again.';

test('a ticket shows what the customer is worth, what went wrong before and what would make it right', async ({ open }) => {
  const desk = await (await open()).ready();

  const value = desk.region('Customer value');
  await expect(value).toContainText('€1,240 so far');
  await expect(value).toContainText('Gold');
  await expect(value).toContainText('14 orders');
  await value.getByRole('button', { name: 'How is this known?' }).click();
  await expect(value).toContainText('14 orders since');
  await expect(value).toContainText('From fields of the customer’s Zendesk profile');

  const incidents = desk.region('Prior incidents');
  await expect(incidents).toContainText('3 prior incidents in 60 days');
  await expect(incidents).toContainText('Late delivery × 2');
  await expect(incidents).toContainText('No gesture in 60 days');
  await expect(incidents.getByRole('listitem')).toHaveCount(0);
  await incidents.getByRole('button', { name: 'Show all 4' }).click();
  await expect(incidents).toContainText('1 rated bad');
  await expect(incidents).toContainText('1 still open');
  await expect(incidents.getByRole('listitem')).toHaveCount(4);

  const suggested = desk.region('Suggested gesture');
  await expect(suggested).toContainText('Late delivery · Ours · Moderate');
  await expect(suggested).toContainText('10 usual · ');
  await expect(suggested.getByRole('radio')).toHaveCount(0);
  await desk.change.click();
  await expect(suggested.getByRole('radiogroup', { name: 'Whose fault?' }).getByRole('radio', { name: 'Ours' })).toBeChecked();
  await expect(suggested.getByRole('radiogroup', { name: 'Severity' }).getByRole('radio', { name: 'Moderate' })).toBeChecked();
  await expect(suggested).toContainText('Owed in any case: delivery or refund');
  await expect(suggested.getByRole('group', { name: 'Choose a gesture' }).getByRole('button')).toHaveCount(2);
  await suggested.getByRole('button', { name: 'Why this?' }).click();
  await expect(suggested).toContainText('Total');
  await suggested.getByRole('button', { name: '3 findings behind this' }).click();
  await expect(suggested.getByRole('link', { name: /^Maxham & Netemeyer/ })).toBeVisible();
});

test('making it right keeps the moment and prepares the ticket, and Undo takes it back', async ({ open, account }) => {
  const desk = await (await open()).ready();
  const amount = Number(await desk.amount.inputValue());
  expect(amount).toBeGreaterThan(0);
  await desk.give(story);

  await expect(desk.card()).toContainText(`Made right: €${amount} store credit`);
  await expect(desk.card()).toContainText('Given by you, just now');
  await expect(desk.story).toHaveValue(story);
  await expect(desk.card().getByRole('checkbox', { name: `Issue store credit in your shop system: €${amount}.` })).not.toBeChecked();
  await expect(desk.announcement).toHaveText(`Made right: €${amount} store credit. The reply is in the editor.`);
  await expect(desk.composer).toContainText('I am sorry that your delivery is late.');
  await expect(desk.composer).toContainText(`I am adding €${amount} of store credit to your account`);
  await expect(desk.tag(TAG)).toBeVisible();

  const [moment, ...others] = await account.moments(101);
  expect(others).toEqual([]);
  expect(moment?.custom_object_fields).toMatchObject({
    schema_version: 1,
    status: 'given',
    kind: 'external_win',
    cause: 'late_delivery',
    gesture: 'credit',
    amount_minor: amount * 100,
    currency: 'EUR',
    story,
    agent: '1000001',
    customer: '2000001',
  });
  expect(detailOf(moment)).toMatchObject({ fault: 'ours', decision: { isWithinAuthority: true } });
  expect(await account.entryKinds(101)).toEqual(['reserve', 'post']);
  for (const entry of await account.entries(101)) {
    expect(entry.custom_object_fields).toMatchObject({
      schema_version: 1,
      moment: moment?.external_id,
      amount_minor: amount * 100,
      currency: 'EUR',
    });
  }

  await desk.undo.click();
  await expect(desk.region('Service moment')).toContainText('Taken back. It no longer counts.');
  await expect(desk.region('Service moment')).toContainText('The reply is not taken back');
  await expect(desk.region('Service moment')).toContainText('Money you issued in another system is not taken back');
  await expect(desk.announcement).toHaveText('Taken back.');
  await expect(desk.tag(TAG)).toBeHidden();
  expect(await account.entryKinds(101)).toEqual(['reserve', 'post', 'reverse']);
  expect((await account.moments(101)).map((one) => one.custom_object_fields['status'])).toEqual(['voided']);

  await desk.give('A second thought.');
  // No second reply stands below the first.
  await expect(desk.composer).toContainText(/^(?:(?!I am sorry)[^])*I am sorry(?:(?!I am sorry)[^])*$/);
  expect(await account.standing(101)).toMatchObject({ live: [{}], given: [{}] });
  expect(await account.entryKinds(101)).toEqual(['reserve', 'post', 'reverse', 'reserve', 'post']);
});

test('a ticket without a cause asks for it, and gets it in its field', async ({ open, account }) => {
  const desk = await open({ ticket: 106 });
  await expect(desk.region('Suggested gesture')).toContainText('Choose what went wrong, and');
  await expect(desk.region('Suggested gesture')).toContainText('Nothing to do here if nothing went wrong.');
  await expect(desk.makeItRight).toBeDisabled();
  await desk.app.getByLabel('What went wrong?').selectOption('Damaged item');
  await (await desk.ready()).give();
  await expect(desk.page.getByRole('combobox', { name: 'What went wrong' })).toHaveValue('damaged_item');
  expect((await account.moments(106))[0]?.custom_object_fields).toMatchObject({ cause: 'damaged_item', story: null });
});

test('what was given is still there after a reload, with its story to go on with, and with what is done of it', async ({
  open,
  account,
}) => {
  const desk = await (await open()).ready();
  await desk.give(story);
  await desk.page.reload();
  await expect(desk.card()).toContainText('Given by you, just now');
  await expect(desk.story).toHaveValue(story);
  const issue = desk.card().getByRole('checkbox', { name: /^Issue store credit/ });
  await desk
    .card()
    .getByText(/^Issue store credit/)
    .click();
  await expect(desk.card()).toContainText('Done by you, ');
  await desk.story.fill(`${story} It was for a birthday.`);
  await desk.card().getByText('A fix we should make').click();
  await expect(desk.card()).toContainText('Saved.');
  const [moment] = await account.moments(101);
  expect(moment?.custom_object_fields).toMatchObject({ kind: 'process_fix', story: `${story} It was for a birthday.` });
  expect(detailOf(moment)).toMatchObject({ todos: [{ what: 'issue_credit', whoId: '1000001' }] });
  await desk.page.reload();
  await expect(desk.story).toHaveValue(`${story} It was for a birthday.`);
  await expect(issue).toBeChecked();
  await expect(desk.makeItRight).toBeHidden();
  await expect(desk.undo).toBeEnabled();
});

test('saving the ticket waits while something is being given, and keeps what was prepared', async ({ open, account, trouble }) => {
  const desk = await (await open()).ready();
  await trouble({ latencyMs: 600 });
  await desk.makeItRight.click();
  await desk.page.getByRole('button', { name: 'Submit as Open' }).click();
  await expect(desk.page.getByRole('alert')).toContainText('Make It Right is still giving a gesture on this ticket.');
  await expect(desk.card()).toBeVisible();
  await desk.page.getByRole('button', { name: 'Submit as Open' }).click();
  await expect(desk.page.getByText('Ticket #101 has been updated')).toBeVisible();
  const saved = await account.ticket(101);
  expect(saved.ticket.tags).toContain(TAG);
  expect(saved.comments.at(-1)?.html_body).toContain('I am sorry that your delivery is late.');
});

test('a gesture of time rather than money is given without any', async ({ open, account }) => {
  const desk = await (await open()).ready();
  await desk.app.getByRole('button', { name: /^Redo/ }).click();
  await desk.app.getByLabel('Why something different?').waitFor({ state: 'hidden' });
  await desk.give();
  await expect(desk.card()).toContainText('Made right: Redo it properly');
  expect((await account.moments(101))[0]?.custom_object_fields).toMatchObject({ gesture: 'redo', amount_minor: 0 });
  await desk.undo.click();
  await expect(desk.region('Service moment')).toContainText('What you arranged with others is not cancelled');
});

test('another amount than suggested asks why, and keeps the reason', async ({ open, account }) => {
  const desk = await (await open()).ready();
  await desk.amount.fill('5.50');
  await desk.app.getByLabel('Why something different?').fill('The parcel came an hour later.');
  await desk.give();
  await expect(desk.card()).toContainText('Made right: €5.50 store credit');
  const [moment] = await account.moments(101);
  expect(moment?.custom_object_fields).toMatchObject({ amount_minor: 550 });
  expect(detailOf(moment)).toMatchObject({ deviation: 'The parcel came an hour later.' });
});

test('customers who are new, unknown or have returned more than they bought are told apart', async ({ open }) => {
  const desk = await open({ ticket: 102 });
  const value = desk.region('Customer value');
  await expect(value).toContainText('New customer');
  await expect(desk.region('Prior incidents')).toContainText('This is the customer’s first ticket.');

  await desk.page.getByRole('link', { name: /#103/ }).click();
  await expect(value).toContainText('Value unknown');
  await expect(value).not.toContainText('€0');

  await desk.page.getByRole('link', { name: /#104/ }).click();
  await expect(value).toContainText('-€16 so far');
  await expect(value).toContainText('Refunds exceed purchases.');
});
