import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { walkTabs, walkTicket } from './walks.ts';

test.use({ world: { moments: 60 } });
test.slow();

declare global {
  interface Window {
    /** What has moved in a page, with the property or the name of the animation. */
    movedInTest?: string[];
  }
}

/** Notes each transition and animation that starts in any page from now on. */
async function noteMotion(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const moved: string[] = [];
    window.movedInTest = moved;
    const note = (what: string, target: EventTarget | null): void => {
      if (target instanceof Element) moved.push(`${what}: ${target.outerHTML.slice(0, 100)}`);
    };
    addEventListener(
      'transitionrun',
      (event) => {
        note(event.propertyName, event.target);
      },
      true,
    );
    addEventListener(
      'animationstart',
      (event) => {
        note(event.animationName, event.target);
      },
      true,
    );
  });
}

async function movedOn(page: Page, path: string): Promise<readonly string[]> {
  const frame = page.frames().find((candidate) => candidate.url().includes(path));
  return (await frame?.evaluate(() => window.movedInTest)) ?? ['no page was looked at'];
}

test('who wants less motion sees none on a ticket', async ({ open }) => {
  const desk = await open();
  await noteMotion(desk.page);
  await desk.goto(101, 'agent');
  await walkTicket(desk, () => Promise.resolve());
  expect(await movedOn(desk.page, '/assets/sidebar.html')).toEqual([]);
});

test('who wants less motion sees none on the leads’ page', async ({ page }) => {
  await noteMotion(page);
  await walkTabs(page, 'admin', () => Promise.resolve());
  expect(await movedOn(page, '/assets/lead.html')).toEqual([]);
});
