import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import type { Account } from './account.ts';
import { expect, test } from './fixtures.ts';
import { reachesSideways } from './layout-faults.ts';
import type { Workspace } from './workspace.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
interface Vendors {
  readonly stripe: { readonly holds: { readonly customers: Rows; readonly balanceTransactions: Rows } };
  readonly shopify: { readonly holds: { readonly customers: Rows; readonly creditAccounts: Rows } };
}

const STORY = 'The parcel came after the birthday (sample).';

/** Keeps in dollars what a vendor's customer with this address has; the first account of several. */
async function keepInDollars(account: Account, vendor: keyof Vendors, email: string): Promise<string> {
  const found = (await account.vendors<Vendors>())[vendor].holds.customers.find((customer) => customer['email'] === email);
  const id = String(found?.['id']);
  await account.changeVendorCustomer({ id, currency: 'USD' });
  return id;
}

/** What was given to anybody at the vendors. */
async function given(account: Account): Promise<Rows> {
  const { stripe, shopify } = await account.vendors<Vendors>();
  return [...stripe.holds.balanceTransactions, ...shopify.holds.creditAccounts.flatMap(({ transactions }) => transactions as Rows)];
}

/** Seven euros that the shop itself gives to whoever holds the only store credit, without an end. */
async function creditBesides(account: Account): Promise<void> {
  const [held] = (await account.vendors<Vendors>()).shopify.holds.creditAccounts;
  const query = `mutation { storeCreditAccountCredit(id: "${String(held?.['id'])}", creditInput: { creditAmount: { amount: "7.00", currencyCode: EUR } }) { userErrors { code } } }`;
  const call = {
    method: 'POST',
    url: 'https://sandbox.myshopify.com/admin/api/2026-07/graphql.json',
    headers: { 'X-Shopify-Access-Token': '{{setting.shopify_token}}' },
    secure: true,
    body: JSON.stringify({ query }),
  };
  await fetch(`${account.url}/__sandbox/proxy`, { method: 'POST', body: JSON.stringify(call) });
  expect(await given(account)).toHaveLength(2);
}

async function picture(page: Page, desk: Workspace, name: string): Promise<void> {
  await page.setViewportSize({ width: 1280, height: 1500 });
  const notice = desk.screen.locator('.notice').filter({ hasText: 'Nothing is given yet' });
  await notice.scrollIntoViewIfNeeded();
  for (const scheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.screenshot({ path: test.info().outputPath(`${name}-${scheme}.png`), fullPage: true });
    await notice.screenshot({ path: test.info().outputPath(`${name}-${scheme}-notice.png`) });
  }
  await page.emulateMedia({ colorScheme: 'light' });
}

const STRIPE = { gesture_executors: 'credit = stripe', stripe_key: 'rk_test_giving' };
const SHOPIFY = {
  gesture_executors: 'credit = shopify store credit',
  shopify_shop: 'sandbox.myshopify.com',
  shopify_token: 'shpat_giving',
};

for (const { vendor, name, settings } of [
  { vendor: 'stripe', name: 'Stripe', settings: STRIPE },
  { vendor: 'shopify', name: 'Shopify', settings: SHOPIFY },
] as const) {
  test.describe(`a customer whose account at ${name} is in another currency`, () => {
    test.use({ world: { settings } });

    test('is said before anything is reserved: nothing is given there, what was typed stays, and it is given by hand', async ({
      open,
      account,
    }) => {
      await keepInDollars(account, vendor, 'ada.farrow@shop.example');
      const desk = await (await open()).ready();
      await desk.tell(STORY);
      await desk.makeItRight.click();
      await expect(desk.screen).toContainText(`${name} has no account for this customer in EUR. Nothing is given yet.`);
      await expect(desk.screen).toContainText('It is kept in USD, and nothing is ever converted.');
      await expect(desk.screen.getByRole('button', { name: /^Give to / })).toHaveCount(0);
      await expect(desk.announcement).toContainText('Nothing is given yet.');
      expect(await account.entries(101)).toEqual([]);
      expect(await given(account)).toEqual([]);
      await expect(desk.story).toHaveValue(STORY);
      await expectAccessible(desk.page, `other-currency-${vendor}`);
      expect(await reachesSideways(desk.frame())).toEqual([]);
      await picture(desk.page, desk, `other-currency-${vendor}`);

      await desk.app.getByRole('button', { name: 'Give it by hand instead' }).click();
      await expect(desk.card().getByRole('checkbox', { name: /^Issue / })).toHaveCount(1);
      expect(await given(account)).toEqual([]);
      expect((await account.standing(101)).live).toHaveLength(1);
      await expect.poll(async () => JSON.stringify(await account.moments(101))).toContain(STORY);
    });
  });
}

test.describe('a customer with two accounts at Stripe, one of them in another currency', () => {
  test.use({ world: { settings: STRIPE } });

  test('is given to at the other, which alone can be chosen', async ({ open, account }) => {
    const inDollars = await keepInDollars(account, 'stripe', 'emil.jansen@shop.example');
    const desk = await (await open({ ticket: 105 })).ready();
    await desk.page.getByLabel('What went wrong').selectOption('Late delivery');
    await expect(desk.makeItRight).toContainText('store credit');
    await desk.makeItRight.click();
    await expect(desk.screen).toContainText(
      'Stripe has several accounts for this customer. Nothing is given yet. Which account is it for?',
    );
    await expect(desk.screen).toContainText('It is kept in USD, and nothing is ever converted.');
    const others = desk.screen.getByRole('button', { name: /^Give to / });
    await expect(others).toHaveCount(1);
    expect(await given(account)).toEqual([]);
    expect(await account.entries(105)).toEqual([]);
    await picture(desk.page, desk, 'one-of-two');
    await others.click();
    await expect(desk.card()).toContainText('✓ Stripe has issued it: cbtxn_sandbox1');
    const [made, ...more] = await given(account);
    expect(more).toEqual([]);
    expect(made).toMatchObject({ currency: 'eur' });
    expect(made?.['customer']).not.toBe(inDollars);
  });
});

test.describe('store credit of Shopify that has expired', () => {
  test.use({ world: { settings: { ...SHOPIFY, gesture_executors: 'credit = shopify store credit 1 days' } } });

  test('is said to have ended, and not to be spent: a lead takes nothing back of it, nor of what else the customer holds', async ({
    open,
    openElsewhere,
    account,
    sandbox,
  }) => {
    const agent = await (await open()).ready();
    await agent.give();
    await expect(agent.card()).toContainText('It expires on ');
    await creditBesides(account);
    sandbox.api.advance(25 * 3_600_000);
    const desk = await openElsewhere({ user: 'lead' });
    await expect(desk.card()).toContainText('It expired on ');
    await desk.page.setViewportSize({ width: 1280, height: 1500 });
    await desk.page.screenshot({ path: test.info().outputPath('ended.png'), fullPage: true });
    await desk.undo.click();
    const notice = desk.screen.locator('.notice').filter({ hasText: 'Taken back' });
    await expect(notice).toBeVisible();
    const rest = notice.getByRole('button', { name: 'Read more' });
    if (await rest.isVisible()) await rest.click();
    await desk.page.screenshot({ path: test.info().outputPath('ended-undone.png'), fullPage: true });
    await expect(notice).toContainText('What the customer had not used has expired: nothing of it is left to take back.');
    await expect(notice).not.toContainText('The customer has used');
    expect(await given(account)).toMatchObject([{ kind: 'credit' }, { kind: 'credit', remainingMinor: 700 }]);
  });
});
