import type { FrameLocator, Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import type { Account } from './account.ts';
import { expect, test } from './fixtures.ts';
import { reachesSideways } from './layout-faults.ts';
import { leadFrame } from './walks.ts';

const EXPIRED_AFTER_MS = 125_000;

/** The leads' page in the workspace's navigation bar. */
class LeadDesk {
  readonly page: Page;
  readonly app: FrameLocator;

  constructor(page: Page) {
    this.page = page;
    this.app = page.frameLocator('iframe[title="Make It Right"]');
  }

  async open(user: string, extra = ''): Promise<this> {
    await this.page.goto(`/?page=lead&user=${user}${extra}`);
    return this;
  }

  async openBudget(user: string, extra = ''): Promise<this> {
    await this.open(user, extra);
    await this.app.locator('[role="tab"][id$="-budget"]').click();
    await expect(this.app.locator('.figures')).toBeVisible();
    return this;
  }

  part(name: string): Locator {
    return this.app.getByRole('region', { name, exact: true });
  }

  button(name: string | RegExp): Locator {
    return this.app.getByRole('button', typeof name === 'string' ? { name, exact: true } : { name });
  }

  async figures(): Promise<readonly string[]> {
    return this.app.locator('.figures dd').allTextContents();
  }

  async expectNothingSideways(state: string): Promise<void> {
    expect(await reachesSideways(leadFrame(this.page)), state).toEqual([]);
  }
}

async function send(account: Account, user: string, method: string, path: string, record: unknown): Promise<void> {
  const response = await fetch(`${account.url}/api/v2/custom_objects/${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'X-Sandbox-User': user },
    body: JSON.stringify({ custom_object_record: record }),
  });
  expect(response.ok, `${method} ${path}`).toBe(true);
}

/** A request of the first agent about ticket 101, as their sidebar would write it. */
async function ask(account: Account): Promise<void> {
  const line = {
    kind: 'asked',
    byId: '1000001',
    byName: 'Maya Whitlock (sample)',
    atMs: 0,
    text: 'It was for a birthday.',
    amountMinor: 4000,
  };
  const facts = {
    cause: 'late_delivery',
    fault: 'ours',
    severity: 2,
    hoursSinceReport: null,
    priorIncidents: [],
    value: null,
    allowances: [],
  };
  const decision = { policyVersion: 'built-in-1', facts, reasons: [], suggestedMinor: 2500, request: [line] };
  const about = { ticket: 101, customer: 2_000_001, agent: 1_000_001, cause: 'late_delivery', currency: 'EUR', amount_minor: 4000 };
  const fields = {
    ...about,
    schema_version: 1,
    status: 'asked',
    kind: 'external_win',
    severity: 2,
    gesture: 'credit',
    day: '2026-10-28',
    detail: JSON.stringify({ fault: 'ours', decision }),
  };
  await send(account, 'agent', 'POST', 'service_moment/records', { name: 'moment', external_id: 'asked-1', custom_object_fields: fields });
}

/** A reservation that nobody has gone on from. */
async function reserve(account: Account, over: Readonly<Record<string, string | number>> = {}): Promise<void> {
  const about = {
    kind: 'reserve',
    moment: 'begun-1',
    ticket: 102,
    customer: 2_000_002,
    agent: 1_000_002,
    currency: 'EUR',
    amount_minor: 1500,
  };
  await account.addEntry('agent2', { ...about, cause: 'late_delivery', detail: JSON.stringify({ gesture: 'credit' }), ...over });
}

test('a lead reads what waits, approves it, and it waits for its agent', async ({ page, account }) => {
  await ask(account);
  const desk = await new LeadDesk(page).open('lead');
  await expect(desk.app.getByRole('heading', { name: '1 request is waiting for an answer' })).toBeVisible();
  await expect(desk.app.getByText('It was for a birthday.')).toBeVisible();
  expect((await account.traffic()).filter(({ user }) => user === 'lead').length).toBeLessThanOrEqual(5);
  await desk.app.getByLabel('Amount').fill('30');
  await desk.button(/^Approve/).click();
  await expect(desk.app.getByRole('heading', { name: 'No requests are waiting for an answer' })).toBeVisible();
  expect((await account.standing(101)).live).toMatchObject([
    { created_by_user_id: '1000101', custom_object_fields: { amount_minor: 3000 } },
  ]);
  await desk.button('Refresh').click();
  await expect(desk.part('Approved, not given yet')).toContainText('€30 store credit. To be given by: Maya Whitlock (sample)');
  await desk.button('Open ticket 101').click();
  await expect(page).toHaveURL(/ticket=101/);
});

test('the month is what was given and held, and another page sees it after a refresh', async ({ page, openElsewhere }) => {
  const desk = await new LeadDesk(page).openBudget('lead');
  expect(await desk.figures()).toEqual(['€1,000', '€0', '€0', '€1,000']);
  await (await (await openElsewhere()).ready()).give();
  await desk.button('Refresh').click();
  await expect.poll(() => desk.figures()).toEqual(['€1,000', '€20', '€0', '€980']);
  await expect(desk.part('Today, by agent')).toContainText('Maya Whitlock (sample)€20€100');
});

test('what was begun and never finished is held for two minutes, and free by itself', async ({ page, account, sandbox }) => {
  await reserve(account);
  const desk = await new LeadDesk(page).openBudget('lead');
  expect(await desk.figures()).toEqual(['€1,000', '€0', '€15', '€985']);
  sandbox.api.advance(EXPIRED_AFTER_MS);
  await desk.button('Refresh').click();
  await expect.poll(() => desk.figures()).toEqual(['€1,000', '€0', '€0', '€1,000']);
});

test('an entry that somebody edited counts as the largest gesture until a lead settles it', async ({ page, account }) => {
  await reserve(account);
  const [entry] = await account.entries(102);
  // Zendesk stamps whole seconds.
  await new Promise((resolve) => setTimeout(resolve, 1100));
  await send(account, 'agent2', 'PATCH', `moment_entry/records/${entry?.id}`, { custom_object_fields: { amount_minor: 100 } });
  const desk = await new LeadDesk(page).openBudget('lead');
  const flagged = desk.part('Flagged entries');
  await expect(flagged).toContainText('Changed after it was written');
  await expect(flagged).toContainText('It says €1. Counts as €50 now.');
  await expectAccessible(desk.page, 'with a flagged entry');
  await desk.button('Count it as written: €1').click();
  await expect(flagged).toContainText('No entries are flagged.');
  expect(await desk.figures()).toEqual(['€1,000', '€1', '€0', '€999']);
});

test('what a newer version wrote is held, said to be so, and ended by a lead here alone', async ({ page, account }) => {
  await reserve(account, { schema_version: 2 });
  const desk = await new LeadDesk(page).openBudget('lead');
  const flagged = desk.part('Flagged entries');
  await expect(flagged).toContainText('Reload this page first: a newer version of the app may have written it.');
  expect(await desk.figures()).toEqual(['€1,000', '€0', '€50', '€950']);
  await flagged.getByRole('button', { name: /Take back/ }).click();
  await expect(flagged).toContainText('No entries are flagged.');
  expect(await desk.figures()).toEqual(['€1,000', '€0', '€0', '€1,000']);
  const [newer, ended] = (await account.entries(102)).map((entry) => entry.custom_object_fields);
  expect([newer?.['moment'], ended?.['kind']]).toEqual(['begun-1', 'reverse']);
  // Whoever knows the newer version sees nothing of its moment undone.
  expect(ended?.['moment']).not.toBe('begun-1');
});

test('somebody who is no lead sees line-up and moments, and nothing of what leads decide', async ({ page, account }) => {
  const desk = await new LeadDesk(page).open('agent');
  await expect(desk.app.getByRole('tab')).toHaveText(['Line-up', 'Moments', 'Budget']);
  await desk.app.getByRole('tab', { name: 'Moments' }).click();
  await expect(desk.app.getByRole('searchbox', { name: 'Search stories' })).toBeVisible();
  await expectAccessible(desk.page, 'the page of an agent');
  expect((await account.traffic()).filter(({ method, path }) => method !== 'GET' && !path.endsWith('/search'))).toEqual([]);
});

test('a page opens on the line-up where no request waits, with three requests, and no other tab is chosen before', async ({
  page,
  account,
}) => {
  const desk = await new LeadDesk(page).open('lead');
  const chosen = desk.app.locator('[role="tab"][aria-selected="true"]');
  const seen = new Set<string>();
  await expect(async () => {
    for (const name of await chosen.allTextContents()) seen.add(name);
    await expect(desk.button('Present')).toBeVisible({ timeout: 50 });
  }).toPass();
  // What leads have said of causes, and the fields of the account, are read once the line-up is there.
  const first = (await account.traffic()).filter(
    ({ user, path, requestBody }) => user === 'lead' && !path.endsWith('/fields') && !JSON.stringify(requestBody).includes('"causes"'),
  );
  expect(first.length).toBeLessThanOrEqual(5);
  // Seconds later the visit is noted.
  expect(first.slice(0, 3).map(({ method, path }) => `${method} ${path}`)).toEqual([
    'POST /api/v2/custom_objects/service_moment/records/search',
    'GET /api/v2/custom_objects/service_moment/records',
    'POST /api/v2/custom_objects/moment_entry/records/search',
  ]);
  await page.waitForLoadState('networkidle');
  expect(await chosen.allTextContents()).toEqual(['Line-up']);
  expect([...seen]).toEqual(['Line-up']);
});

test('the keyboard reaches the tabs and what is in them', async ({ page }) => {
  const desk = await new LeadDesk(page).open('lead');
  await expect(desk.button('Present')).toBeVisible();
  await desk.app.getByRole('tab', { name: 'Requests' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(desk.app.getByRole('tab', { name: 'Budget' })).toBeFocused();
  await expect(desk.app.locator('.figures')).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(desk.button('Refresh')).toBeFocused();
  await page.keyboard.press('Shift+Tab');
  await page.keyboard.press('ArrowLeft');
  await expect(desk.app.getByRole('heading', { name: 'No requests are waiting for an answer' })).toBeVisible();
  await page.keyboard.press('Home');
  await expect(desk.app.getByRole('tab', { name: 'Line-up' })).toBeFocused();
});

test('the address keeps the tab: a reload opens it again, and Back leads to the one before', async ({ page }) => {
  const desk = await new LeadDesk(page).openBudget('lead');
  const frame = (): string =>
    page
      .frames()
      .find((candidate) => candidate.url().includes('/assets/lead.html'))
      ?.url() ?? '';
  expect(frame()).toMatch(/#tab=budget$/);
  await page.reload();
  await expect(desk.app.getByRole('tab', { name: 'Budget' })).toHaveAttribute('aria-selected', 'true');
  await expect(desk.app.locator('.figures')).toBeVisible();
  await desk.app.getByRole('tab', { name: 'Requests' }).click();
  await expect(desk.app.getByRole('heading', { name: 'No requests are waiting for an answer' })).toBeVisible();
  await page.evaluate(() => {
    history.back();
  });
  await expect(desk.app.locator('.figures')).toBeVisible();
  await page.evaluate(() => {
    history.forward();
  });
  await expect(desk.app.getByRole('heading', { name: 'No requests are waiting for an answer' })).toBeVisible();
});

for (const [name, extra] of [
  ['light', '&scheme=light'],
  ['dark', '&scheme=dark'],
  ['Arabic', '&locale=ar'],
] as const) {
  test(`both tabs are accessible in ${name}, and nothing reaches sideways from 320 to 1,600 px`, async ({ page, account }) => {
    await ask(account);
    await reserve(account);
    const desk = await new LeadDesk(page).open('lead', extra);
    await expect(desk.app.getByRole('article')).toBeVisible();
    await expectAccessible(desk.page, 'requests');
    // The navigation bar beside the frame takes the rest.
    for (const width of [372, 800, 1652]) {
      await page.setViewportSize({ width, height: 900 });
      await desk.expectNothingSideways(`requests at ${width}`);
    }
    await desk.openBudget('lead', extra);
    await expectAccessible(desk.page, 'budget');
    for (const width of [1652, 800, 372]) {
      await page.setViewportSize({ width, height: 900 });
      await desk.expectNothingSideways(`budget at ${width}`);
    }
  });
}
