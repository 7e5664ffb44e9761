import type { Page, Route } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

const API = '**/api/v2/**';

const FAILURES = [
  ['has a problem of its own', 'has a problem of its own (500)', (route: Route) => refuse(route, 500)],
  ['does not allow it', 'Your role in Zendesk does not allow this', (route: Route) => refuse(route, 403)],
  ['cannot be reached', 'Zendesk did not answer. Check the connection', (route: Route) => route.abort()],
] as const;

/** The tabs, and what stands in each once it is read. */
const TABS = {
  line_up: '.line-up-title',
  moments: 'input[type=search]',
  requests: 'h2',
  budget: '.figures',
  insights: 'button',
  limits: 'form, table, dl, button',
} as const;

async function refuse(route: Route, status: number): Promise<void> {
  await route.fulfill({
    status,
    contentType: 'application/json',
    body: JSON.stringify({ error: 'Refused', description: 'Refused (sample)' }),
  });
}

/** Opens a tab, and the page on it again while Zendesk fails. */
async function openFailing(page: Page, tab: string, fail: (route: Route) => Promise<void>) {
  const app = page.frameLocator('iframe[title="Make It Right"]');
  await app.locator(`[role="tab"][id$="-${tab}"]`).click();
  await expect(app.locator(`[role="tab"][id$="-${tab}"]`)).toHaveAttribute('aria-selected', 'true');
  await page.route(API, fail);
  await page.reload();
  return app.locator('[role="tabpanel"] > div:not([hidden])');
}

for (const [what, sentence, fail] of FAILURES) {
  test(`where Zendesk ${what} each tab says so and why, and is there once it can be read again`, async ({ page, noise }) => {
    test.slow();
    noise.expectFailedRequests();
    await page.goto('/?page=lead&user=admin');
    for (const [tab, read] of Object.entries(TABS)) {
      const shown = await openFailing(page, tab, fail);
      const failed = shown.locator('.failed');
      await expect(failed, tab).toContainText('Could not load', { timeout: 30_000 });
      await expect(failed, tab).toContainText(sentence);
      await expectAccessible(page, `${tab} that could not be read`);
      await page.unroute(API);
      await failed.getByRole('button', { name: 'Try again' }).click();
      await expect(failed, tab).toHaveCount(0);
      await expect(shown.locator(read).first(), tab).toBeVisible();
    }
    const setup = await openFailing(page, 'setup', fail);
    await expect(setup, 'setup').toContainText('This could not be checked', { timeout: 30_000 });
    await expect(setup, 'setup').toContainText(sentence);
    await page.unroute(API);
    await setup.getByRole('button', { name: 'Refresh' }).click();
    await expect(setup.getByText('In order').first()).toBeVisible();
  });
}
