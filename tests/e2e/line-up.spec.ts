import type { FrameLocator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

/** The day's line-up as somebody sees it. */
async function openLineUp(page: Page, user: string, extra = ''): Promise<FrameLocator> {
  await page.goto(`/?page=lead&user=${user}${extra}`);
  const app = page.frameLocator('iframe[title="Make It Right"]');
  await app.getByRole('tab').first().click();
  await expect(app.getByRole('region', { name: 'Not made right yet' })).toBeVisible();
  return app;
}

test('a team without a story reads how to get the first, and nothing breaks', async ({ page }) => {
  const app = await openLineUp(page, 'lead');
  await expect(app.getByText('There is no story yet.')).toBeVisible();
  await expect(app.getByRole('region', { name: 'Not made right yet' })).toContainText('Checked since');
  await expectAccessible(page, 'a line-up without stories');
});

test('a story is told without sums, presented by the keyboard, kept, and read by agents', async ({ page, open, account }) => {
  const desk = await (await open()).ready();
  await desk.give('She got €15 for order 123456 and was glad.');
  const app = await openLineUp(page, 'lead');
  const win = app.getByRole('region', { name: /A win/ });
  await expect(win).toContainText('She got [amount] for order [number] and was glad.');
  await expect(win).toContainText('Why:');
  await expectAccessible(page, 'a line-up');

  await app.getByRole('button', { name: 'Present', exact: true }).click();
  const presented = app.getByRole('dialog');
  await expect(presented).toContainText('five minutes');
  await page.keyboard.press('ArrowRight');
  await expect(presented.getByRole('heading', { name: 'A win' })).toBeVisible();
  await expectAccessible(page, 'a line-up that is presented');
  await page.keyboard.press('Escape');
  await expect(presented).toHaveCount(0);
  await expect(app.getByRole('button', { name: 'Present', exact: true })).toBeFocused();
  // Whoever only looked has planned nothing.
  await expect(app.getByText('Saved: these stories belong')).toHaveCount(0);
  // The browser leaves the whole screen in its own time.
  await expect.poll(() => app.locator('html').evaluate(({ ownerDocument }) => ownerDocument.fullscreenElement)).toBeNull();
  await app.getByRole('button', { name: 'Present', exact: true }).click();
  await expect(presented).toContainText('five minutes');
  await page.keyboard.press('End');
  await expect(presented).not.toContainText('five minutes');
  await expect(app.getByText('Saved: these stories belong')).not.toHaveCount(0);
  await presented.getByRole('button', { name: 'We have held it' }).click();
  await expect(presented.getByRole('button', { name: 'Held today' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(app.getByRole('button', { name: 'Held today' })).toBeVisible();

  // The story stays with its day: the next one looks for others at once, and neither loses it.
  await app.getByText('The next working day').click();
  await expect(win).toContainText('belongs to another day');
  await expect(app.getByRole('button', { name: 'We have held it' })).toHaveCount(0);
  await app.getByRole('button', { name: 'Copy', exact: true }).click();
  await app.getByRole('button', { name: 'Refresh' }).click();
  await app.getByText('Today', { exact: true }).click();
  await expect(win).toContainText('She got [amount]');

  await app.getByText('Show customers’ names and amounts').click();
  await expect(win).toContainText('She got €15 for order 123456');
  const read = await openLineUp(page, 'agent');
  await expect(read.getByRole('region', { name: /A win/ })).toContainText('[amount]');
  await expect(read.getByRole('button', { name: 'Another' })).toHaveCount(0);
  await expect(read.getByRole('button', { name: 'We have held it' })).toHaveCount(0);
  const written = (await account.traffic()).filter(({ method, path }) => method === 'POST' && path.endsWith('/moment_entry/records'));
  expect(written.filter(({ requestBody }) => JSON.stringify(requestBody).includes('line_up'))).toHaveLength(3);
});

test('a copy is refused by the browser: the text is there, chosen', async ({ page, open }) => {
  const desk = await (await open()).ready();
  await desk.give('The carrier called her the same day.');
  const app = await openLineUp(page, 'lead', '&scheme=dark');
  await app.locator('html').evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
  });
  await app.getByRole('button', { name: 'Copy as Markdown' }).click();
  const text = app.getByLabel('Line-up to copy');
  await expect(text).toBeFocused();
  await expect(text).toHaveValue(/## 1\. A win\n\n> The carrier called her the same day\./);
  await expectAccessible(page, 'a copy by hand, in the dark');
});

test('a line-up that cannot be read says why, and is read again', async ({ page, noise, trouble }) => {
  noise.expectFailedRequests();
  await trouble({ errorRate: 1 });
  await page.goto('/?page=lead&user=lead');
  const app = page.frameLocator('iframe[title="Make It Right"]');
  await app.getByRole('tab').first().click();
  await expect(app.getByText('Could not load: Line-up.')).toBeVisible({ timeout: 40_000 });
  await trouble({ errorRate: 0 });
  await app.getByRole('button', { name: 'Try again' }).click();
  await expect(app.getByRole('region', { name: 'Not made right yet' })).toBeVisible();
});
