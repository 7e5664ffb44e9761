import type { Account } from './account.ts';
import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

const OPEN_AT_MOST = 3;
const GIVE_AT_MOST = 4;

/** What the app has asked of Zendesk since the last time, once everything that it asked for is on the screen. */
async function asked(account: Account, desk: Workspace): Promise<readonly string[]> {
  await expect(desk.region('Customer value').locator('.lead')).toBeVisible();
  await expect(desk.region('Prior incidents').locator('.lead')).toBeVisible();
  await expect(desk.app.locator('.placeholder')).toHaveCount(0);
  const requests = (await account.traffic()).map(({ method, path }) => `${method} ${path}`);
  await account.clearTraffic();
  return requests;
}

for (const { ticket, what } of [
  { ticket: 101, what: 'a customer with four earlier tickets' },
  { ticket: 107, what: 'a customer with 300 earlier tickets' },
]) {
  test(`opening a ticket of ${what} costs at most 3 requests, and making it right at most 4`, async ({ open, account }) => {
    const desk = await (await open({ ticket })).ready();
    expect((await asked(account, desk)).length).toBeLessThanOrEqual(OPEN_AT_MOST);
    await desk.give();
    expect((await asked(account, desk)).length).toBeLessThanOrEqual(GIVE_AT_MOST);
  });
}

test('the next ticket costs at most 3 requests again', async ({ open, account }) => {
  const desk = await (await open()).ready();
  await asked(account, desk);
  await desk.page.getByRole('link', { name: /#102/ }).click();
  await expect(desk.region('Customer value')).toContainText('New customer');
  await desk.ready();
  expect((await asked(account, desk)).length).toBeLessThanOrEqual(OPEN_AT_MOST);
});

test('a journal of several hundred entries makes opening no dearer', async ({ open, account }) => {
  await account.setFaults({ rateLimitPerMinute: 0 });
  await fillJournal(account, 200);
  const desk = await (await open()).ready();
  expect((await asked(account, desk)).length).toBeLessThanOrEqual(OPEN_AT_MOST);
  await desk.give();
  const requests = await asked(account, desk);
  test.info().annotations.push({ type: 'requests to make it right beside 400 entries', description: requests.join(', ') });
  expect(await account.standing(101)).toMatchObject({ live: [{}], given: [{}] });
});

/** So many gestures of one cent by other agents, each reserved and posted. */
async function fillJournal(account: Account, gestures: number): Promise<void> {
  const agents = 40;
  for (let first = 0; first < gestures; first += agents) {
    const batch = Array.from({ length: Math.min(agents, gestures - first) }, (_, index) => first + index);
    for (const kind of ['reserve', 'post']) {
      await Promise.all(batch.map((number) => account.addEntry(`agent${(number % agents) + 2}`, entryOf(kind, number, agents))));
    }
  }
}

function entryOf(kind: string, number: number, agents: number): Record<string, string | number> {
  return {
    kind,
    moment: `earlier-${number}`,
    ticket: String(1001 + number),
    customer: String(2_000_010 + (number % 30)),
    agent: String(1_000_002 + (number % agents)),
    amount_minor: 1,
    currency: 'EUR',
    cause: 'late_delivery',
    detail: JSON.stringify({ gesture: 'credit' }),
  };
}
