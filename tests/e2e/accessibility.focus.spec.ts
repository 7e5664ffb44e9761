import type { Frame, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { leadFrame, still, walkTicket } from './walks.ts';
import { openLeadPage, tabNamed } from './lead-page.ts';

/** More presses than a page has buttons, those that come with others among them. */
const PRESSES_AT_MOST = 90;

/** Gives the focus to the first button that nobody has pressed yet, and its name; null where all have been. */
async function nextButton(frame: Frame, pressed: readonly string[], leaves: RegExp): Promise<string | null> {
  return frame.evaluate(
    ({ before, source }) => {
      const around = document.querySelector('dialog[open]') ?? document.body;
      for (const button of around.querySelectorAll<HTMLElement>('button:not(:disabled):not([aria-disabled="true"]):not([role="tab"])')) {
        const name = (button.getAttribute('aria-label') ?? button.textContent).trim().replaceAll(/\d+/g, '#');
        const isOpen = button.getAttribute('aria-expanded') === 'true' ? ' (open)' : '';
        const key = `${name}${isOpen}`;
        if (!button.checkVisibility() || before.includes(key) || new RegExp(source).test(name)) continue;
        button.focus();
        return key;
      }
      return null;
    },
    { before: pressed, source: leaves.source },
  );
}

/** Where the focus is, if nowhere: whoever goes on with the keyboard then starts at the top of the page again. */
async function isLost(frame: Frame): Promise<boolean> {
  return frame.evaluate(() => {
    const { activeElement } = document;
    return activeElement === null || activeElement === document.body || !activeElement.checkVisibility();
  });
}

/** Presses each button of a page once with the keyboard, also those that come with others, and names the ones after which the focus is nowhere. */
async function losers(page: Page, frame: Frame, leaves: RegExp): Promise<readonly string[]> {
  const pressed: string[] = [];
  const lost: string[] = [];
  while (pressed.length < PRESSES_AT_MOST) {
    for (const area of await frame.locator('textarea:visible:not([readonly])').all()) {
      if ((await area.inputValue()) === '') await area.fill('Words of ours (sample).');
    }
    const name = await nextButton(frame, pressed, leaves);
    if (name === null) break;
    pressed.push(name);
    await page.keyboard.press('Enter');
    await still(frame);
    if (await isLost(frame)) lost.push(name);
  }
  test.info().annotations.push({ type: 'pressed', description: pressed.join(' | ') });
  return lost;
}

/** Buttons that lead to another page, hand the page to the printer, or save a file, which a frame may not: that has a test of its own. */
const LEAVES = /^(?:Open ticket|Ticket #|Billing error|Late delivery|Damaged item|Print$|Export these moments$)/;

test.describe('the focus is never lost', () => {
  test.slow();
  test.use({ world: { moments: 60 } });

  test('on a ticket, whatever is pressed', async ({ open }) => {
    const desk = await (await open()).ready();
    expect(await losers(desk.page, desk.frame(), LEAVES)).toEqual([]);
  });

  test('on a ticket, whatever is typed or chosen there', async ({ open }) => {
    const desk = await (await open()).ready();
    const address = desk.page.url();
    await desk.app.getByRole('button', { name: /^Change/ }).click();
    await still(desk.frame());
    const fields = await desk.screen.locator('input:visible, select:visible, textarea:visible').all();
    expect(fields.length).toBeGreaterThan(4);
    for (const field of fields) {
      await field.focus();
      await desk.page.keyboard.press('ArrowDown');
      await desk.page.keyboard.type('5');
      await still(desk.frame());
      expect(await isLost(desk.frame())).toBe(false);
      expect(await field.evaluate((element) => element === document.activeElement || element.matches('[type="radio"]'))).toBe(true);
    }
    expect(desk.page.url()).toBe(address);
  });

  for (const answer of ['Use the suggested text', 'Use my text'])
    test(`on a ticket that asks which of two replies is for the customer: ${answer}`, async ({ open }) => {
      const desk = await (await open()).ready();
      await desk.more.click();
      await desk.app.getByRole('button', { name: 'Edit reply' }).click();
      await desk.app.getByLabel('Reply', { exact: true }).fill('Words of ours (sample).');
      await desk.amount.fill('5');
      const asked = desk.screen.locator('.notice').filter({ hasText: 'Which one is for the customer?' });
      await asked.getByRole('button', { name: answer }).focus();
      await desk.page.keyboard.press('Enter');
      await expect(asked).toHaveCount(0);
      expect(await isLost(desk.frame())).toBe(false);
      await desk.page.keyboard.press('Tab');
      await expect(desk.amount).toBeFocused();
      await desk.page.keyboard.press('Tab');
      await expect(desk.makeItRight).toBeFocused();
    });

  test('on a ticket in which an internal note is open: before anything is given, and after', async ({ open, account }) => {
    await account.changeTicket(101, { composer: 'internal' });
    const desk = await (await open()).ready();
    await desk.give();
    await desk.card().getByRole('button', { name: 'Open the public reply and insert it' }).focus();
    await desk.page.keyboard.press('Enter');
    await expect(desk.card()).not.toContainText('internal note');
    await still(desk.frame());
    expect(await isLost(desk.frame())).toBe(false);

    await account.changeTicket(103, { composer: 'internal' });
    const other = await (await open({ ticket: 103 })).ready();
    const press = other.region('Service moment').getByRole('button', { name: 'Open the public reply' });
    await press.focus();
    await other.page.keyboard.press('Enter');
    await expect(press).toHaveCount(0);
    await still(other.frame());
    expect(await isLost(other.frame())).toBe(false);
  });

  test('on a ticket on which a lead was asked', async ({ open }) => {
    const desk = await open();
    await walkTicket(desk, () => Promise.resolve());
    expect(await losers(desk.page, desk.frame(), LEAVES)).toEqual([]);
  });

  for (const user of ['agent', 'admin'] as const) {
    test(`on each tab that an ${user} sees`, async ({ page, open }) => {
      await walkTicket(await open(), () => Promise.resolve());
      const app = await openLeadPage(page, user);
      await expect(app.getByRole('tab').first()).toBeVisible();
      const lost: string[] = [];
      for (const name of await app.getByRole('tab').allTextContents()) {
        await app.getByRole('tab', { name: tabNamed(name) }).click();
        await expect(app.getByRole('tabpanel').getByRole('heading').first()).toBeVisible();
        const frame = leadFrame(page);
        await still(frame);
        if (name === 'Moments') await app.locator('.moments-row').first().click();
        lost.push(...(await losers(page, frame, LEAVES)).map((button) => `${name}: ${button}`));
      }
      expect(lost).toEqual([]);
    });
  }
});
