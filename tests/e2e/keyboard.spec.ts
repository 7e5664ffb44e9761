import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

/** More stops than the sidebar has. */
const STOPS_AT_MOST = 40;

async function isFocused(locator: Locator): Promise<boolean> {
  return (await locator.count()) === 1 && locator.evaluate((element) => element === document.activeElement);
}

async function tabTo({ page }: Workspace, target: Locator): Promise<void> {
  for (let stop = 0; stop < STOPS_AT_MOST; stop += 1) {
    if (await isFocused(target)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target, 'can be reached with Tab').toBeFocused();
}

test('the keyboard alone leads from the first control to what was given, and to Undo', async ({ open, account }) => {
  const desk = await (await open()).ready();
  const { page, app } = desk;
  await page.getByRole('button', { name: 'Reload app' }).focus();
  const how = app.getByRole('button', { name: 'How is this known?' });
  await tabTo(desk, how);
  await page.keyboard.press('Enter');
  await expect(how).toHaveAttribute('aria-expanded', 'true');

  const all = app.getByRole('button', { name: 'Show all 4' });
  await tabTo(desk, all);
  await page.keyboard.press('Space');
  const incident = desk.region('Prior incidents').getByRole('listitem').first().getByRole('button');
  await expect(incident).toBeVisible();
  await tabTo(desk, incident);
  await page.keyboard.press('Escape');
  await expect(all).toBeFocused();
  await expect(all).toHaveAttribute('aria-expanded', 'false');

  await tabTo(desk, desk.change);
  await page.keyboard.press('Enter');
  const severity = app.getByRole('radiogroup', { name: 'Severity' });
  await expect(severity).toBeVisible();
  await tabTo(desk, severity.getByRole('radio', { name: 'Moderate' }));
  await page.keyboard.press('ArrowUp');
  await expect(severity.getByRole('radio', { name: 'Minor' })).toBeChecked();
  await tabTo(desk, app.getByRole('button', { name: 'Why this?' }));
  await page.keyboard.press('Enter');
  await expect(desk.region('Suggested gesture')).toContainText('Total');

  await tabTo(desk, desk.more);
  await page.keyboard.press('Enter');
  await expect(desk.story).toBeVisible();
  await tabTo(desk, desk.story);
  await page.keyboard.type('Found it at the neighbour.');
  await desk.amount.focus();
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('7');
  await page.keyboard.press('Tab');
  await expect(desk.makeItRight).toBeFocused();
  await page.keyboard.press('Enter');

  await expect(desk.card('Made right: €7 store credit')).toBeFocused();
  await tabTo(desk, desk.card().getByRole('checkbox').first());
  await page.keyboard.press('Space');
  await expect(desk.card().getByRole('checkbox').first()).toBeChecked();
  await tabTo(desk, desk.undo);
  await page.keyboard.press('Enter');
  await expect(desk.announcement).toHaveText('Taken back.');
  expect(await account.standing(101)).toEqual({ live: [], given: [] });
});

test('four stops lead from the first control to the button that gives', async ({ open }) => {
  const desk = await (await open()).ready();
  await desk.page.getByRole('button', { name: 'Reload app' }).focus();
  const first = desk.app.getByRole('button', { name: 'How is this known?' });
  await tabTo(desk, first);
  for (let stop = 1; stop < 4; stop += 1) await desk.page.keyboard.press('Tab');
  await expect(desk.makeItRight).toBeFocused();
});

test('after Undo the focus stays in the part of the page where it was', async ({ open }) => {
  const desk = await (await open()).ready();
  await desk.give();
  await desk.undo.focus();
  await desk.page.keyboard.press('Enter');
  await expect(desk.makeItRight).toBeEnabled();
  const moment = desk.region('Service moment');
  await expect.poll(() => moment.evaluate((region) => region.contains(document.activeElement))).toBe(true);
});
