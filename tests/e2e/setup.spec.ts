import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

const SUPPORT_GROUP = '360000000101';
const TRIGGERS = '/api/v2/custom_objects/service_moment/triggers';

test('an admin sees that the group and its trigger are in order, and a lead has no such tab', async ({ page }) => {
  const app = await openLeadPage(page, 'admin', 'Setup');
  await expect(app.getByRole('region', { name: 'Group of the leads' })).toContainText('In order The group Team leads');
  await expect(app.getByRole('region', { name: 'E-mail to the leads' })).toContainText('mails the group Team leads about every request');
  await expectAccessible(page, 'the setup in order');
  const ofLead = await openLeadPage(page, 'lead');
  await expect(ofLead.getByRole('tab')).toHaveCount(2);
});

test.describe('with the leads in another group than the trigger mails', () => {
  test.use({ world: { settings: { leads_group: SUPPORT_GROUP } } });

  test('one click has the trigger mail the group of the settings', async ({ page }) => {
    const app = await openLeadPage(page, 'admin', 'Setup');
    const trigger = app.getByRole('region', { name: 'E-mail to the leads' });
    await expect(trigger).toContainText('mails another group (number 360000000102) than Support');
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
    await expect(desk.app.getByText('Nobody can be asked: the group of the leads')).toBeVisible();
    await expect(desk.app.getByRole('button', { name: 'Ask a lead' })).toHaveCount(0);
    await expectAccessible(desk.page, 'nobody to ask');
    const app = await openLeadPage(page, 'admin', 'Setup');
    await expect(app.getByRole('region', { name: 'Group of the leads' })).toContainText('This account has no group “Nobody”');
  });
});
