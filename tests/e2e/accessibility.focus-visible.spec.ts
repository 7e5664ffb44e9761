import type { Frame, Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openLeadPage, tabNamed } from './lead-page.ts';
import { differentPixels } from './pictures.ts';
import { leadFrame, openAll, still } from './walks.ts';

/** A ring around the smallest control is more than so many pixels. */
const RING_PX = 40;
const AROUND_PX = 6;
const STOPS_AT_MOST = 120;

interface Stop {
  /** What it is and looks like: of those that are alike one is pictured. */
  readonly kind: string;
  readonly name: string;
  readonly box: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** Whether something else lies over all of it. */
  readonly isHidden: boolean;
}

/** What has the focus in a frame; null where the focus has left it. */
async function stopOf(frame: Frame): Promise<Stop | null> {
  return frame.evaluate(() => {
    const { activeElement } = document;
    if (activeElement === null || activeElement === document.body || !document.hasFocus()) return null;
    activeElement.scrollIntoView({ block: 'center' });
    // A radio and a box are drawn by their label.
    const drawn =
      activeElement instanceof HTMLInputElement && /radio|checkbox/.test(activeElement.type) ? activeElement.parentElement : activeElement;
    const { x, y, width, height } = (drawn ?? activeElement).getBoundingClientRect();
    const points = [0.1, 0.5, 0.9].flatMap((across) => [0.2, 0.5, 0.8].map((down) => [x + width * across, y + height * down] as const));
    const isHidden = !points.some(([across, down]) => {
      const top = document.elementFromPoint(across, down);
      return top !== null && (drawn?.contains(top) === true || top.contains(activeElement));
    });
    const type = activeElement.getAttribute('type') ?? activeElement.getAttribute('role') ?? '';
    return {
      kind: `${activeElement.tagName} ${type} ${activeElement.className} ${activeElement.getAttribute('aria-disabled') ?? ''}`,
      name: activeElement.outerHTML.slice(0, 120),
      box: { x, y, width, height },
      isHidden,
    };
  });
}

/** What somebody has chosen, opened and typed in a frame, and where it is. */
async function chosenIn(frame: Frame): Promise<readonly string[]> {
  return frame.evaluate(() => {
    const chosen = document.querySelectorAll(
      '[aria-selected="true"], [aria-expanded="true"], details[open] > summary, :checked, dialog[open]',
    );
    const typed = [...document.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input, textarea')].map(({ value }) => value);
    return [location.href, ...[...chosen].map(({ tagName, textContent }) => `${tagName} ${textContent}`), ...typed];
  });
}

/** Tabs through a frame from its start, and names the stops that look no otherwise than before, or that something lies over. */
async function unseenStops(page: Page, frame: Frame): Promise<readonly string[]> {
  const canvas = await page.context().newPage();
  await page.bringToFront();
  const seen = new Set<string>();
  const faults: string[] = [];
  await still(frame);
  const before = await chosenIn(frame);
  await frame.evaluate(() => {
    const start = document.createElement('span');
    start.tabIndex = -1;
    document.body.prepend(start);
    start.focus();
  });
  let isOut = false;
  for (let count = 0; count < STOPS_AT_MOST; count += 1) {
    await page.keyboard.press('Tab');
    const stop = await stopOf(frame);
    if (stop === null) {
      isOut = true;
      break;
    }
    if (stop.isHidden) faults.push(`hidden: ${stop.name}`);
    if (seen.has(stop.kind)) continue;
    seen.add(stop.kind);
    const around = await (await frame.frameElement()).boundingBox();
    const clip = {
      x: Math.max(0, (around?.x ?? 0) + stop.box.x - AROUND_PX),
      y: Math.max(0, (around?.y ?? 0) + stop.box.y - AROUND_PX),
      width: stop.box.width + 2 * AROUND_PX,
      height: Math.min(stop.box.height, 600) + 2 * AROUND_PX,
    };
    const focused = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
    await frame.evaluate(() => {
      const { activeElement } = document;
      if (!(activeElement instanceof HTMLElement)) return;
      activeElement.dataset['focusedInTest'] = 'true';
      activeElement.blur();
    });
    const without = await page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
    await frame.evaluate(() => {
      const element = document.querySelector<HTMLElement>('[data-focused-in-test]');
      element?.removeAttribute('data-focused-in-test');
      element?.focus({ focusVisible: true });
    });
    if ((await differentPixels(canvas, focused, without)) < RING_PX) faults.push(`no ring: ${stop.name}`);
  }
  test.info().annotations.push({ type: 'kinds of stops', description: String(seen.size) });
  await canvas.close();
  expect(seen.size).toBeGreaterThan(0);
  expect(await chosenIn(frame), 'the focus alone changes nothing').toEqual(before);
  expect(isOut, 'Tab leads out of the frame again').toBe(true);
  return faults;
}

for (const forcedColors of ['none', 'active'] as const) {
  test.describe(forcedColors === 'none' ? 'in the app’s own colours' : 'in forced colours', () => {
    test.slow();
    test.use({ world: { moments: 60 } });
    test.beforeEach(async ({ page }) => {
      await page.emulateMedia({ forcedColors });
    });

    test('every stop of Tab on a ticket is seen', async ({ page }) => {
      await page.goto('/?ticket=101&user=agent');
      await expect(page.frameLocator('iframe[title="Make It Right"]').getByRole('button', { name: /^Make it right/ })).toBeEnabled();
      const frame = page.frames().find((candidate) => candidate.url().includes('/assets/sidebar.html'));
      if (frame === undefined) throw new Error('The app has no frame.');
      await openAll(frame);
      expect(await unseenStops(page, frame)).toEqual([]);
    });

    test('every stop of Tab on the leads’ page is seen', async ({ page }) => {
      const app = await openLeadPage(page, 'admin');
      await expect(app.getByRole('tab').first()).toBeVisible();
      const faults: string[] = [];
      for (const name of ['Line-up', 'Moments', 'Insights', 'Limits']) {
        await app.getByRole('tab', { name: tabNamed(name) }).click();
        await expect(app.getByRole('tabpanel').getByRole('heading').first()).toBeVisible();
        if (name === 'Moments') await app.locator('.moments-row').first().click();
        await openAll(leadFrame(page));
        faults.push(...(await unseenStops(page, leadFrame(page))).map((fault) => `${name}: ${fault}`));
      }
      expect(faults).toEqual([]);
    });
  });
}
