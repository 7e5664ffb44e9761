import { mkdirSync, writeFileSync } from 'node:fs';
import type { Route } from '@playwright/test';
import { AFTER_THE_FIT, aFittedModel } from '#builders/a-fitted-model.ts';
import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

const model = aFittedModel();
const changed = (changes: object): string => JSON.stringify({ ...(JSON.parse(model) as object), ...changes });

function value(desk: Workspace): ReturnType<Workspace['region']> {
  return desk.region('Customer value');
}

/** Which parts the app has loaded that project with a model of one kind alone. */
async function projectionParts({ app }: Workspace): Promise<readonly string[]> {
  const scripts = await app.locator('html').evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
  return scripts.flatMap((name) => /projection-by-[a-z]+/.exec(name)?.[0] ?? []);
}

/** One customer who bought once, years ago, with a ticket. */
function oneTimeBuyer(): { readonly orders: string; readonly tickets: string } {
  mkdirSync('build/e2e-value', { recursive: true });
  const orders = 'build/e2e-value/orders.csv';
  const tickets = 'build/e2e-value/tickets.csv';
  writeFileSync(orders, 'customer_id,order_id,ordered_at,amount,currency\nonce,o1,2020-03-01T10:00:00Z,45.00,EUR\n');
  writeFileSync(tickets, 'ticket_id,customer_id,created_at,category,subject\n301,once,2026-11-19T10:00:00Z,late_delivery,Where is it?\n');
  return { orders, tickets };
}

test.describe('with a model that was fitted to a shop of this kind', () => {
  test.use({ world: { now: AFTER_THE_FIT, settings: { value_model: model } } });

  test('what is expected stands beside what came in, with range, chance and tier', async ({ open, account }) => {
    const desk = await (await open()).ready();
    await expect(value(desk)).toContainText(/€496 margin so far\s· €\d+ margin expected\s· likely back/);
    await value(desk).getByRole('button', { name: 'How is this known?' }).click();
    await expect(value(desk)).toContainText(/In 12 months [\d.]+ orders, likely \d+ to \d+, worth €\d+ to €\d+/);
    await expect(value(desk)).toContainText(/\d+% chance of no further orders/);
    await expect(value(desk).getByText(/^(Top|High) tier$/)).toBeVisible();
    await desk.page.waitForLoadState('networkidle');
    expect((await account.traffic()).length).toBeLessThanOrEqual(3);
    expect(await projectionParts(desk)).toEqual([]);
  });

  test('how it is known names the model, its trial and what is assumed', async ({ open }) => {
    const desk = await open();
    await value(desk).getByRole('button', { name: 'How is this known?' }).click();
    for (const part of [
      'From fields of the customer',
      'The suggestion uses this tier: Gold',
      'fitted on Nov 20 to the orders of 3,000 customers',
      'more accurate than every simple rule',
      'assuming that 40% of sales is left',
      'The model sets this threshold',
    ]) {
      await expect(value(desk)).toContainText(part);
    }
  });

  test('a new customer is called new, and what is expected rests on similar ones', async ({ open }) => {
    const desk = await open({ ticket: 102 });
    await expect(value(desk).getByText('New customer')).toBeVisible();
    await value(desk).getByRole('button', { name: 'How is this known?' }).click();
    await expect(value(desk)).toContainText('based on similar customers');
  });

  test('nothing is expected where more was refunded than bought, and why is one click away', async ({ open }) => {
    const desk = await open({ ticket: 104 });
    await expect(value(desk)).toContainText('Refunds exceed purchases.');
    await expect(value(desk)).not.toContainText('expected');
    await value(desk).getByRole('button', { name: 'How is this known?' }).click();
    await expect(value(desk)).toContainText('no order has anything left after refunds');
  });

  test('an unknown value stays unknown', async ({ open }) => {
    const desk = await open({ ticket: 103 });
    await expect(value(desk)).toContainText('Value unknown');
    await expect(value(desk)).not.toContainText(/expected|chance/);
  });

  test('what is expected comes into space that was kept for it', async ({ open, context }) => {
    const held: Route[] = [];
    await context.route('**/assets/ValueDetail-*.js', (route) => void held.push(route));
    const desk = await (await open()).ready();
    await expect(value(desk)).toContainText('€1,240 so far');
    await expect(value(desk)).not.toContainText('expected');
    const before = await value(desk).boundingBox();
    for (const route of held) await route.continue();
    await expect(value(desk)).toContainText('margin expected');
    expect((await value(desk).boundingBox())?.height).toBe(before?.height);
  });
});

test.describe('with a model in which customers leave after a time', () => {
  const timed = aFittedModel({ process: { kind: 'pareto', r: 1.2, alpha: 8, s: 1, beta: 50 } });
  test.use({ world: { now: AFTER_THE_FIT, settings: { value_model: timed } } });

  test('what is expected is reckoned by a part of the page that is loaded for it', async ({ open }) => {
    expect(JSON.parse(timed)).toMatchObject({ model: 'pareto', project: true });
    const desk = await (await open()).ready();
    await expect(value(desk)).toContainText(/€\d+ margin expected/);
    await desk.page.waitForLoadState('networkidle');
    expect(await projectionParts(desk)).toEqual(['projection-by-time']);
  });
});

test.describe('with somebody who bought once, years ago', () => {
  test.use({ world: { now: AFTER_THE_FIT, settings: { value_model: model }, ...oneTimeBuyer() } });

  test('hardly anything is expected, and nobody is called active', async ({ open }) => {
    const desk = await open({ ticket: 301 });
    await expect(value(desk)).toContainText('€45 so far');
    await expect(value(desk)).toContainText('unlikely to come back');
    await value(desk).getByRole('button', { name: 'How is this known?' }).click();
    await expect(value(desk)).toContainText(/9\d(\.\d)?% chance of no further orders · based on similar customers/);
    await expect(value(desk).getByText('Base tier', { exact: true })).toBeVisible();
  });
});

test.describe('with a model that lost its trial', () => {
  const lost = { project: false, warnings: ['loses_on_revenue'] };
  test.use({ world: { now: AFTER_THE_FIT, settings: { value_model: changed(lost) } } });

  test('history stands alone, and why is one click away', async ({ open }) => {
    const desk = await open();
    await expect(value(desk)).toContainText('€1,240 so far');
    await expect(value(desk)).not.toContainText('expected');
    await value(desk).getByRole('button', { name: 'How is this known?' }).click();
    await expect(value(desk)).toContainText('A simple rule was more accurate for revenue.');
  });
});

test.describe('with a model that is too old', () => {
  test.use({ world: { now: AFTER_THE_FIT, settings: { value_model: changed({ dataTo: '2025-01-01' }) } } });

  test('one quiet line says so', async ({ open }) => {
    await expect(value(await open())).toContainText('No forecast: the model has seen no orders since Jan 1, 2025.');
  });
});

test.describe('with a model in another currency than the gestures', () => {
  test.use({ world: { now: AFTER_THE_FIT, settings: { value_model: changed({ currency: 'USD' }) } } });

  test('an admin reads what is wrong with it, and history stands alone', async ({ open }) => {
    const desk = await open({ user: 'admin' });
    await desk.app.locator('.notice').filter({ hasText: 'needs an admin' }).getByRole('button').first().click();
    await expect(desk.app.getByText('This model is in USD, but the team gives in another currency.')).toBeVisible();
    await expect(value(desk)).not.toContainText('expected');
  });
});

test.describe('with a match that nobody verified', () => {
  const settings = { value_model: model, value_source: 'stripe', stripe_key: 'sk_test_sandbox' };
  test.use({ world: { now: AFTER_THE_FIT, settings } });

  test('value is shown with that label, and does not raise the suggestion', async ({ open }) => {
    const desk = await open({ ticket: 105 });
    await expect(value(desk).getByText('Match not verified')).toBeVisible();
    await value(desk).getByRole('button', { name: 'How is this known?' }).click();
    await expect(value(desk)).toContainText('Until the match is verified, customer value does not raise the suggestion.');
    await desk.app.getByRole('button', { name: 'Why this?' }).click();
    await expect(desk.region('Suggested gesture')).not.toContainText('customer:');
  });
});
