import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

const EMPHASIS = { light: 'rgb(0, 0, 0)', dark: 'rgb(255, 255, 255)' } as const;

type Property = 'color' | 'backgroundColor' | 'backgroundImage' | 'borderBottomColor' | 'borderBottomWidth' | 'textDecorationLine';

async function style(element: Locator, property: Property): Promise<string> {
  return element.evaluate((node, name) => getComputedStyle(node)[name], property);
}

for (const scheme of ['light', 'dark'] as const) {
  test.describe(`where a person's system forces its colours, in ${scheme} ones`, () => {
    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme: scheme });
    });

    test('a chosen radio and a ticked box show their mark in the colour of text, and a link its line', async ({ page }) => {
      await page.goto('/?ticket=101&user=agent');
      const app = page.frameLocator('iframe[title="Make It Right"]');
      await app.getByRole('button', { name: 'Change', exact: true }).click();
      const chosen = app.getByRole('radio', { checked: true }).first();
      await expect(chosen).toBeVisible();
      expect(await style(app.locator('input:checked ~ label > svg').first(), 'color')).toBe(EMPHASIS[scheme]);
      const more = app.getByRole('button', { name: 'More details' });
      expect(await style(more, 'textDecorationLine')).toBe('underline');
      await more.click();
      const box = app.locator('label', { hasText: 'Many customers have the same problem' });
      await box.click();
      await expect(app.getByRole('checkbox', { name: 'Many customers have the same problem' })).toBeChecked();
      expect(await style(box.locator('svg').first(), 'color')).toBe(EMPHASIS[scheme]);
    });

    test('a choice has one frame, as thick as any other field’s', async ({ page }) => {
      const app = await openLeadPage(page, 'lead', 'Moments');
      const choice = app.getByRole('combobox', { name: 'Cause' });
      await expect(choice).toBeVisible();
      const background = scheme === 'light' ? EMPHASIS.dark : EMPHASIS.light;
      expect(await style(choice, 'borderBottomColor')).toBe(background);
      expect(await style(choice.locator('..'), 'borderBottomColor')).toBe(EMPHASIS[scheme]);
      expect(await style(choice.locator('..'), 'borderBottomWidth')).toBe(
        await style(app.getByLabel('Search stories'), 'borderBottomWidth'),
      );
    });

    test('a button that takes nothing for now looks so', async ({ page }) => {
      await page.goto('/?ticket=101&user=agent');
      const app = page.frameLocator('iframe[title="Make It Right"]');
      const act = app.getByRole('button', { name: /^Make it right/ });
      await expect(act).toBeEnabled();
      const ready = await style(act, 'color');
      await app.getByLabel('Amount').fill('no sum');
      await expect(act).toBeDisabled();
      const held = await style(act, 'color');
      expect(held).not.toBe(ready);
      expect(held).toBe(
        await act.evaluate((node) => {
          const grey = node.ownerDocument.createElement('span');
          grey.style.color = 'GrayText';
          node.append(grey);
          const { color } = getComputedStyle(grey);
          grey.remove();
          return color;
        }),
      );
    });

    test('of the tabs the shown one alone has a line under it, and the bar shows what of the budget is spent and held', async ({
      page,
    }) => {
      const app = await openLeadPage(page, 'lead', 'Budget');
      await expect(app.locator('.figures')).toBeVisible();
      expect(await style(app.getByRole('tab', { selected: true }), 'borderBottomWidth')).toBe('3px');
      expect(await style(app.getByRole('tab', { selected: false }).first(), 'borderBottomWidth')).toBe('0px');
      expect(await style(app.locator('.bar-spent'), 'backgroundColor')).toBe(EMPHASIS[scheme]);
      expect(await style(app.locator('.bar-held'), 'backgroundImage')).toContain(EMPHASIS[scheme]);
    });
  });
}
