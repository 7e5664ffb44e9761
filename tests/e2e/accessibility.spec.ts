import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { reachesSideways } from './layout-faults.ts';
import type { Workspace } from './workspace.ts';

async function expectNothingSideways(desk: Workspace, state: string): Promise<void> {
  expect(await reachesSideways(desk.frame()), state).toEqual([]);
}

async function openExplanations(desk: Workspace): Promise<void> {
  await desk.app.getByRole('button', { name: 'How is this known?' }).click();
  await desk.app.getByRole('button', { name: 'Why this?' }).click();
  await desk.app.getByRole('button', { name: /Show all/ }).click();
  await desk.change.click();
}

for (const scheme of ['light', 'dark']) {
  test.describe(`in the ${scheme} colour scheme`, () => {
    const extra = `&scheme=${scheme}`;

    test('every state of giving is accessible', async ({ open }) => {
      const desk = await (await open({ extra })).ready();
      await openExplanations(desk);
      await expectAccessible(desk.page, 'before giving, with everything explained');
      await desk.amount.fill('26');
      await expect(desk.makeItRight).toBeDisabled();
      await expectAccessible(desk.page, 'refused');
      await desk.amount.fill('5');
      await desk.give('A line of story.');
      await expectAccessible(desk.page, 'given');
      await desk.undo.click();
      await expect(desk.announcement).toHaveText('Taken back.');
      await expectAccessible(desk.page, 'taken back');
    });

    test('what has failed is accessible', async ({ open, trouble }) => {
      await trouble({ errorRate: 1 });
      const desk = await open({ extra });
      await expect(desk.region('Prior incidents')).toContainText('Could not load', { timeout: 30_000 });
      await desk.makeItRight.click();
      await expect(desk.tryAgain).toBeVisible({ timeout: 30_000 });
      await expectAccessible(desk.page, 'failed');
      await expectNothingSideways(desk, 'failed');
    });
  });
}

test('while it is loading, the page is accessible', async ({ open, trouble }) => {
  await trouble({ latencyMs: 20_000 });
  const desk = await open();
  await expect(desk.region('Prior incidents')).toContainText('Loading');
  await expectAccessible(desk.page, 'loading');
});

test('the explanation of a page outside Zendesk is accessible', async ({ page }) => {
  await page.goto('/assets/sidebar.html');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expectAccessible(page);
});

async function walkThrough(desk: Workspace): Promise<void> {
  await openExplanations(desk);
  await expectNothingSideways(desk, 'explained');
  await desk.amount.fill('2600');
  await desk.tell('Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft');
  await expect(desk.makeItRight).toBeDisabled();
  await expectNothingSideways(desk, 'refused');
  await desk.amount.fill('5');
  await desk.give();
  await expectNothingSideways(desk, 'given');
  await desk.undo.click();
  await expect(desk.announcement).toHaveText('Taken back.');
  await expectNothingSideways(desk, 'taken back');
}

test('at 320 px nothing reaches sideways', async ({ open }) => {
  const desk = await (await open()).ready();
  expect(await desk.frame().evaluate(() => window.innerWidth)).toBe(320);
  await walkThrough(desk);
});

test.describe('at 200 % zoom', () => {
  // Zoomed in, the window holds half as many pixels of CSS, and each is drawn with four.
  test.use({ viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 });

  test('nothing reaches sideways, in the frame and around it', async ({ open }) => {
    const desk = await (await open()).ready();
    await walkThrough(desk);
    const { page } = desk;
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
  });
});

test('in Arabic the page runs from right to left, is accessible, and nothing reaches sideways', async ({ open }) => {
  const desk = await open({ extra: '&locale=ar' });
  await expect(desk.app.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(desk.app.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(desk.app.getByRole('region')).toHaveCount(3);
  await expectAccessible(desk.page, 'in Arabic');
  await expectNothingSideways(desk, 'in Arabic');
});
