import { agentKey, crowdWorld } from './crowd.ts';
import { expect, test } from './fixtures.ts';

test.use({ world: crowdWorld() });

test.beforeEach(async ({ context }) => {
  // As browsers do where a person blocks what frames of other sites would keep: the mere look at the storage throws.
  await context.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('blocked', 'SecurityError');
      },
    });
  });
});

/** A reservation holds its money for two minutes. */
const EXPIRED_AFTER_MS = 125_000;

test('where the browser keeps nothing for frames, giving and Undo work as ever', async ({ open, account }) => {
  const desk = await (await open({ ticket: 1 })).ready();
  const isRefused = await desk.frame().evaluate(() => {
    try {
      return window.localStorage === null;
    } catch {
      return true;
    }
  });
  expect(isRefused).toBe(true);
  await desk.give('A story.');
  await desk.undo.click();
  await expect(desk.announcement).toHaveText('Taken back.');
  await desk.give('A second story.');
  expect(await account.standing(1)).toMatchObject({ live: [{}], given: [{ custom_object_fields: { story: 'A second story.' } }] });
});

test('where the browser keeps nothing for frames, a reload while giving still never gives twice', async ({
  open,
  account,
  sandbox,
  trouble,
}) => {
  const desk = await open({ ticket: 1 });
  for (const [index, afterMs] of [300, 700, 1100].entries()) {
    const ticket = index + 1;
    await desk.goto(ticket, agentKey(ticket));
    await desk.ready();
    await trouble({ latencyMs: 400 });
    // From when the reservation leaves: how long the script before it takes is the machine's.
    const leaving = desk.page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('/moment_entry/records'));
    await desk.makeItRight.click();
    await leaving;
    await desk.page.waitForTimeout(afterMs);
    await desk.page.reload();
    await trouble({ latencyMs: 0 });
    await expect(desk.elsewhere.or(desk.card()).first()).toBeVisible();
    // The journal remembers where the browser does not: what was only reserved expires, and is given anew.
    if (await desk.elsewhere.isVisible()) {
      sandbox.api.advance(EXPIRED_AFTER_MS);
      await desk.page.reload();
      await (await desk.ready()).give();
    }
    await expect(desk.card()).toBeVisible();
    // What the page gave and did not come to write down is written down once it surely will not.
    if ((await account.standing(ticket)).given.length === 0) {
      sandbox.api.advance(EXPIRED_AFTER_MS);
      await desk.page.reload();
    }
    await expect.poll(() => account.standing(ticket)).toMatchObject({ live: [{}], given: [{}] });
  }
});
