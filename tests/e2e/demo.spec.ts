import { AxeBuilder } from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

/** What stands around the app: the workspace that a new person is led through. */
function host(page: Page): { readonly guide: Locator; readonly tabs: Locator; step(title: string): Locator } {
  const guide = page.getByRole('region', { name: 'Guide' });
  return {
    guide,
    tabs: page.getByRole('navigation', { name: 'Open tickets' }),
    step: (title) => guide.getByRole('listitem').filter({ hasText: title }),
  };
}

for (const [width, height] of [
  [1366, 768],
  [1440, 900],
] as const) {
  test.describe(`at ${width} × ${height}`, () => {
    test.use({ viewport: { width, height } });

    test('the guide leads from a late parcel to a story that the team has heard, and takes each step for done by itself', async ({
      open,
    }) => {
      const desk = await (await open()).ready();
      const { guide, step } = host(desk.page);
      await expect(step('See the answer')).toHaveAttribute('aria-current', 'step');
      await desk.makeItRight.hover();
      await expect(step('See the answer')).toContainText('done');

      await expect(guide).toContainText('Press “Make it right”');
      await desk.makeItRight.click();
      await expect(guide).toContainText('write in the card');
      await expect(step('Make it right')).not.toContainText('done');
      await desk.story.fill('The telescope had stood in a depot for days. I found it, and it came in time for the birthday.');
      await desk.story.blur();
      await expect(step('Make it right')).toContainText('done');

      await guide.getByRole('button', { name: 'Open it as Lena' }).click();
      await expect(guide).toContainText('press “Present”');
      await desk.app.getByRole('tab', { name: 'Line-up' }).click();
      await desk.app.getByRole('button', { name: 'Present', exact: true }).click();
      await expect(desk.app.getByRole('dialog')).toContainText('five minutes');
      await desk.page.keyboard.press('End');
      await desk.app.getByRole('dialog').getByRole('button', { name: 'We have held it' }).click();
      await expect(step('Tell it at the line-up')).toContainText('done');
      await desk.page.keyboard.press('Escape');
      await expect(step('Tell it at the line-up')).toContainText('done');
      await expect(guide).toContainText('the team has heard of it');
    });

    test('nothing of the workspace lies outside the window, and the answer is on the first screen', async ({ open }) => {
      const desk = await (await open()).ready();
      const inside = await desk.page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]);
      expect(inside).toEqual([width, height]);
      await expect(desk.makeItRight).toBeInViewport({ ratio: 1 });
      await expect(desk.composer).toBeInViewport({ ratio: 1 });
      await expect(desk.page.getByRole('button', { name: 'Submit as Open' })).toBeInViewport({ ratio: 1 });
      await expect(desk.page.getByRole('listitem').filter({ hasText: 'Athlone depot' })).toBeVisible();
    });
  });
}

test('a reset opens the account anew, and forgets what this browser kept of the old one', async ({ open, account }) => {
  const desk = await (await open()).ready();
  await desk.give('It was a birthday.');
  await desk.remembers(101);
  const { guide, step } = host(desk.page);
  await expect(step('Make it right')).toContainText('done');
  desk.page.once('dialog', (dialog) => void dialog.dismiss());
  await guide.getByRole('button', { name: 'Reset' }).click();
  await expect(desk.card()).toBeVisible();

  desk.page.once('dialog', (dialog) => void dialog.accept());
  await guide.getByRole('button', { name: 'Reset' }).click();
  await expect(step('See the answer')).toHaveAttribute('aria-current', 'step');
  await desk.ready();
  await expect(desk.card()).toHaveCount(0);
  expect(await account.moments(101)).toEqual([]);
});

test('the guide can be put away, stays away, and comes back', async ({ open }) => {
  const desk = await (await open()).ready();
  const { guide } = host(desk.page);
  await guide.getByRole('button', { name: 'Hide the guide' }).click();
  await expect(guide).toHaveCount(0);
  await desk.page.reload();
  await desk.ready();
  await expect(guide).toHaveCount(0);
  await desk.page.getByRole('button', { name: 'Guide', exact: true }).click();
  await expect(guide).toBeVisible();
});

test('tickets are open in tabs, others are found among the views, and what is changed in the properties is saved', async ({
  open,
  account,
}) => {
  const desk = await (await open()).ready();
  const { page } = desk;
  const { tabs } = host(page);
  await tabs.getByRole('link', { name: /#103/ }).click();
  await expect(page.getByRole('heading', { name: 'Charged twice for one order' })).toBeVisible();
  await page.getByRole('button', { name: 'Close ticket 103' }).click();
  await expect(tabs.getByRole('link', { name: /#103/ })).toHaveCount(0);

  await page.getByRole('link', { name: 'Views' }).click();
  await page.getByRole('searchbox', { name: 'Search tickets' }).fill('121');
  await page.getByRole('link', { name: 'I cannot pay' }).click();
  await expect(tabs.getByRole('link', { name: /#121/ })).toHaveAttribute('aria-current', 'page');
  await page.getByRole('combobox', { name: 'Priority' }).selectOption('urgent');
  await page.getByRole('combobox', { name: 'Type', exact: true }).selectOption('question');
  await page.getByRole('combobox', { name: 'Status' }).selectOption('pending');
  await page.getByRole('button', { name: 'Submit as Pending' }).click();
  await expect(page.getByText('Ticket #121 has been updated')).toBeVisible();
  expect((await account.ticket(121)).ticket).toMatchObject({ priority: 'urgent', type: 'question', status: 'pending' });
});

test('engineers find settings, account and clock behind Inspector', async ({ open }) => {
  const desk = await (await open()).ready();
  const { page } = desk;
  await page.getByRole('button', { name: 'Inspector' }).click();
  await page.getByRole('tab', { name: 'Settings' }).click();
  const text = page.getByRole('textbox', { name: 'The settings as JSON' });
  await expect(text).toHaveValue(/"gesture_limit"/);
  await text.fill('{"gesture_limit": "12"}');
  await page.getByRole('button', { name: 'Apply' }).click();
  await expect(page.getByText('Pages that are opened from now on go by it.')).toBeVisible();
  expect(await (await page.request.get('/__sandbox/settings')).json()).toMatchObject({ gesture_limit: '12' });
  await page.getByRole('tab', { name: 'Clock' }).click();
  await page.getByRole('combobox', { name: 'Width of the apps' }).selectOption('420');
  await expect(page).toHaveURL(/tray=420/);
});

for (const scheme of ['light', 'dark'] as const)
  test(`the workspace around the app is accessible in the ${scheme} scheme`, async ({ open, page: other }) => {
    const desk = await (await open({ extra: `&scheme=${scheme}` })).ready();
    const { page } = desk;
    await expectAccessible(page, 'a ticket');
    await page.getByRole('combobox', { name: 'Comment type' }).selectOption('Internal note');
    await page.locator('summary').filter({ hasText: 'Maya' }).click();
    for (const tab of ['Traffic', 'Faults', 'Messages', 'Settings', 'Account', 'Clock']) {
      if (tab === 'Traffic') await page.getByRole('button', { name: 'Inspector' }).click();
      await page.getByRole('tab', { name: tab }).click();
      const { violations } = await new AxeBuilder({ page }).exclude('iframe').analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
        tab,
      ).toEqual([]);
    }
    await other.goto(`/?page=views&user=agent&scheme=${scheme}`);
    await expect(other.getByRole('link', { name: 'I cannot pay' })).toBeVisible();
    await expectAccessible(other, 'views');
  });
