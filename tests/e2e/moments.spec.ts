import type { FrameLocator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

test.use({ world: { moments: 400, now: '2026-11-20T12:00:00Z' } });

const rows = (app: FrameLocator) => app.locator('.moments-row');

async function openMoments(page: Page, user: 'agent' | 'lead' = 'lead'): Promise<FrameLocator> {
  const app = await openLeadPage(page, user, 'Moments');
  await expect(rows(app).first()).toBeVisible();
  return app;
}

test('last month, who gave what and why: two clicks and a choice, and five requests for the first screen at most', async ({
  page,
  account,
}) => {
  const app = await openLeadPage(page, 'lead');
  await expect(app.getByRole('heading', { name: /request/ })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await account.clearTraffic();
  await app.getByRole('tab', { name: 'Moments' }).click();
  await expect(rows(app).first()).toBeVisible();
  await page.waitForLoadState('networkidle');
  expect((await account.traffic()).length).toBeLessThanOrEqual(5);
  await app.getByLabel('When').selectOption('Last month');
  await expect(app.getByRole('heading', { name: /^\d+ moments?, .+ \d{4}: (complete|according to Zendesk’s search)$/ })).toBeVisible();
  await expect(rows(app).first()).toContainText('Oct');
  await rows(app).filter({ hasText: '€' }).first().click();
  await expect(app.getByRole('heading', { name: 'Why' })).toBeVisible();
  await expect(app.getByText('Suggested', { exact: true })).toBeVisible();
  await expect(app.getByRole('button', { name: /^Open ticket/ })).toBeVisible();
});

test('a story is found by its words as they are typed, and the address keeps what was looked for', async ({ page }) => {
  const app = await openMoments(page);
  await app.getByRole('searchbox', { name: 'Search stories' }).fill('birthday PRESENT');
  await expect(app.getByRole('heading', { name: / of / })).toBeVisible();
  for (const text of await rows(app).locator('.moments-story').allTextContents()) expect(text).toMatch(/birthday present/i);
  await page.reload();
  await expect(app.getByRole('searchbox', { name: 'Search stories' })).toHaveValue('birthday PRESENT');
  await app.getByRole('searchbox', { name: 'Search stories' }).fill('nobody told this');
  await expect(app.getByText('No moments match.')).toBeVisible();
  await app.getByRole('button', { name: 'Show all' }).click();
  await expect(rows(app).first()).toBeVisible();
});

test('what is not in sight is read on the way down, and not drawn', async ({ page }) => {
  const app = await openMoments(page);
  const list = app.getByRole('listbox', { name: 'Moments' });
  await expect(app.getByRole('heading', { name: 'The newest 100 moments' })).toBeVisible();
  await list.evaluate((element) => {
    element.scrollTop = element.scrollHeight;
  });
  await expect(app.getByRole('heading', { name: 'The newest 200 moments' })).toBeVisible();
  expect(await rows(app).count()).toBeLessThan(40);
  await app.getByRole('button', { name: 'Load all older ones' }).click();
  await expect(app.getByRole('heading', { name: '400 moments' })).toBeVisible();
});

test('the keyboard alone goes through the list, and reads', async ({ page }) => {
  const app = await openMoments(page);
  const list = app.getByRole('listbox', { name: 'Moments' });
  await list.focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(rows(app).nth(1)).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('End');
  await expect(app.locator('[role="option"][aria-selected="true"]')).toHaveAttribute('aria-posinset', '100');
  await page.keyboard.press('Home');
  await expect(rows(app).first()).toHaveAttribute('aria-selected', 'true');
  await expect(list).toBeFocused();
  await expect(app.locator('.moments-columns section h3')).toBeVisible();
});

test('a lead thanks, features a story and puts it into a collection; a colleague sees it', async ({ page, account }) => {
  const app = await openMoments(page);
  await rows(app)
    .filter({ hasText: /\.$|\. / })
    .filter({ hasNotText: 'Nobody has written' })
    .first()
    .click();
  await app.getByRole('button', { name: 'Say thanks' }).click();
  await expect(app.getByText('Lena Hartwig (sample) says thanks.')).toBeVisible();
  await expect(app.getByRole('button', { name: 'You have said thanks' })).toHaveAttribute('aria-disabled', 'true');
  await app.getByRole('button', { name: 'Feature this story' }).click();
  await expect(app.getByText(/^Featured by you/i)).toBeVisible();
  await app.getByLabel('Name of a collection').fill('First week');
  await app.getByRole('button', { name: 'Add to collection' }).click();
  await expect(app.getByRole('button', { name: 'Remove from this collection: First week' })).toBeVisible();
  const said = (await account.traffic()).filter(({ method, path }) => method === 'POST' && path.endsWith('/moment_entry/records'));
  expect(said).toHaveLength(3);

  // The search index shows it a second later.
  await expect(async () => {
    await page.goto('/?page=lead&user=agent2');
    await app.getByLabel('Featured or collection').selectOption('First week', { timeout: 3_000 });
  }).toPass();
  await expect(rows(app)).toHaveCount(1);
  await rows(app).first().click();
  await expect(app.getByText(/^Featured by Lena Hartwig/)).toBeVisible();
  await expect(app.getByRole('button', { name: 'Stop featuring it' })).toBeHidden();
});

test('an agent tells of an idea, which is tried and then not adopted, with the reason', async ({ page }) => {
  const app = await openMoments(page, 'agent');
  await app.getByRole('button', { name: 'Add a moment' }).click();
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByText('Write what happened.')).toBeVisible();
  await app.getByRole('radio', { name: 'Idea for how we work' }).check();
  await app.getByLabel('What happened').fill('Print the size on the box.');
  await app.getByLabel(/^Ticket number/).fill('101');
  await app.getByRole('button', { name: 'Save' }).click();
  await expect(app.getByText(/^Proposed by you/i)).toBeVisible();
  await expect(rows(app).first()).toContainText('Print the size on the box.');
  await app.getByRole('button', { name: 'Save this step' }).click();
  await expect(app.getByText(/^Being tried: you/i)).toBeVisible();
  await app.getByLabel('Next step').selectOption('Not adopted');
  await app.getByRole('button', { name: 'Save this step' }).click();
  await expect(app.getByText('Say why: the person who had the idea will read it.')).toBeVisible();
  await app.getByLabel('Why', { exact: true }).fill('The box is printed abroad.');
  await app.getByRole('button', { name: 'Save this step' }).click();
  await expect(app.getByText(/^Not adopted: you/i)).toBeVisible();
  await expect(app.getByText('The box is printed abroad.')).toBeVisible();
});

for (const [width, extra] of [
  [1920, ''],
  [1280, '&scheme=dark'],
  [1280, '&locale=ar'],
  [420, ''],
  [320, '&locale=de'],
] as const) {
  test(`everything can be used, and nothing stands beyond the edge, at ${width} px${extra}`, async ({ page }) => {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`/?page=lead&user=lead${extra}`);
    const app = page.frameLocator('iframe[title="Make It Right"]');
    await app.locator('[role=tab][id$=moments]').click();
    await rows(app).nth(1).click();
    await expect(app.locator('.moments-columns h4').first()).toBeVisible();
    // At widths that no screen of agents has, what stands around the app in the sandbox is too small itself.
    if (width > 800) await expectAccessible(page, `${width}${extra}`);
    const frame = page.frames().find((candidate) => candidate.url().includes('/assets/lead.html'));
    const beyond = await frame?.evaluate(() => {
      const edge = document.documentElement.clientWidth;
      return [...document.querySelectorAll('main *')]
        .filter((element) => {
          const { left, right } = element.getBoundingClientRect();
          return (left < -1 || right > edge + 1) && element.closest('.unseen, svg') === null && element.checkVisibility();
        })
        .map((element) => element.outerHTML.slice(0, 120));
    });
    expect(beyond).toEqual([]);
  });
}
