import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';
import { Workspace } from './workspace.ts';

/** The simulated workspace tells every customer's language as the account's: here it is another. */
async function customersSpeak(page: Page, locale: string): Promise<void> {
  await page.route('**/__sandbox/tickets/*', async (route) => {
    const response = await route.fetch();
    const told = (await response.json()) as { readonly requester: object };
    await route.fulfill({ response, json: { ...told, requester: { ...told.requester, locale } } });
  });
}

test('both documents are named, and say in which language they are and how it runs', async ({ open, page }) => {
  const desk = await open({ extra: '&locale=ar' });
  await expect(desk.app.getByRole('region')).toHaveCount(3);
  const app = await openLeadPage(page, 'lead');
  await expect(app.getByRole('tab').first()).toBeVisible();
  for (const document of [desk.app.locator('html'), app.locator('html')])
    expect(await document.evaluate((html) => html.ownerDocument.title)).toBe('Make It Right');
  await expect(desk.app.locator('html')).toHaveAttribute('lang', 'ar');
  await expect(desk.app.locator('html')).toHaveAttribute('dir', 'rtl');
  await expect(app.locator('html')).toHaveAttribute('lang', 'en-US');
  await expect(app.locator('html')).toHaveAttribute('dir', 'ltr');
});

test.describe('where the settings say in which language the standards are written', () => {
  test.use({ world: { settings: { service_standard: 'language: de\nWir suchen zuerst das Paket. | Das zählt. | Der Tag ist vorbei.' } } });

  test('they are read aloud in it, on a ticket and at a line-up, as a reply is in its customer’s', async ({ page }) => {
    await customersSpeak(page, 'fi');
    const desk = new Workspace(page);
    await desk.goto(101, 'agent');
    await desk.ready();
    await desk.more.click();
    await expect(desk.app.locator('[lang="de"]')).toHaveText(['Wir suchen zuerst das Paket.', 'Das zählt.', 'Der Tag ist vorbei.']);
    await desk.app.getByRole('button', { name: 'Edit reply' }).click();
    await expect(desk.app.getByLabel('Reply', { exact: true })).toHaveAttribute('lang', 'fi');
    const app = await openLeadPage(page, 'lead', 'Line-up');
    await expect(app.getByRole('region', { name: '5 Our standard' }).locator('[lang="de"]')).toHaveText([
      'Wir suchen zuerst das Paket.',
      'Das zählt.',
      'Der Tag ist vorbei.',
    ]);
  });
});
