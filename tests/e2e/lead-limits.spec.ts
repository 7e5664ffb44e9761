import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { reachesSideways } from './layout-faults.ts';
import { openLeadPage } from './lead-page.ts';
import { leadFrame } from './walks.ts';

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
  // The page writes down outcomes meanwhile.
  expect(JSON.stringify(said.map(({ requestBody }) => requestBody))).toContain('Small things need less.');

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
  await form.getByRole('button', { name: 'Back to the settings' }).click();
  await expect(form.getByLabel('Limit per gesture')).toHaveValue('');
  await save();
  const free = await (await openElsewhere({ user: 'agent2' })).ready();
  await free.give();
  const ofLead = await openLeadPage(page, 'lead', 'Limits');
  const changes = ofLead.getByRole('region', { name: 'Changes by leads' });
  await expect(changes.getByRole('listitem').first()).toContainText('Back to the settings');
  await expect(changes.getByRole('listitem').nth(1)).toContainText('Limit per gesture: €5');
});

test('a tier is permitted more, a group and an agent less: pages that are open go by it, and name what binds', async ({
  page,
  open,
  openElsewhere,
  account,
}, info) => {
  const gold = await (await open()).ready();
  const other = await (await open({ ticket: 107 })).ready();
  const app = await openLeadPage(page, 'lead', 'Limits');
  const form = app.getByRole('region', { name: 'Change the limits' });
  const some = form.getByRole('region', { name: 'For some people and customers' });
  const inForce = app.getByRole('region', { name: 'The limits that apply now' });
  const save = async (reason: string): Promise<void> => {
    await form.getByRole('button', { name: 'Try on past moments (90 days)' }).click();
    await expect(form.getByRole('heading', { name: 'Past moments under these limits (90 days)' })).toBeVisible();
    await form.getByLabel('Why?').fill(reason);
    await form.getByRole('button', { name: 'Save the limits' }).click();
    await expect(form).toContainText('Saved.');
  };
  await form.getByLabel('Limit per gesture').first().fill('10');
  await some.getByRole('button', { name: 'Add to the list' }).click();
  const ofGold = some.getByRole('group', { name: 'Customers: Gold' });
  await ofGold.getByLabel('Limit per gesture').fill('9');
  await expect(ofGold).toContainText('This changes nothing. Limit without it: €10.');
  await ofGold.getByLabel('Limit per gesture').fill('22');
  // A reload of the page loses nothing of it.
  await page.reload();
  await expect(ofGold.getByLabel('Limit per gesture')).toHaveValue('22');
  await save('Customers of long standing wait for nobody.');
  await expect(form.getByRole('heading', { name: 'Past moments under these limits (90 days)' })).toBeVisible();
  await expect(inForce.getByRole('row', { name: 'Customers: Gold · Limit per gesture' })).toContainText('€22you, since');

  await other.amount.fill('12');
  await other.makeItRight.click();
  await expect(other.region('Suggested gesture')).toContainText('Limit per gesture: €10.');
  expect(await account.standing(107)).toEqual({ live: [], given: [] });
  const opened = await openElsewhere({ user: 'agent2' });
  await expect(opened.region('Suggested gesture')).toContainText('Gold: up to €22 per gesture');
  await gold.give();

  await some.getByLabel('For whom').selectOption('A group of agents');
  await some.getByLabel('Name or number').fill('Nobody');
  await some.getByRole('button', { name: 'Add to the list' }).click();
  await expect(some).toContainText('Zendesk has no group with this name or number.');
  await some.getByLabel('Name or number').fill('Support');
  await some.getByRole('button', { name: 'Add to the list' }).click();
  await some.getByRole('group', { name: 'Group: Support' }).getByLabel('Limit per gesture').fill('6');
  await some.getByLabel('For whom').selectOption('One agent');
  await some.getByLabel('Name or number').fill('1000001');
  await some.getByRole('button', { name: 'Add to the list' }).click();
  await some.getByRole('group', { name: 'Agent: Maya Whitlock (sample)' }).getByLabel('Hourly limit per agent').fill('24');
  await info.attach('limits-for-some', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
  await save('A first week.');
  const [newest] = await app.getByRole('region', { name: 'Changes by leads' }).getByRole('listitem').allTextContents();
  expect(newest).toContain('Group: Support · Limit per gesture: €6 (before: as for everybody)');

  await other.amount.fill('5');
  await other.makeItRight.click();
  // Twenty of this hour's twenty-four are given.
  await expect(other.region('Suggested gesture')).toContainText(
    'Over your hourly limit. Left this hour: €4. This limit is for: Maya Whitlock (sample).',
  );
  await other.amount.fill('4');
  await other.give();
  const bound = await openElsewhere({ ticket: 105, user: 'agent2' });
  await expect(bound.region('Suggested gesture')).toContainText('Support: up to €6 per gesture');
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
    // What the page opened with is kept, and hidden.
    const field = app.locator('.panel input:visible').first();
    await field.fill('99');
    await expect(app.locator('table:visible').first()).toBeVisible();
    await expectAccessible(page, 'the limits');
    await field.fill('15');
    await app.locator('.panel section .row button:visible').last().click();
    await expect(app.locator('fieldset:visible').first()).toBeVisible();
    await app.locator('fieldset input:visible').first().fill('20');
    await app.locator('section.panel > .row button:visible').nth(1).click();
    await expect(app.locator('h4:visible')).toHaveCount(2);
    await expectAccessible(page, 'the limits for some');
    // The navigation bar beside the frame takes the rest.
    for (const width of [372, 800, 1972]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await reachesSideways(leadFrame(page)), `at ${width}`).toEqual([]);
      await info.attach(`limits-${name}-${width}`, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
    }
  });
}
