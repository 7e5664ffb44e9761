import { readFileSync } from 'node:fs';
import type { BrowserContext } from '@playwright/test';
import type { Exchange } from './account.ts';
import { expect, test } from './fixtures.ts';

/** Keeps a script from arriving until it is let go. */
async function hold(context: BrowserContext, script: string): Promise<() => void> {
  const holding = new EventTarget();
  const letGo = new Promise<void>((resolve) => {
    holding.addEventListener('end', () => {
      resolve();
    });
  });
  await context.route(`**/assets/${script}-*.js`, async (route) => {
    await letGo;
    await route.continue();
  });
  return () => {
    holding.dispatchEvent(new Event('end'));
  };
}

function paths(exchanges: readonly Exchange[]): readonly string[] {
  return exchanges.map(({ method, path }) => `${method} ${path}`).toSorted();
}

const TICKETS = 'GET /api/v2/search';
const NEWEST = 'GET /api/v2/custom_objects/moment_entry/records';
const ABOUT = 'POST /api/v2/custom_objects/moment_entry/records/search';

test('three requests are sent before the page is there, and it asks for nothing else', async ({ open, account, context }) => {
  const letGo = await hold(context, 'sidebar-page');
  const desk = await open();
  await expect.poll(async () => paths(await account.traffic())).toEqual([NEWEST, TICKETS, ABOUT]);
  letGo();
  await desk.ready();
  await desk.quiet();
  expect(paths(await account.traffic())).toEqual([NEWEST, TICKETS, ABOUT]);
});

test('the sentences in the browser’s language are on their way before Zendesk is asked anything, and come once', async ({
  open,
  context,
}) => {
  const letGo = await hold(context, 'boot');
  const asked: string[] = [];
  context.on('request', (request) => asked.push(request.url()));
  const desk = await open();
  const sentences = (): readonly string[] => asked.filter((url) => /\/en-[\w-]+\.js$/.test(url));
  await expect.poll(sentences).toHaveLength(1);
  const [first = ''] = sentences();
  expect(readFileSync(`dist/assets/${first.replace(/.*\//, '')}`, 'utf8')).toContain('Customer value');
  letGo();
  await desk.ready();
  expect(sentences().filter((url) => url === first)).toHaveLength(1);
});

test('what is read again later is asked for again', async ({ open, account }) => {
  const desk = await (await open()).ready();
  await desk.quiet();
  await account.clearTraffic();
  await account.changeTicket(101, { tags: ['vip'] });
  await desk.reloadApp();
  await expect.poll(async () => paths(await account.traffic())).toEqual([NEWEST, TICKETS, ABOUT]);
  await desk.ready();
});

test.describe('where value comes from an object of orders', () => {
  test.use({ world: { settings: { value_source: 'orders_object:order' } } });

  test('the orders are asked for in the place of the customer’s entries', async ({ open, account, context }) => {
    const letGo = await hold(context, 'sidebar-page');
    const desk = await open();
    const orders = 'POST /api/v2/custom_objects/order/records/search';
    await expect.poll(async () => paths(await account.traffic())).toEqual([NEWEST, TICKETS, orders]);
    letGo();
    await desk.ready();
    await desk.quiet();
    expect((await account.traffic()).length).toBeLessThanOrEqual(3);
  });
});

test.describe('where value comes from Stripe', () => {
  test.use({ world: { settings: { value_source: 'stripe', stripe_key: 'sk_test_sandbox' } } });

  test('the same three requests are sent, and those of Stripe come from the page', async ({ open, account, context }) => {
    const letGo = await hold(context, 'sidebar-page');
    const desk = await open();
    await expect.poll(async () => paths(await account.traffic())).toEqual([NEWEST, TICKETS, ABOUT]);
    letGo();
    await expect(desk.region('Customer value')).toContainText('so far');
    expect(paths(await account.traffic())).toEqual([NEWEST, TICKETS, ABOUT]);
  });
});

test('an answer that was refused is asked for again, as without a head start', async ({ open, account, context, trouble }) => {
  await trouble({});
  let asked = 0;
  await context.route('**/api/v2/search?*', async (route) => {
    asked += 1;
    await (asked === 1 ? route.fulfill({ status: 429, headers: { 'Retry-After': '1' }, json: {} }) : route.continue());
  });
  const desk = await (await open()).ready();
  await expect(desk.region('Prior incidents')).toContainText('incident');
  expect(asked).toBe(2);
  expect(paths(await account.traffic())).toEqual([NEWEST, TICKETS, ABOUT]);
});

test('what is pressed before React is there happens once it is', async ({ open, context, account }) => {
  const letGo = await hold(context, 'take-over');
  const desk = await (await open()).ready();
  await desk.makeItRight.click();
  await expect(desk.makeItRight).toHaveAttribute('aria-busy', 'true');
  expect((await account.standing(101)).live).toEqual([]);
  letGo();
  await expect(desk.card()).toBeVisible();
  expect(await account.standing(101)).toMatchObject({ live: [{}], given: [{}] });
});
