import { agentKey, crowdWorld } from './crowd.ts';
import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

const pages = 12;
const room = 5;
const gesture = 20;

// Room for five of the twelve, and no limit but the pool's.
test.use({
  world: {
    ...crowdWorld(),
    settings: {
      team_monthly_budget: room * gesture,
      gesture_limit: gesture,
      agent_daily_limit: 'none',
      customer_limit: 'none',
      customer_gesture_count: 'none',
    },
  },
});

/** Twelve agents at twelve machines, each on a ticket of its own with the same sum typed in. */
async function crowd(openElsewhere: (what: { ticket: number; user: string }) => Promise<Workspace>): Promise<readonly Workspace[]> {
  const desks: Workspace[] = [];
  for (let number = 1; number <= pages; number += 1) {
    const desk = await (await openElsewhere({ ticket: number, user: agentKey(number) })).ready();
    await desk.amount.fill(String(gesture));
    desks.push(desk);
  }
  return desks;
}

/** What a page says once it is done: given, that the pool is used up, or that others were deciding. */
async function answerOf(desk: Workspace): Promise<'given' | 'used up' | 'others were deciding'> {
  const moment = desk.screen;
  const usedUp = moment.locator('.notice').filter({ hasText: 'Over the team’s budget' });
  const others = moment.locator('.notice').filter({ hasText: 'Colleagues were deciding at the same moment' });
  await expect(desk.card().or(usedUp).or(others).first()).toBeVisible({ timeout: 90_000 });
  if (await desk.card().isVisible()) return 'given';
  return (await others.isVisible()) ? 'others were deciding' : 'used up';
}

test('of twelve agents who click at once on a pool with room for five, exactly five give and the others are told why', async ({
  openElsewhere,
  account,
}) => {
  test.setTimeout(240_000);
  const desks = await crowd(openElsewhere);
  await Promise.all(desks.map((desk) => desk.makeItRight.click()));
  const answers = await Promise.all(desks.map(answerOf));
  expect(answers.filter((answer) => answer === 'given')).toHaveLength(room);
  expect(await account.givenTotal()).toEqual({ gestures: room, amountMinor: room * gesture * 100 });
  for (const [index, desk] of desks.entries()) if (answers[index] === 'others were deciding') await expect(desk.tryAgain).toBeVisible();
});

test('with a slow Zendesk that fails now and then and loses replies, never more than five give', async ({
  openElsewhere,
  account,
  trouble,
}) => {
  test.setTimeout(240_000);
  const desks = await crowd(openElsewhere);
  await trouble({ latencyMs: 150, errorRate: 0.1, lostReplyRate: 0.1, seed: 7 });
  await Promise.all(desks.map((desk) => desk.makeItRight.click()));
  const ends = desks.map((desk) => expect(desk.card().or(desk.screen.locator('.notice')).first()).toBeVisible({ timeout: 120_000 }));
  await Promise.all(ends);
  const { gestures, amountMinor } = await account.givenTotal();
  expect(gestures).toBeLessThanOrEqual(room);
  expect(amountMinor).toBe(gestures * gesture * 100);
});
