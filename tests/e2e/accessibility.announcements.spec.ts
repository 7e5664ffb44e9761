import type { Page } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

declare global {
  interface Window {
    /** What screen readers were told in a page, in order. */
    saidInTest?: string[];
  }
}

/** Notes what any live region of a page opened from now on says, as a screen reader is told of it: all of it where it is atomic, else what changed. */
async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const LIVE = '[aria-live="polite"], [aria-live="assertive"], output, [role="status"], [role="alert"], [role="log"]';
    const ATOMIC = 'output:not([aria-atomic="false"]), [role="status"]:not([aria-atomic="false"]), [role="alert"], [aria-atomic="true"]';
    const said: string[] = [];
    window.saidInTest = said;
    const last = new WeakMap<Node, string>();
    const say = (node: Node): void => {
      const heard = node.cloneNode(true);
      if (heard instanceof Element) {
        if (heard.matches('[aria-hidden="true"]')) return;
        for (const hidden of heard.querySelectorAll('[aria-hidden="true"]')) hidden.remove();
      }
      const text = (heard.textContent ?? '').replaceAll(/\s+/g, ' ').trim();
      if (text !== '' && text !== last.get(node)) said.push(text);
      last.set(node, text);
    };
    new MutationObserver((changes) => {
      const changed = new Set<Node>();
      for (const { target, type, addedNodes } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest(LIVE) ?? null;
        if (region === null) continue;
        if (region.matches(ATOMIC)) changed.add(region);
        else if (type === 'characterData') changed.add(target);
        else for (const added of addedNodes) changed.add(added);
      }
      for (const node of changed) if (node.isConnected) say(node);
    }).observe(document, { subtree: true, childList: true, characterData: true });
  });
}

function saidOn(page: Page, path: string): () => Promise<readonly string[]> {
  return async () =>
    (await page
      .frames()
      .find((frame) => frame.url().includes(path))
      ?.evaluate(() => window.saidInTest)) ?? [];
}

test('on a ticket each thing that happens is said once, in order, and by one region at a time', async ({ open }) => {
  const desk = await open();
  await listen(desk.page);
  await desk.goto(101, 'agent');
  const said = saidOn(desk.page, '/assets/sidebar.html');
  await desk.ready();
  await desk.amount.fill('ten');
  await expect.poll(said).toEqual(['Enter an amount such as 10.']);
  await desk.amount.fill('40');
  await expect.poll(said).toContain('Limit per gesture: €25. Choose less, or ask a lead.');
  await desk.amount.fill('5');
  await desk.give();
  await expect.poll(said).toContain('Made right: €5 store credit. The reply is in the editor.');
  await desk.story.fill('The parcel came late (sample).');
  await desk.story.blur();
  await expect.poll(said).toContain('Saved.');
  await desk.undo.click();
  await expect.poll(said).toContain('Taken back.');
  await desk.amount.fill('40');
  await desk.app.getByRole('button', { name: 'Ask a lead' }).click();
  await desk.app.getByRole('button', { name: 'Send' }).click();
  await expect.poll(said).toContain('Asked. The answer appears here.');
  expect(await said()).toEqual([
    'Enter an amount such as 10.',
    'Limit per gesture: €25. Choose less, or ask a lead.',
    'Giving …',
    'Made right: €5 store credit. The reply is in the editor.',
    'Saved.',
    'Taking it back …',
    'Taken back.',
    'Limit per gesture: €25. Choose less, or ask a lead.',
    'One moment …',
    'Asked. The answer appears here.',
  ]);
  await desk.app.getByRole('button', { name: 'Withdraw' }).click();
  await expect.poll(async () => (await said()).slice(10)).toEqual(['One moment …', 'Withdrawn. The lead no longer sees it.']);
});

test.describe('on the leads’ page', () => {
  test.use({ permissions: ['clipboard-read', 'clipboard-write'] });

  test('what was said before is not said again with what comes after', async ({ page }) => {
    await listen(page);
    const app = await openLeadPage(page, 'lead', 'Line-up');
    const said = saidOn(page, '/assets/lead.html');
    await app.getByRole('button', { name: 'Copy', exact: true }).click();
    // What was copied is kept for its day.
    await expect.poll(said).toEqual(['Copied.', 'Saved: these stories belong to this day’s line-up and appear on no other day.']);
    await app.getByRole('button', { name: 'Copy as Markdown' }).click();
    await expect.poll(said).toContain('Copied as Markdown.');
    expect((await said()).filter((text) => text === 'Copied.')).toHaveLength(1);
  });
});
