import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

test('an app that has asked too often waits for its next minute and goes on by itself', async ({ open, account, sandbox, noise }) => {
  noise.expectFailedRequests();
  await account.setRules({ requestsPerAppMinute: 1 });
  await sandbox.api.handle({ method: 'GET', path: '/api/v2/users/me', headers: { 'X-Sandbox-User': 'agent' } });
  sandbox.api.advance(56_000);
  const desk = await open();
  await expect(desk.region('Customer value')).toContainText('€1,240 so far');
  await account.setRules({ requestsPerAppMinute: 100 });
  await expect(desk.region('Prior incidents')).toContainText('3 prior incidents in 60 days', { timeout: 20_000 });
  const statuses = (await account.traffic()).map(({ status }) => status);
  expect(statuses).toContain(429);
  expect(statuses.at(-1)).toBe(200);
});

test("a lead's page that may not ask on for a while says so, and reads the rest of a long month by itself", async ({
  page,
  account,
  sandbox,
  noise,
}) => {
  noise.expectFailedRequests();
  const table = sandbox.api.state.tables.get('moment_entry');
  const entry = { schema_version: 1, kind: 'void', amount_minor: 0, currency: 'EUR', ticket: '101', customer: '2000001' };
  for (let index = 0; index < 1_500; index += 1) {
    const fields = { ...entry, moment: `m-${index}` };
    table?.insert({ name: 'entry', externalId: null, fields, createdBy: 1_000_001 }, sandbox.api.now() - 60_000 + index);
  }
  await account.setRules({ requestsPerAppMinute: 6 });
  await sandbox.api.handle({ method: 'GET', path: '/api/v2/users/me', headers: { 'X-Sandbox-User': 'lead' } });
  sandbox.api.advance(54_000);
  const app = await openLeadPage(page, 'lead', 'Budget');
  await expect(app.getByText('Zendesk asks us to wait a little. Reading continues by itself.').first()).toBeVisible();
  await account.setRules({ requestsPerAppMinute: 100 });
  await expect(app.locator('.figures')).toBeVisible({ timeout: 30_000 });
});

test('a page that is open learns that its ticket was closed', async ({ open, account }) => {
  const desk = await (await open()).ready();
  await expect(desk.composer).toBeVisible();
  await account.changeTicket(101, { status: 'closed' });
  await expect(desk.composer).toBeHidden();
  await expect(desk.page.getByText('A closed ticket takes tags, a subject and a priority, and no comment.')).toBeVisible();
});

test('an app whose objects could not be made is disabled, and the workspace stays whole', async ({ account, page }) => {
  await account.setRules({ installFails: true });
  await page.goto('/?ticket=101&user=agent');
  await expect(page.getByRole('complementary', { name: 'Apps' })).toContainText('Make It Right is installed and disabled');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toBeVisible();
  await page.goto('/?page=lead&user=lead');
  await expect(page.getByRole('main')).toContainText('Make It Right is installed and disabled');
});
