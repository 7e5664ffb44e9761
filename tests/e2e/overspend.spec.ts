import type { Page, Request, Route } from '@playwright/test';
import { crowdWorld } from './crowd.ts';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

const gesture = 20;

// Room for one gesture of the team, and no limit but the pool's.
const world = {
  ...crowdWorld(),
  settings: {
    team_monthly_budget: gesture,
    gesture_limit: gesture,
    agent_daily_limit: 'none',
    customer_limit: 'none',
    customer_gesture_count: 'none',
  },
};
test.use({ world });

/** Longer than a reservation holds its money. */
const LID_CLOSED_MS = 150_000;
const once = { gestures: 1, amountMinor: gesture * 100 };

function nothing(): void {
  // Nobody waits yet.
}

/** Holds the requests of a page that are of one kind until they are let go, as a closed lid or a throttled tab does. */
async function hold(
  page: Page,
  isHeld: (request: Request) => boolean,
): Promise<{ readonly arrived: Promise<void>; release(): Promise<void> }> {
  const held: Route[] = [];
  let announce = nothing;
  const arrived = new Promise<void>((resolve) => {
    announce = resolve;
  });
  await page.context().route('**/moment_entry/records**', async (route) => {
    if (!isHeld(route.request()) || route.request().frame().page() !== page) return route.continue();
    held.push(route);
    announce();
  });
  return {
    arrived,
    async release() {
      await page.context().unroute('**/moment_entry/records**');
      for (const route of held) await route.continue();
    },
  };
}

const isPost = (request: Request): boolean => request.method() === 'POST' && (request.postData() ?? '').includes('"kind":"post"');
const isLook = (request: Request): boolean => request.method() === 'GET' && request.url().includes('sort=-id');

test('a page whose lid was closed gives nothing once its money was given to another', async ({ open, openElsewhere, account, sandbox }) => {
  const asleep = await (await open({ ticket: 1 })).ready();
  await asleep.amount.fill(String(gesture));
  await asleep.tell('Two lines of story.');
  const lid = await hold(asleep.page, isPost);
  await asleep.makeItRight.click();
  await lid.arrived;
  sandbox.api.advance(LID_CLOSED_MS);
  const awake = await (await openElsewhere({ ticket: 2, user: 'agent2' })).ready();
  await awake.amount.fill(String(gesture));
  await awake.give();
  await lid.release();
  await expect(asleep.screen).toContainText('That took too long, so nothing was given');
  expect(await account.givenTotal()).toEqual(once);
  expect(await account.standing(1)).toEqual({ live: [], given: [] });
  // Nothing was done before the post was judged, and nothing typed is lost.
  await expect(asleep.composer).toHaveText('');
  await expect(asleep.story).toHaveValue('Two lines of story.');
});

test('a lead finds nothing to take back of what is being given, and its money is free by itself', async ({
  open,
  account,
  page,
  sandbox,
}) => {
  const asleep = await (await open({ ticket: 1 })).ready();
  const lid = await hold(asleep.page, isPost);
  await asleep.makeItRight.click();
  await lid.arrived;
  const lead = await openLeadPage(page, 'lead', 'Budget');
  await expect(lead.getByText('in gestures being given')).toBeVisible();
  await expect(lead.getByRole('button', { name: /Take back/ })).toHaveCount(0);
  sandbox.api.advance(LID_CLOSED_MS);
  await lead.getByRole('button', { name: 'Refresh' }).click();
  await expect(lead.getByText('in gestures being given')).toBeHidden();
  await lid.release();
  await expect(asleep.screen).toContainText('That took too long, so nothing was given');
  expect(await account.givenTotal()).toEqual({ gestures: 0, amountMinor: 0 });
});

test('a second tab has no button that takes the money of the first, which gives', async ({ open, account }) => {
  const first = await (await open({ ticket: 1 })).ready();
  await first.amount.fill(String(gesture));
  const tab = await hold(first.page, isLook);
  await first.makeItRight.click();
  await tab.arrived;
  const second = await open({ ticket: 1 });
  await expect(second.elsewhere).toBeVisible();
  await expect(second.screen.getByRole('button', { name: /Make it right|Take|Undo/ })).toHaveCount(0);
  await tab.release();
  await expect(first.card()).toBeVisible();
  expect(await account.givenTotal()).toEqual(once);
});

test('a tab that was open before says that another one is giving', async ({ open, account }) => {
  const first = await (await open({ ticket: 1 })).ready();
  const second = await (await open({ ticket: 1 })).ready();
  const tab = await hold(first.page, isLook);
  await first.makeItRight.click();
  await tab.arrived;
  await second.makeItRight.click();
  await expect(second.elsewhere).toContainText('Another tab of this browser');
  await tab.release();
  await expect(first.card()).toBeVisible();
  expect((await account.givenTotal()).gestures).toBe(1);
});

for (const listLagMs of [500, 2000]) {
  test.describe(`with a list that lags by ${listLagMs} ms in an account that nobody measured`, () => {
    test.use({ world: { ...world, isMeasured: false } });

    test('two agents who press at once on room for one never give both', async ({ open, openElsewhere, account, trouble }) => {
      await trouble({ listLagMs });
      const desks = [await open({ ticket: 1 }), await openElsewhere({ ticket: 2, user: 'agent2' })];
      for (const desk of desks) await (await desk.ready()).amount.fill(String(gesture));
      await Promise.all(desks.map((desk) => desk.makeItRight.click()));
      for (const desk of desks) {
        const answer = desk.card().or(desk.screen.locator('.notice')).first();
        await expect(answer).toBeVisible({ timeout: 60_000 });
      }
      expect((await account.givenTotal()).amountMinor).toBeLessThanOrEqual(once.amountMinor);
      const counting = [...(await account.standing(1)).live, ...(await account.standing(2)).live];
      expect(counting.length).toBeLessThanOrEqual(1);
    });
  });
}
