import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

const FORMULA = '=HYPERLINK("https://example.com","Look")';

/** A workspace whose frames may save files: whether Zendesk's may is not documented. */
async function letFramesSave(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { setAttribute } = Element.prototype;
    Element.prototype.setAttribute = function set(name, value) {
      setAttribute.call(this, name, name === 'sandbox' ? `${value} allow-downloads` : value);
    };
  });
}

async function openExport(page: Page): Promise<Locator> {
  return (await openLeadPage(page, 'admin', 'Setup')).getByRole('region', { name: 'Export' });
}

test('an admin exports everything once reading goes on after a failure, and simulate reads the table as it is', async ({
  open,
  page,
  account,
  trouble,
}, testInfo) => {
  const desk = await (await open()).ready();
  await desk.give(FORMULA);
  await expect.poll(async () => (await account.moments(101)).length).toBe(1);

  await letFramesSave(page);
  const panel = await openExport(page);
  await expect(panel).toContainText('Do this before you remove the app');
  await trouble({ errorRate: 1 });
  await panel.getByRole('button', { name: 'Load everything' }).click();
  await expect(panel).toContainText('Loading could not continue.', { timeout: 20_000 });
  await trouble({ errorRate: 0 });
  await panel.getByRole('button', { name: 'Continue loading' }).click();
  await expect(panel).toContainText('Everything is loaded. Save each file. Loaded: moments 1,');
  await expectAccessible(page, 'everything read');

  const saved = async (name: string): Promise<string> => {
    const download = page.waitForEvent('download');
    await panel.getByRole('button', { name }).click();
    return readFileSync(await (await download).path(), 'utf8');
  };
  const csv = await saved('Save the moments (CSV)');
  expect(csv).toContain(`"'=HYPERLINK(""https://example.com"",""Look"")"`);
  const [moments, policy] = [testInfo.outputPath('moments.csv'), testInfo.outputPath('policy.json')];
  writeFileSync(moments, csv);
  writeFileSync(policy, '');
  const simulate = ['tests/tools/run.mjs', 'src/cli/simulate.ts', moments, '--policy', policy];
  expect(execFileSync(process.execPath, simulate, { encoding: 'utf8' })).toContain('1 moment');
  const entries: unknown = JSON.parse(await saved('Save the journal (JSON)'));
  expect(Array.isArray(entries) && entries.length).toBeGreaterThan(1);
});

test('where Zendesk lets no app save files, each is opened as a page', async ({ open, page, account, noise }) => {
  noise.expectSandboxedPage();
  const desk = await (await open()).ready();
  await desk.give('The parcel came late.');
  await expect.poll(async () => (await account.moments(101)).length).toBe(1);
  const panel = await openExport(page);
  await panel.getByRole('button', { name: 'Load everything' }).click();
  const opened = page.waitForEvent('popup');
  await panel.getByRole('button', { name: 'Open the moments (CSV)' }).click();
  await expect((await opened).locator('body')).toContainText('The parcel came late.');
});

test('a lead takes along what the filters of Moments show, by the keyboard, and the focus stays where it was pressed', async ({
  open,
  page,
  account,
}, testInfo) => {
  const desk = await (await open()).ready();
  await desk.give(FORMULA);
  await expect.poll(async () => (await account.moments(101)).length).toBe(1);

  await letFramesSave(page);
  const app = await openLeadPage(page, 'lead', 'Moments');
  const button = app.getByRole('button', { name: 'Export these moments' });
  await button.focus();
  const download = page.waitForEvent('download');
  await page.keyboard.press('Enter');
  const moments = testInfo.outputPath('moments.csv');
  await (await download).saveAs(moments);
  await expect(button).toBeFocused();
  await expect(app.getByRole('button', { name: 'No file? Open it as a page' })).toBeVisible();
  const policy = testInfo.outputPath('policy.json');
  writeFileSync(policy, '');
  const simulate = ['tests/tools/run.mjs', 'src/cli/simulate.ts', moments, '--policy', policy];
  expect(execFileSync(process.execPath, simulate, { encoding: 'utf8' })).toContain('1 moment');
});
