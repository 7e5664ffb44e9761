import { expect, type Frame, type Page } from '@playwright/test';
import { openLeadPage, tabNamed } from './lead-page.ts';
import type { Workspace } from './workspace.ts';

/** What looks at a page in one of its states. */
export type Look = (frame: Frame, state: string) => Promise<void>;

const PANE = '/assets/lead.html';
/** A page at which nothing has changed for as long has done what was asked of it. */
const STILL_MS = 250;
const STILL_WITHIN_MS = 3_000;

/** The document of the leads' page. */
export function leadFrame(page: Page): Frame {
  const frame = page.frames().find((candidate) => candidate.url().includes(PANE));
  if (frame === undefined) throw new Error('The leads’ page has no frame.');
  return frame;
}

/** Waits until nothing changes on a page any more; what goes on in the background is waited for no longer than it takes. */
export async function still(frame: Frame): Promise<void> {
  await frame.evaluate(
    ([stillMs, withinMs]) =>
      new Promise<void>((resolve) => {
        const last = setTimeout(end, withinMs);
        let next = setTimeout(end, stillMs);
        const observer = new MutationObserver(() => {
          clearTimeout(next);
          next = setTimeout(end, stillMs);
        });
        observer.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true });
        function end(): void {
          clearTimeout(last);
          clearTimeout(next);
          observer.disconnect();
          resolve();
        }
      }),
    [STILL_MS, STILL_WITHIN_MS] as const,
  );
}

/** More rounds than what opens in place holds of its own kind. */
const ROUNDS_AT_MOST = 6;

/** Opens whatever opens in place, each once, and what comes with that. */
export async function openAll(frame: Frame): Promise<void> {
  for (let round = 0; round < ROUNDS_AT_MOST; round += 1) {
    const opened = await frame.evaluate(() => {
      const closed = [...document.querySelectorAll<HTMLElement>('[aria-expanded="false"]:not([aria-disabled="true"])')].filter(
        (button) => button.dataset['openedInTest'] !== 'true' && button.checkVisibility(),
      );
      for (const button of closed) {
        button.dataset['openedInTest'] = 'true';
        button.click();
      }
      return closed.length;
    });
    if (opened === 0) return;
    await still(frame);
  }
}

/** From the opening of a ticket over everything that can be asked of it to what was given, taken back, and asked of a lead. */
export async function walkTicket(desk: Workspace, look: Look): Promise<void> {
  const seen = (state: string): Promise<void> => look(desk.frame(), state);
  await desk.ready();
  await seen('before giving');
  await openAll(desk.frame());
  await seen('with everything opened');
  await desk.amount.fill('no sum');
  await seen('with an amount that is none');
  await desk.amount.fill('40');
  await expect(desk.region('Suggested gesture')).toContainText('Limit per gesture');
  await seen('over a limit');
  await desk.app.getByRole('button', { name: 'Ask a lead' }).click();
  await expect(desk.app.getByRole('button', { name: 'Send' })).toBeVisible();
  await seen('asking a lead');
  await desk.app.getByRole('button', { name: 'Back', exact: true }).click();
  await desk.amount.fill('5');
  await desk.give();
  await desk.quiet();
  await seen('given');
  await desk.undo.click();
  await expect(desk.announcement).toHaveText('Taken back.');
  await seen('taken back');
  await desk.amount.fill('40');
  await desk.app.getByRole('button', { name: 'Ask a lead' }).click();
  await desk.app.getByRole('button', { name: 'Send' }).click();
  await expect(desk.app.getByText('Asked a lead for: €40 store credit')).toBeVisible();
  await openAll(desk.frame());
  await seen('asked');
}

/** Every tab that somebody sees, as it opens and with all that opens in place; and what is presented on the whole screen. */
export async function walkTabs(page: Page, user: 'agent' | 'admin', look: Look): Promise<void> {
  const app = await openLeadPage(page, user);
  const tabs = app.getByRole('tab');
  await expect(tabs.first()).toBeVisible();
  for (const name of await tabs.allTextContents()) {
    await app.getByRole('tab', { name: tabNamed(name) }).click();
    await expect(app.getByRole('tabpanel').getByRole('heading').first()).toBeVisible();
    await still(leadFrame(page));
    await look(leadFrame(page), name);
    if (name === 'Moments') await app.locator('.moments-row').first().click();
    await openAll(leadFrame(page));
    await still(leadFrame(page));
    await look(leadFrame(page), `${name}, with everything opened`);
    if (name !== 'Line-up' || user === 'agent') continue;
    await app.getByRole('button', { name: 'Present' }).click();
    await expect(app.getByRole('dialog')).toBeVisible();
    await look(leadFrame(page), 'presented');
    await app.getByRole('button', { name: 'Close', exact: true }).click();
  }
}
