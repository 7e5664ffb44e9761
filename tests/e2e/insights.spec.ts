import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { reachesSideways } from './layout-faults.ts';
import { openLeadPage } from './lead-page.ts';
import { leadFrame } from './walks.ts';

test('a lead marks a cause fixed by the keyboard, tells a customer, and all of it is there for the next who looks', async ({
  page,
  open,
  account,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const desk = await (await open()).ready();
  await desk.give();
  const app = await openLeadPage(page, 'lead', 'Insights');
  const causes = app.getByRole('region', { name: 'Causes by week' });
  await expect(causes).toContainText('1 ticket');
  await expect(causes.getByRole('img', { name: /^Late delivery, new tickets by week from/ })).toBeVisible();
  await expect(causes).toContainText('No trend is shown: the team has moments in too few whole weeks of this period.');
  await expect(causes).toContainText('Goodwill given: €20.');

  await causes.getByRole('button', { name: 'Mark fixed: Late delivery' }).focus();
  await page.keyboard.press('Enter');
  await expect(causes.getByLabel('What was changed (the reply to customers quotes it)')).toBeFocused();
  await page.keyboard.type('Two carriers now.');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(causes).toContainText('Marked fixed: you,');
  await expect(causes).toContainText('It has not come up since.');
  await expect(causes).toContainText('Two carriers now.');

  const fixed = app.getByRole('region', { name: 'Told “we fixed it”' });
  await expect(fixed).toContainText('Told: 0. To tell: 1.');
  await fixed.getByRole('button', { name: 'Show whom to tell: Late delivery' }).click();
  const row = fixed.getByRole('listitem');
  await expect(row).toHaveCount(1);
  await row.getByRole('button', { name: 'Copy the reply for ticket 101' }).click();
  await expect(row).toContainText(/The reply is copied|Copy the reply by hand/);
  await row.getByRole('button', { name: 'Told: the customer of ticket 101' }).click();
  await expect(row).toContainText('Told: you,');
  await expect(fixed).toContainText('Told: 1. To tell: 0.');
  await expectAccessible(page, 'insights with a list of customers');
  const said = (await account.traffic()).filter(({ method, path }) => method === 'POST' && path.endsWith('/moment_entry/records'));
  // The page writes down outcomes meanwhile.
  expect(said.map(({ requestBody }) => JSON.stringify(requestBody)).filter((body) => body.includes('"kind":"told"'))).toHaveLength(1);

  await causes.getByRole('button', { name: 'Owner: Late delivery' }).click();
  await causes.getByLabel('Who sees to it').selectOption({ index: 1 });
  await causes.getByRole('button', { name: 'Save' }).click();
  await expect(causes).toContainText('Sees to it:');

  // The search catches up.
  await account.moments(101);
  const again = await openLeadPage(page, 'admin', 'Insights');
  await expect(again.getByRole('region', { name: 'Causes by week' })).toContainText('Marked fixed: Lena Hartwig');
  await expect(again.getByRole('region', { name: 'Told “we fixed it”' })).toContainText('Told: 1. To tell: 0.');
});

test('a cause that comes up again after it was marked fixed has come back', async ({ page, open, openElsewhere }) => {
  const first = await (await open()).ready();
  await first.give();
  const app = await openLeadPage(page, 'lead', 'Insights');
  const causes = app.getByRole('region', { name: 'Causes by week' });
  await causes.getByRole('button', { name: 'Mark fixed: Late delivery' }).click();
  await causes.getByRole('button', { name: 'Save' }).click();
  await expect(causes).toContainText('It has not come up since.');
  const other = await (await openElsewhere({ user: 'agent2', ticket: 105 })).ready();
  await other.give();
  await app.getByRole('button', { name: 'Refresh' }).click();
  await expect(causes).toContainText(/1 ticket since it was marked fixed: it has come back|It has not come up since/);
});

test('an account without moments says what would stand there', async ({ page }) => {
  const app = await openLeadPage(page, 'lead', 'Insights');
  await expect(app.getByText('No moment of this period names a cause.')).toBeVisible();
  await expect(app.getByText('No cause is marked fixed.')).toBeVisible();
  await expect(app.getByText('Nobody has asked a lead in this period.')).toBeVisible();
  await expectAccessible(page, 'insights without moments');
});

test('moments that cannot be read say why', async ({ page, trouble }, info) => {
  await trouble({ errorRate: 1 });
  const app = await openLeadPage(page, 'lead', 'Insights');
  await expect(app.getByRole('button', { name: 'Try again' }).first()).toBeVisible({ timeout: 60_000 });
  await info.attach('insights-failed', { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
});

test.describe('with half a year of moments', () => {
  test.use({ world: { moments: 1500, now: '2026-11-20T12:00:00Z' } });

  for (const [name, extra, media] of [
    ['light', '&scheme=light', {}],
    ['dark', '&scheme=dark', {}],
    ['Arabic', '&locale=ar', {}],
    ['forced colours', '&scheme=dark', { forcedColors: 'active', colorScheme: 'dark' }],
  ] as const) {
    test(`insights are accessible in ${name}, and nothing reaches sideways from 320 to 1,920 px`, async ({ page }, info) => {
      await page.emulateMedia(media);
      await page.goto(`/?page=lead&user=lead${extra}`);
      const app = page.frameLocator('iframe[title="Make It Right"]');
      await app.locator('[role=tab][id$=insights]').click();
      await expect(app.locator('.cause-chart').first()).toBeVisible();
      await expect(app.locator('.lead-page table').first()).toBeVisible();
      await expect(app.getByRole('button', { name: /^(Stop|إيقاف)$/ })).toHaveCount(0, { timeout: 60_000 });
      // Of colours that a person's system forces axe knows nothing.
      if (name === 'forced colours') await expect(app.locator('.cause-chart-bar').first()).toHaveCSS('fill', 'rgb(255, 255, 255)');
      else await expectAccessible(page, 'insights');
      // The navigation bar beside the frame takes the rest.
      for (const width of [372, 800, 1972]) {
        await page.setViewportSize({ width, height: 900 });
        expect(await reachesSideways(leadFrame(page)), `at ${width}`).toEqual([]);
        await info.attach(`insights-${name}-${width}`, { body: await page.screenshot({ fullPage: true }), contentType: 'image/png' });
      }
    });
  }
});
