import type { Locator, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';
import { differentPixels, placeOf } from './pictures.ts';

/** A mark, a line or a frame is more than so many pixels; a letter that is smoothed differently is fewer. */
const LEAST_PX = 12;

interface Change {
  readonly page: Page;
  /** What looks otherwise afterwards. */
  readonly of: Locator;
  readonly by: () => Promise<void>;
}

/** How many pixels of what was changed look otherwise, with neither the pointer nor the focus on it. */
async function seenChange({ page, of, by }: Change): Promise<number> {
  const picture = async (): Promise<Buffer> => {
    await page.mouse.move(0, 0);
    await of.evaluate((element) => {
      const { activeElement } = element.ownerDocument;
      if (activeElement instanceof HTMLElement) activeElement.blur();
    });
    return page.screenshot({ clip: await placeOf(of), animations: 'disabled' });
  };
  const before = await picture();
  await by();
  const after = await picture();
  const canvas = await page.context().newPage();
  const pixels = await differentPixels(canvas, before, after);
  await canvas.close();
  return pixels;
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`pictures where a person's system forces its colours, in ${scheme} ones`, () => {
    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme: scheme });
    });

    test('on a ticket what is chosen, ticked, open and held looks otherwise than what is not', async ({ page }) => {
      await page.goto('/?ticket=101&user=agent');
      const app = page.frameLocator('iframe[title="Make It Right"]');
      const change = app.getByRole('button', { name: 'Change', exact: true });
      const seen: Record<string, number> = {};
      seen['a part that is opened'] = await seenChange({ page, of: change, by: () => change.click() });
      const major = app.getByRole('radiogroup', { name: 'Severity' }).locator('label', { hasText: 'Major' });
      seen['an answer that is chosen'] = await seenChange({ page, of: major, by: () => major.click() });
      await app.getByRole('button', { name: 'More details' }).click();
      const box = app.locator('label', { hasText: 'Many customers have the same problem' });
      seen['a box that is ticked'] = await seenChange({ page, of: box, by: () => box.click() });
      const amount = app.getByLabel('Amount', { exact: true });
      await amount.fill('40');
      await app.getByRole('button', { name: 'Ask a lead' }).click();
      const send = app.getByRole('button', { name: 'Send' });
      await expect(send).toBeEnabled();
      seen['a button that takes nothing for now'] = await seenChange({ page, of: send, by: () => amount.fill('x') });
      await expect(send).toBeDisabled();
      await app.getByRole('button', { name: 'Back', exact: true }).click();
      await amount.fill('6');
      await expect(amount).toHaveAttribute('aria-invalid', 'false');
      await amount.fill('5');
      await app.getByRole('button', { name: /^Make it right/ }).click();
      const todo = app.locator('.moment label').first();
      await expect(todo).toBeVisible();
      seen['a to-do that is done'] = await seenChange({ page, of: todo, by: () => todo.click() });
      expect(Object.entries(seen).filter(([, pixels]) => pixels < LEAST_PX)).toEqual([]);
    });

    test('a field that is wrong has a thicker frame, on a ticket and on the leads’ page', async ({ page }) => {
      await page.goto('/?ticket=101&user=agent');
      const amount = page.frameLocator('iframe[title="Make It Right"]').getByLabel('Amount', { exact: true });
      const other = await page.context().newPage();
      await other.emulateMedia({ forcedColors: 'active', colorScheme: scheme });
      const app = await openLeadPage(other, 'lead', 'Limits');
      for (const [field, wrong] of [
        [amount, '40'],
        [app.getByLabel('Limit per gesture'), '99'],
      ] as const) {
        await field.fill('5');
        await expect(field).not.toHaveAttribute('aria-invalid', 'true');
        const width = (): Promise<number> => field.evaluate((element) => Number.parseFloat(getComputedStyle(element).borderBottomWidth));
        const fine = await width();
        await field.fill(wrong);
        await expect(field).toHaveAttribute('aria-invalid', 'true');
        expect(await width()).toBeGreaterThan(fine);
      }
    });

    test.describe('on the leads’ page', () => {
      test.use({ world: { moments: 60 } });

      test('what is shown, selected and held looks otherwise than what is not', async ({ page }) => {
        const app = await openLeadPage(page, 'lead', 'Line-up');
        const seen: Record<string, number> = {};
        const budget = app.getByRole('tab', { name: 'Budget' });
        seen['the tab that is shown'] = await seenChange({ page, of: budget, by: () => budget.click() });
        await app.getByRole('tab', { name: 'Moments' }).click();
        const row = app.locator('.moments-row').nth(1);
        seen['the row that is selected'] = await seenChange({ page, of: row, by: () => row.click() });
        await app.getByRole('tab', { name: 'Limits' }).click();
        await app.getByRole('tab', { name: 'Line-up' }).click();
        await app.getByRole('button', { name: 'Present' }).click();
        const back = app.getByRole('button', { name: 'Back', exact: true });
        seen['a button that takes nothing for now'] = await seenChange({
          page,
          of: back,
          by: () => app.getByRole('button', { name: 'Next', exact: true }).click(),
        });
        expect(Object.entries(seen).filter(([, pixels]) => pixels < LEAST_PX)).toEqual([]);
      });
    });
  });
}
