import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import type { Account } from './account.ts';
import { expect, test } from './fixtures.ts';
import { reachesSideways } from './layout-faults.ts';
import { openLeadPage } from './lead-page.ts';
import { Workspace } from './workspace.ts';
import { leadFrame } from './walks.ts';

const HOST = 'gestures.sample.example';
const SETTINGS = { gesture_executors: 'credit = webhook', webhook_host: HOST };

/** Zendesk's clock a quarter of an hour ahead of when everything was given: a provider is left ten minutes. */
async function quarterOfAnHourLater(page: Page): Promise<void> {
  await page.route('**/api/v2/**', async (route) => {
    const response = await route.fetch();
    const laterMs = Date.parse(response.headers()['date'] ?? '') + 900_000;
    await route.fulfill({ response, headers: { ...response.headers(), date: new Date(laterMs).toUTCString() } });
  });
}

/** Gives on these tickets, and tells the moment of each. */
async function givenOn(page: Page, account: Account, tickets: readonly number[]): Promise<readonly string[]> {
  const keys: string[] = [];
  for (const ticket of tickets) {
    const desk = new Workspace(page);
    await desk.goto(ticket, 'agent');
    await desk.ready();
    await desk.page.getByLabel('What went wrong').selectOption('Late delivery');
    await expect(desk.makeItRight).toContainText('store credit');
    await desk.makeItRight.click();
    await expect(desk.card()).toContainText(`✓ ${HOST} has issued it`);
    // Its record is created last.
    await expect.poll(async () => (await account.moments(ticket)).length).toBe(1);
    keys.push((await account.moments(ticket))[0]?.external_id ?? '');
  }
  return keys;
}

async function openComparison(page: Page): Promise<{ readonly app: FrameLocator; readonly panel: Locator }> {
  const app = await openLeadPage(page, 'lead', 'Budget');
  const panel = app.getByRole('region', { name: 'Compare with the providers' });
  await panel.getByRole('button', { name: 'Open the comparison' }).click();
  await panel.getByRole('button', { name: 'Compare', exact: true }).click();
  return { app, panel };
}

test.describe('what the company’s own system holds', () => {
  test.use({ world: { settings: SETTINGS, now: '2026-10-28T09:30:00Z' } });

  test('is put beside what counts: one agrees, one is missing on each side, one is another sum', async ({ page, account }) => {
    const [, gone = '', less = ''] = await givenOn(page, account, [101, 102, 103]);
    await account.changeWebhook({ mode: 'works', holds: { [gone]: null, [less]: 1, 'nobody-knows': 700 } });
    await quarterOfAnHourLater(page);
    const { panel } = await openComparison(page);
    await expect(panel).toContainText('3 differences were found.');
    const rows = panel.getByRole('listitem');
    await expect(rows).toHaveCount(3);
    await expect(rows.filter({ hasText: `but ${HOST} has no record of it.` })).toHaveCount(1);
    await expect(rows.filter({ hasText: `${HOST} holds €7, and nothing here counts it.` })).toHaveCount(1);
    await expect(rows.filter({ hasText: `but ${HOST} holds €0.01. The customer has what ${HOST} holds.` })).toHaveCount(1);
    await expect(panel.locator('dd').first()).toHaveText('1');

    await rows
      .filter({ hasText: 'has no record of it.' })
      .getByRole('button', { name: `Ask again: ${HOST}, ticket #102` })
      .click();
    await expect(rows.filter({ hasText: `${HOST} answers that it has no record of it.` })).toHaveCount(1);
    await expectAccessible(page, 'compared');
    await panel.screenshot({ path: test.info().outputPath('compared.png') });
    await page.emulateMedia({ colorScheme: 'dark' });
    await panel.screenshot({ path: test.info().outputPath('compared-dark.png') });
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 320, height: 900 });
    expect(await reachesSideways(leadFrame(page))).toEqual([]);
    await panel.screenshot({ path: test.info().outputPath('compared-320.png') });

    await page.goto('/?page=lead&user=lead&locale=ar');
    const app = page.frameLocator('iframe[title="Make It Right"]');
    await app.getByRole('tab', { name: 'الميزانية' }).click();
    const arabic = app.getByRole('region', { name: 'المقارنة مع مزوّدي الخدمة' });
    await arabic.getByRole('button', { name: 'فتح المقارنة' }).click();
    await arabic.getByRole('button', { name: 'مقارنة', exact: true }).click();
    await expect(arabic.getByRole('listitem')).toHaveCount(3);
    expect(await reachesSideways(leadFrame(page))).toEqual([]);
    await arabic.screenshot({ path: test.info().outputPath('compared-ar.png') });
  });

  test('cannot be compared where it offers no list, and that is said', async ({ page, account, noise }) => {
    noise.expectFailedVendors();
    await givenOn(page, account, [101]);
    await account.changeWebhook({ mode: 'no_list', holds: {} });
    await quarterOfAnHourLater(page);
    const { panel } = await openComparison(page);
    await expect(panel).toContainText(`${HOST} offers no list of what it has carried out`);
    await expect(panel.getByRole('listitem')).toHaveCount(0);
    await account.changeWebhook({ mode: 'works', holds: {} });
    await panel.getByRole('button', { name: 'Ask those again who did not answer' }).click();
    await expect(panel).toContainText('Both sides agree on everything that was compared.');
  });
});
