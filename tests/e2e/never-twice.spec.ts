import { agentKey, crowdWorld } from './crowd.ts';
import type { Account } from './account.ts';
import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

test.use({ world: crowdWorld() });

const story = 'Two lines of story.';

async function expectGivenOnce(account: Account, ticket: number): Promise<void> {
  expect(await account.standing(ticket)).toMatchObject({ live: [{}], given: [{}] });
}

/** Waits until nothing is being given any more: what was given, what stands in the way, or what to do about it is shown. */
async function settled(desk: Workspace): Promise<void> {
  const way = desk
    .card()
    .or(desk.finish)
    .or(desk.tryAgain)
    .or(desk.makeItRight.and(desk.app.locator(':enabled')));
  await expect(way.first()).toBeVisible();
  await desk.quiet();
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
    await expect(desk.card()).toContainText('By you');
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
    await expect(desk.card()).toContainText(isGiver ? 'By you' : /By Agent (One|Two) \(sample\)/);
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
    trouble,
  }) => {
    test.slow();
    const desk = await open({ ticket: 1 });
    for (const [index, afterMs] of moments.entries()) {
      const ticket = index + 1;
      await test.step(`after ${afterMs} ms`, async () => {
        if (ticket > 1) await desk.goto(ticket, agentKey(ticket));
        await (await desk.ready()).story.fill(story);
        await trouble({ latencyMs: requestMs });
        const leaving = desk.page.waitForRequest((request) => request.url().includes('/moment_entry/records'));
        await desk.makeItRight.click();
        await leaving;
        await desk.page.waitForTimeout(afterMs);
        await reload(desk);
        await trouble({ latencyMs: 0 });
        await settled(desk);
        await endInterruption(desk, { account, ticket, finishes: index % 2 === 0 });
      });
    }
  });
}

async function endInterruption(
  desk: Workspace,
  { account, ticket, finishes }: { readonly account: Account; readonly ticket: number; readonly finishes: boolean },
): Promise<void> {
  if (await desk.card().isVisible()) {
    await expectGivenOnce(account, ticket);
  } else if (finishes || !(await desk.takeBack.isVisible())) {
    await expect(desk.story).toHaveValue(story);
    await desk.finish.or(desk.makeItRight).first().click();
    await expect(desk.card()).toBeVisible();
    await expectGivenOnce(account, ticket);
  } else {
    await desk.takeBack.click();
    await expect(desk.region('Service moment')).toContainText('Taken back. It no longer counts.');
    expect(await account.standing(ticket)).toEqual({ live: [], given: [] });
    return;
  }
  expect((await account.standing(ticket)).given[0]?.custom_object_fields).toMatchObject({ story });
}
