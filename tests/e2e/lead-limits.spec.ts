import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { beyondTheEdge, openLeadPage } from './lead-page.ts';

test('a lead reads the limits, tries one on what was given, saves it with a reason, and an open ticket goes by it', async ({
  page,
  open,
  account,
}) => {
  const desk = await (await open()).ready();
  await desk.give();
  const other = await (await open({ ticket: 105 })).ready();
  const app = await openLeadPage(page, 'lead', 'Limits');
  const inForce = app.getByRole('region', { name: 'The limits that apply now' });
  await expect(inForce.getByRole('row', { name: /^Limit per gesture/ })).toHaveText('Limit per gesture€25the settings');
  const form = app.getByRole('region', { name: 'Change the limits' });
  const gesture = form.getByLabel('Limit per gesture');
  await gesture.fill('25.01');
  await expect(form).toContainText('Maximum in the settings of this app: €25.');
  await gesture.fill('15');
  await form.getByRole('button', { name: 'Try on past moments (90 days)' }).click();
  const trial = form.getByRole('region', { name: 'Past moments under these limits (90 days)' });
  await expect(trial.getByRole('row', { name: /^Given/ })).toHaveText('Given€20€15');
  await form.getByLabel('Why?').fill('Small things need less.');
  await form.getByRole('button', { name: 'Save the limits' }).click();
  await expect(form).toContainText('Saved. These limits apply from the next gesture on, including on open pages.');
  await expect(inForce.getByRole('row', { name: /^Limit per gesture/ })).toContainText('€15you, since');
  await expect(app.getByRole('region', { name: 'Changes by leads' })).toContainText('Small things need less.');
  const said = (await account.traffic()).filter(({ method, path }) => method === 'POST' && path.endsWith('moment_entry/records'));
  expect(JSON.stringify(said.at(-1)?.requestBody)).toContain('Small things need less.');

  await other.amount.fill('20');
  await other.makeItRight.click();
  await expect(other.region('Suggested gesture')).toContainText('Limit per gesture: €15.');
  expect(await account.standing(105)).toEqual({ live: [], given: [] });
  await other.amount.fill('15');
  await other.give();
});

test('the settings apply again at a press, and another lead reads who went back', async ({ page, openElsewhere }) => {
  const app = await openLeadPage(page, 'admin', 'Limits');
  const form = app.getByRole('region', { name: 'Change the limits' });
  const save = async (): Promise<void> => {
    await form.getByRole('button', { name: 'Try on past moments (90 days)' }).click();
    await expect(form).toContainText('Nothing was given in that period');
    await form.getByLabel('Why?').fill('A trial week.');
    await form.getByRole('button', { name: 'Save the limits' }).click();
    await expect(form).toContainText('Saved.');
  };
  await form.getByLabel('Limit per gesture').fill('5');
  await save();
  const bound = await openElsewhere();
  await expect(bound.region('Suggested gesture')).toContainText('up to €5 per gesture');
  await form.getByRole('button', { name: 'Use the settings' }).click();
  await expect(form.getByLabel('Limit per gesture')).toHaveValue('');
  await save();
  const free = await (await openElsewhere({ user: 'agent2' })).ready();
  await free.give();
  const ofLead = await openLeadPage(page, 'lead', 'Limits');
  const changes = ofLead.getByRole('region', { name: 'Changes by leads' });
  await expect(changes.getByRole('listitem').first()).toContainText('Back to the settings');
  await expect(changes.getByRole('listitem').nth(1)).toContainText('Limit per gesture: €5');
});

for (const [name, extra] of [
  ['light', '&scheme=light'],
  ['dark', '&scheme=dark'],
  ['Arabic', '&locale=ar'],
] as const) {
  test(`the limits are accessible in ${name}, and nothing reaches sideways from 320 to 1,920 px`, async ({ page }, info) => {
    await page.goto(`/?page=lead&user=lead${extra}`);
    const app = page.frameLocator('iframe[title="Make It Right"]');
    await app.locator('[role=tab][id$=limits]').click();
    const field = app.locator('.panel input').first();
    await field.fill('99');
    await expect(app.locator('table').first()).toBeVisible();
    await expectAccessible(page, 'the limits');
    await field.fill('15');
    await app.locator('.panel button').first().click();
    await expect(app.locator('h4')).toBeVisible();
    // The navigation bar beside the frame takes the rest.
    for (const width of [372, 800, 1972]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await beyondTheEdge(page), `at ${width}`).toEqual([]);
      await info.attach(`limits-${name}-${width}`, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
    }
  });
}
