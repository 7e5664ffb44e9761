import { agentKey, crowdWorld } from './crowd.ts';
import type { Account } from './account.ts';
import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

test.use({ world: crowdWorld() });

const story = 'Two lines of story.';
/** A reservation holds its money for two minutes. */
const EXPIRED_AFTER_MS = 125_000;

async function expectGivenOnce(account: Account, ticket: number): Promise<void> {
  expect(await account.standing(ticket)).toMatchObject({ live: [{}], given: [{}] });
}

/** Waits until nothing is being given any more: what was given, what stands in the way, or what to do about it is shown. */
async function settled(desk: Workspace): Promise<void> {
  const way = desk.card().or(desk.elsewhere).or(desk.tryAgain).or(desk.offer);
  await expect(way.first()).toBeVisible();
  await desk.quiet();
  // A form that was just pressed looks untouched until the script that gives has taken over.
  await desk.page.waitForTimeout(1_000);
  await expect(way.first()).toBeVisible();
}

test('a double click gives once', async ({ open, account }) => {
  const desk = await (await open({ ticket: 1 })).ready();
  await desk.makeItRight.dblclick();
  await expect(desk.card()).toBeVisible();
  await expectGivenOnce(account, 1);
  expect(await account.entryKinds(1)).toEqual(['reserve', 'post']);
});

test('two pages of one agent on one ticket, both clicked, give once', async ({ open, account, trouble }) => {
  const pages = [await open({ ticket: 1 }), await open({ ticket: 1 })];
  for (const desk of pages) await desk.ready();
  await trouble({ latencyMs: 200 });
  await Promise.all(pages.map((desk) => desk.makeItRight.click()));
  await endRace(account, pages);
  for (const desk of pages) {
    await desk.page.reload();
    await expect(desk.card()).toContainText('Given by you');
    await expect(desk.makeItRight).toBeHidden();
  }
});

test('two agents on one ticket, both clicking, give once', async ({ open, openElsewhere, account, trouble }) => {
  const pages = [await open({ ticket: 1 }), await openElsewhere({ ticket: 1, user: 'agent2' })];
  for (const desk of pages) await desk.ready();
  await trouble({ latencyMs: 200 });
  await Promise.all(pages.map((desk) => desk.makeItRight.click()));
  await endRace(account, pages);
  const [moment] = (await account.standing(1)).given;
  for (const [index, desk] of pages.entries()) {
    await desk.page.reload();
    const isGiver = moment?.custom_object_fields['agent'] === String(1_000_001 + index);
    await expect(desk.card()).toContainText(isGiver ? 'Given by you' : /Given by (Maya Whitlock|Tom Adeyemi) \(sample\)/);
  }
});

/** Where both stepped back for each other, the first tries again; in the end one has given. */
async function endRace(account: Account, pages: readonly Workspace[]): Promise<void> {
  for (const desk of pages) await settled(desk);
  const standing = await account.standing(1);
  expect(standing.live.length).toBeLessThanOrEqual(1);
  expect(standing.given.length).toBeLessThanOrEqual(1);
  const [first] = pages;
  if (standing.given.length === 0 && first !== undefined) {
    await first.tryAgain.click();
    await expect(first.card()).toBeVisible();
  }
  await expectGivenOnce(account, 1);
}

const requestMs = 400;

// Before, between and in the middle of the four requests that giving takes, counted from when the first of them leaves: how long the
// script before it takes is the machine's.
for (const { what, moments, reload } of [
  { what: 'the page', moments: [0, 200, 600, 1000, 1400], reload: (desk: Workspace) => desk.page.reload() },
  { what: 'the app', moments: [0, 400, 800, 1200, 1600], reload: (desk: Workspace) => desk.reloadApp() },
]) {
  test(`reloading ${what} at any moment while giving ends in one gesture or none, and keeps the story`, async ({
    open,
    account,
    sandbox,
    trouble,
  }) => {
    test.slow();
    const desk = await open({ ticket: 1 });
    for (const [index, afterMs] of moments.entries()) {
      const ticket = index + 1;
      await test.step(`${afterMs} ms after the first request`, async () => {
        if (ticket > 1) await desk.goto(ticket, agentKey(ticket));
        await (await desk.ready()).tell(story);
        await trouble({ latencyMs: requestMs });
        const left = desk.page.waitForRequest((request) => request.method() === 'POST' && request.url().includes('moment_entry'));
        await desk.makeItRight.click();
        await left;
        await desk.page.waitForTimeout(afterMs);
        await reload(desk);
        await trouble({ latencyMs: 0 });
        await settled(desk);
        // What the page had only reserved expires by itself.
        if (await desk.elsewhere.isVisible()) {
          sandbox.api.advance(EXPIRED_AFTER_MS);
          await reload(desk);
          await settled(desk);
        }
        await endInterruption(desk, account, ticket);
      });
    }
  });
}

async function endInterruption(desk: Workspace, account: Account, ticket: number): Promise<void> {
  if (!(await desk.card().isVisible())) {
    await expect(desk.story).toHaveValue(story);
    await desk.makeItRight.click();
    await expect(desk.card()).toBeVisible();
  }
  await expectGivenOnce(account, ticket);
  expect((await account.standing(ticket)).given[0]?.custom_object_fields).toMatchObject({ story });
}
