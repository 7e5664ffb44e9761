import type { APIRequestContext, FrameLocator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { reachesSideways } from './layout-faults.ts';
import { leadFrame } from './walks.ts';

test.use({ world: { moments: 400, now: '2026-11-20T12:00:00Z' } });

const DAY_MS = 86_400_000;
/** The Mondays of the weeks that are final on that day, the newest first. */
const MONDAYS = Array.from({ length: 26 }, (_one, index) =>
  new Date(Date.parse('2026-10-12') - index * 7 * DAY_MS).toISOString().slice(0, 10),
);

/** So many tickets of each side: of those with a gesture none was opened again, of those without every second. */
function rows(count: number, cause: number): readonly unknown[] {
  return Array.from({ length: 2 * count }, (_one, index) => {
    const hasGesture = index < count;
    return [900_000 + cause * 1000 + index, cause, 0, hasGesture ? 2 : 0, hasGesture ? 'gg--' : index % 2 === 0 ? '-bro' : '-g--'];
  });
}

/** Keeps what became of the tickets of a week, as the page of another lead has. */
async function keep(request: APIRequestContext, firstDay: string, kept: readonly unknown[]): Promise<void> {
  const outcomes = { firstDay, causes: ['late_delivery', 'damaged_item'], months: ['2026-10'], rows: kept };
  const fields = {
    schema_version: 1,
    kind: 'outcomes',
    moment: 'outcomes',
    amount_minor: 0,
    currency: 'EUR',
    cause: 'other',
    agent_day: '',
  };
  const answer = await request.post('/api/v2/custom_objects/moment_entry/records', {
    headers: { 'X-Sandbox-User': 'lead2' },
    data: {
      custom_object_record: {
        name: 'outcomes',
        external_id: `outcomes:${firstDay}`,
        custom_object_fields: { ...fields, detail: JSON.stringify({ outcomes }) },
      },
    },
  });
  expect(answer.status()).toBe(201);
}

async function openInsights(page: Page, extra = ''): Promise<FrameLocator> {
  await page.goto(`/?page=lead&user=lead${extra}`);
  const app = page.frameLocator('iframe[title="Make It Right"]');
  await app
    .getByRole('tab', { name: extra.includes('locale=ar') ? 'الرؤى' : 'Insights' })
    .or(app.getByRole('tab').nth(4))
    .first()
    .click();
  return app;
}

async function keepAll(request: APIRequestContext): Promise<void> {
  for (const [index, monday] of MONDAYS.entries()) await keep(request, monday, index === 0 ? [...rows(30, 0), ...rows(8, 1)] : []);
}

test('outcomes stand side by side with their counts, and say where there are too few to tell', async ({ page, request }) => {
  await keepAll(request);
  const app = await openInsights(page);
  const table = app.getByRole('table', { name: 'Outcomes with a gesture and without: All causes' });
  await expect(table.getByRole('row', { name: /Opened again/ })).toContainText('0 of 38');
  await expect(table.getByRole('row', { name: /Opened again/ })).toContainText('Fewer with a gesture');
  await expect(app.getByText(/This does not prove that gestures are the cause/)).toBeVisible();
  await expectAccessible(page, 'outcomes');
  await app.getByLabel('Cause', { exact: true }).focus();
  await page.keyboard.type('Dam');
  const ofOne = app.getByRole('table', { name: /Damaged item/ });
  await expect(ofOne.getByRole('row', { name: /Opened again/ })).toContainText('Too few to tell: 20 of each are needed');
});

for (const [name, extra, width] of [
  ['in the dark', '&scheme=dark', 1280],
  ['in Arabic', '&locale=ar', 1280],
  ['on a narrow page', '', 320],
  ['on a wide page', '', 1920],
] as const)
  test(`outcomes can be read ${name}`, async ({ page, request }) => {
    await keepAll(request);
    await page.setViewportSize({ width, height: 900 });
    const app = await openInsights(page, extra);
    const table = app.locator('table[aria-label]');
    await expect(table).toBeVisible();
    await table.scrollIntoViewIfNeeded();
    // The workspace around the app is not made for a narrow page.
    if (width > 320) await expectAccessible(page, `outcomes ${name}`);
    const beyond = await reachesSideways(leadFrame(page));
    expect(beyond.filter((html) => /outcomes|data-label/.test(html))).toEqual([]);
    await page.screenshot({ path: test.info().outputPath('outcomes.png'), fullPage: true });
  });

test('forced colours leave outcomes readable', async ({ page, request }) => {
  await keepAll(request);
  await page.emulateMedia({ forcedColors: 'active' });
  const app = await openInsights(page);
  await expect(app.locator('table[aria-label]')).toBeVisible();
  await page.screenshot({ path: test.info().outputPath('outcomes.png'), fullPage: true });
});

test('a week that nobody has read is loaded in the background, kept once, and told in the list of moments', async ({
  page,
  request,
  account,
}) => {
  test.setTimeout(120_000);
  for (const monday of MONDAYS.slice(1)) await keep(request, monday, []);
  const app = await openInsights(page);
  await expect(app.getByText('Loading what became of tickets: week 1 of 1')).toBeVisible();
  await expect(app.getByText('Loading what became of tickets: week 1 of 1')).toHaveCount(0, { timeout: 90_000 });
  await expect(app.locator('table[aria-label]')).toBeVisible();
  const written = (await account.traffic()).filter(({ method, path }) => method === 'POST' && path.endsWith('/moment_entry/records'));
  const kept = written.filter(({ requestBody }) => JSON.stringify(requestBody).includes(`outcomes:${MONDAYS[0]}`));
  expect(kept).toHaveLength(1);
  expect((await account.traffic()).length).toBeLessThan(60);
  await app.getByRole('tab', { name: 'Moments' }).click();
  await app.getByLabel('Afterwards').selectOption('Nothing more');
  await expect(app.locator('.moments-row').first()).toContainText('Oct 1');
});

test('outcomes that cannot be read say why, and are read on by a press', async ({ page, noise, trouble }) => {
  noise.expectFailedRequests();
  await trouble({ errorRate: 1 });
  const app = await openInsights(page);
  await expect(app.getByText(/The rest of what became of tickets could not be loaded/)).toBeVisible({ timeout: 30_000 });
  await trouble({ errorRate: 0 });
  await app.getByRole('button', { name: 'Continue loading' }).click();
  await expect(app.getByText(/Loading what became of tickets: week 1 of 26/)).toBeVisible({ timeout: 30_000 });
});
