import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

const SUPPORT_GROUP = '360000000101';
const TRIGGERS = '/api/v2/custom_objects/service_moment/triggers';

test('an admin sees that the group and its trigger are in order, and a lead has no such tab', async ({ page }) => {
  const app = await openLeadPage(page, 'admin', 'Setup');
  await expect(app.getByRole('region', { name: 'Lead group' })).toContainText('In order The group Team leads');
  await expect(app.getByRole('region', { name: 'E-mail to leads' })).toContainText('mails the group Team leads about every request');
  await expectAccessible(page, 'the setup in order');
  const ofLead = await openLeadPage(page, 'lead');
  await expect(ofLead.getByRole('tab', { name: 'Budget' })).toBeVisible();
  await expect(ofLead.getByRole('tab', { name: 'Setup' })).toHaveCount(0);
});

test.describe('with the leads in another group than the trigger mails', () => {
  test.use({ world: { settings: { leads_group: SUPPORT_GROUP } } });

  test('one click has the trigger mail the group of the settings', async ({ page }) => {
    const app = await openLeadPage(page, 'admin', 'Setup');
    const trigger = app.getByRole('region', { name: 'E-mail to leads' });
    await expect(trigger).toContainText('e-mails a different group (number 360000000102) from Support');
    await expectAccessible(page, 'the setup with something to mend');
    await app.getByRole('button', { name: 'Correct the trigger' }).click();
    await expect(trigger).toContainText('In order');
    await expect(app.locator('output')).toContainText('Done: Correct the trigger.');
    const answer = await page.request.get(TRIGGERS, { headers: { 'X-Sandbox-User': 'admin' } });
    const told: unknown = await answer.json();
    expect(told).toMatchObject({ triggers: [{ active: true, actions: [{ field: 'notification_group' }] }] });
    expect(JSON.stringify(told)).toContain(`"${SUPPORT_GROUP}"`);
  });
});

test.describe('with a group of leads that there is not', () => {
  test.use({ world: { settings: { leads_group: 'Nobody' } } });

  test('an agent over a limit is not offered to ask, and an admin reads what to do', async ({ open, page }) => {
    const desk = await (await open()).ready();
    await desk.amount.fill('26');
    await expect(desk.app.getByText('There is nobody to ask: the lead group')).toBeVisible();
    await expect(desk.app.getByRole('button', { name: 'Ask a lead' })).toHaveCount(0);
    await expectAccessible(desk.page, 'nobody to ask');
    const app = await openLeadPage(page, 'admin', 'Setup');
    await expect(app.getByRole('region', { name: 'Lead group' })).toContainText('This account has no group “Nobody”');
  });
});

test('an admin reads what roles may do: fixed by the plan, missing by role and object, and what they are told where Zendesk does not say', async ({
  page,
  account,
  noise,
}) => {
  const permissions = async () => (await openLeadPage(page, 'admin', 'Setup')).getByRole('region', { name: 'Permissions' });
  await account.setRules({ plan: 'suite_growth' });
  await expect(await permissions()).toContainText('In order On this account’s plan, Zendesk fixes what roles may do');

  await account.setRules({ plan: 'suite_enterprise' });
  await expect(await permissions()).toContainText(
    'In order These roles may do everything that giving needs: Restricted agent and Restricted lead.',
  );

  await account.setRules({ recordAccess: { agent: { read: 'own', create: true, update: false } } });
  const wrong = await permissions();
  await expect(wrong).toContainText('Needs attention Some roles may not do everything that agents and leads need.');
  await expect(wrong.getByRole('listitem').first()).toHaveText(
    'Restricted agent, on “Moment entry”. Narrowed by an access rule: View. Choose all records there, without a rule.',
  );
  await expect(wrong.getByRole('listitem').nth(1)).toHaveText('Restricted agent, on “Service moment”. Missing: Edit.');
  await expectAccessible(page, 'roles that lack rights');

  noise.expectFailedRequests();
  await page.route('**/permission_policies*', (route) => route.fulfill({ status: 404, json: { error: 'InvalidEndpoint' } }));
  const unread = await permissions();
  await expect(unread).toContainText('Not known This could not be checked. This account does not have what the app asked for: roles');
  await expect(unread).toContainText('Check this yourself in Admin Center');
});

test('an admin measures the account, and every later open tells what was found; a lead has none of it in the budget', async ({
  page,
  account,
  noise,
}) => {
  // What the probe tries on purpose is refused.
  noise.expectFailedRequests();
  const rules = async () => (await openLeadPage(page, 'admin', 'Setup')).getByRole('region', { name: 'Zendesk’s rules in this account' });
  const part = await rules();
  await part.getByRole('button', { name: 'Measure this account' }).click();
  await expect(part).toContainText('Lists show a new record at once.', { timeout: 60_000 });
  await expect(part).toContainText('A second record with the same key is refused');
  await expect(part).not.toContainText('could not be deleted');
  const left = (await account.traffic()).filter(({ method }) => method === 'DELETE');
  expect(left).toHaveLength(5);
  const later = await rules();
  await expect(later).toContainText('No wait before a gesture is checked');
  await expect(later).toContainText('A second record with the same key is refused');
  // How the account behaves is for whoever can do something about it.
  const ofLead = await openLeadPage(page, 'lead', 'Budget');
  await expect(ofLead.getByRole('region', { name: 'Totals' })).toBeVisible();
  await expect(ofLead.getByText('a gesture is checked')).toHaveCount(0);
});

test('what agents may do is not yet known until one has given, and then by whom and when', async ({ open, page }) => {
  const seen = async () => (await openLeadPage(page, 'admin', 'Setup')).getByRole('region', { name: 'Seen from an agent’s page' });
  await expect(await seen()).toContainText('Not yet known');
  const desk = await (await open()).ready();
  await desk.give();
  await expect(desk.undo).toBeVisible();
  await expect(await seen()).toContainText('Agents can create entries:');
});

test('an admin reads who may do what, on a narrow page as a list', async ({ page }) => {
  await page.setViewportSize({ width: 320, height: 800 });
  const app = await openLeadPage(page, 'admin', 'Setup');
  const table = app.getByRole('region', { name: 'Who may do what' });
  await expect(table.getByRole('row', { name: /^Answer requests/ })).toContainText('No');
  await expectAccessible(page, 'who may do what');
});

test('settings in order say what is built in, and the source of value what it needs', async ({ page }) => {
  const app = await openLeadPage(page, 'admin', 'Setup');
  await expect(app.getByRole('region', { name: 'Settings' })).toContainText('In order All settings can be read. The team gives in EUR.');
  const source = app.getByRole('region', { name: 'Source of customer value' });
  await expect(source).toContainText('In order Value is worked out from the order figures in the customer’s Zendesk profile.');
});

test.describe('with settings that cannot be read', () => {
  test.use({ world: { settings: { gesture_limit: 'abc', value_source: 'orders_object:parcel' } } });

  test('each is named by its label, and a source that is not there is told', async ({ page, noise }) => {
    noise.expectFailedRequests();
    const app = await openLeadPage(page, 'admin', 'Setup');
    const settings = app.getByRole('region', { name: 'Settings', exact: true });
    await expect(settings).toContainText('Needs attention 1 setting needs an admin.');
    await expect(settings.getByRole('listitem')).toContainText('Limit per gesture: “abc” is not a number');
    const source = app.getByRole('region', { name: 'Source of customer value' });
    await expect(source).toContainText(
      'Needs attention Value is worked out from the customer’s records of the object “parcel”. There is no object',
    );
    await expectAccessible(page, 'settings that cannot be read');
  });
});
