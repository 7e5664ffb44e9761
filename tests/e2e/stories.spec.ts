import type { FrameLocator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { detailOf } from './account.ts';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

const DAMAGED = { requesterId: 2000002, subject: 'It arrived in pieces', status: 'solved' };

function daysAgo(days: number): string {
  return new Date(Date.now() - days * 86_400_000).toISOString();
}

async function openTelling(app: FrameLocator): Promise<void> {
  await app.getByRole('button', { name: 'More', exact: true }).click();
  await app.getByRole('button', { name: 'Praise a colleague or share an idea' }).click();
  await expect(app.getByLabel('Who did it?')).toBeVisible();
}

test('a story about a colleague is told on a ticket, typed words last over a reload, and the team reads it', async ({
  page,
  open,
  account,
}) => {
  const desk = await (await open({ ticket: 102 })).ready();
  await openTelling(desk.app);
  await desk.app.getByLabel('What happened').fill('Tom Adeyemi told us before the customer did.');
  await desk.reloadApp();
  await desk.ready();
  await openTelling(desk.app);
  await expect(desk.app.getByLabel('What happened')).toHaveValue('Tom Adeyemi told us before the customer did.');
  await desk.app.getByLabel('Who did it?').selectOption('Tom Adeyemi (sample)');
  await expectAccessible(desk.page, 'telling');
  await desk.app.getByRole('button', { name: 'Save' }).click();
  await expect(desk.app.getByText('Saved.', { exact: true })).toBeVisible();
  const [moment] = await account.moments(102);
  expect(moment?.custom_object_fields).toMatchObject({ kind: 'internal_win', agent: '1000002', ticket: '102', customer: '2000002' });
  const lead = await openLeadPage(page, 'lead', 'Moments');
  await expect(lead.locator('.moments-row').first()).toContainText('Tom Adeyemi told us before the customer did.');
});

test('a colleague is thanked for what they gave, beside their story', async ({ open, openElsewhere, account }) => {
  const first = await (await open()).ready();
  await first.give('The parcel came late for a birthday.');
  const colleague = await openElsewhere({ user: 'agent2' });
  await colleague.app.getByRole('button', { name: 'Read the story' }).click();
  await colleague.app.getByRole('button', { name: 'Say thanks' }).click();
  await expect(colleague.app.getByText('Your thanks are saved with the story.')).toBeVisible();
  expect(await account.entryKinds(101)).toContain('thanks');
});

test('whoever is on the next ticket reads what nobody made good, within the first 130 px, until something is given', async ({
  open,
  account,
}) => {
  await account.addTicket({ ...DAMAGED, cause: 'wrong_item', createdAt: daysAgo(2) });
  await account.clearTraffic();
  const desk = await (await open({ ticket: 102 })).ready();
  const notice = desk.app.locator('.notice', { hasText: 'We let them down, and it was not made right.' });
  await expect(notice).toContainText('Wrong item');
  const box = await notice.boundingBox();
  const frame = await desk.page.locator('iframe').first().boundingBox();
  expect((box?.y ?? 0) + (box?.height ?? 0) - (frame?.y ?? 0)).toBeLessThanOrEqual(130);
  await expectAccessible(desk.page, 'wound');
  await desk.give();
  await expect(notice).toBeHidden();
});

test('nothing is said of what is older than a week, and of a ticket that was merged', async ({ open, account }) => {
  await account.addTicket({ ...DAMAGED, cause: 'wrong_item', createdAt: daysAgo(9) });
  await account.addTicket({ ...DAMAGED, cause: 'wrong_item', createdAt: daysAgo(2), tags: ['closed_by_merge'] });
  const desk = await (await open({ ticket: 102 })).ready();
  await desk.quiet();
  await expect(desk.app.getByText('it was not made right')).toBeHidden();
});

async function budgetOf(page: Page, user: 'agent' | 'lead'): Promise<FrameLocator> {
  return openLeadPage(page, user, 'Budget');
}

test('what was given and not issued is ticked off by a lead, and the agent reads it on the ticket', async ({ page, open, account }) => {
  const desk = await (await open()).ready();
  await desk.give();
  const lead = await budgetOf(page, 'lead');
  const list = lead.getByRole('region', { name: 'Given, not yet issued' });
  await expect(list).toContainText('€20 store credit');
  await expect(list).toContainText('Ticket #101, by Maya Whitlock (sample)');
  await expectAccessible(page, 'unissued');
  await list.getByRole('button', { name: 'Issued: €20 store credit, ticket #101' }).click();
  await expect(list).toContainText('Nothing waits to be issued by hand.');
  await expect(list).toContainText('1 thing that a customer is owed in any case is not ticked off.');
  await list.getByRole('button', { name: 'Done: Owed in any case: delivery or refund, ticket #101' }).click();
  await expect(list).not.toContainText('is not ticked off');
  const [moment] = await account.moments(101);
  expect(detailOf(moment)).toMatchObject({ todos: [{ what: 'issue_credit' }, { what: 'owed_deliver_or_refund' }] });
  await desk.reloadApp();
  await expect(desk.card().getByLabel('Issue store credit in your shop system: €20.')).toBeChecked();
  await expect(desk.card().getByLabel('Owed: make sure it is delivered, or refund the price.')).toBeChecked();
});

test('an agent reads their own part of the budget, and nobody else’s name', async ({ page, open, openElsewhere }) => {
  const desk = await (await open()).ready();
  await desk.give();
  const other = await (await openElsewhere({ ticket: 102, user: 'agent2' })).ready();
  await other.give();
  const app = await budgetOf(page, 'agent');
  const tab = app.getByRole('tabpanel');
  await expect(tab).toContainText('You gave today€20');
  await expect(tab).toContainText('1 gesture has no story yet.');
  await expect(tab).toContainText('€20 store credit');
  // Other tabs that were open stay in the page, and out of sight.
  await expect(tab).not.toContainText('Tom Adeyemi', { useInnerText: true });
  await expectAccessible(page, 'own budget');
});
