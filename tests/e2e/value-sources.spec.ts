import type { Account } from './account.ts';
import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
}

async function received(account: Account, vendor: 'stripe' | 'shopify'): Promise<readonly Received[]> {
  const vendors = await account.vendors<Record<string, { received: readonly Received[] }>>();
  return vendors[vendor]?.received ?? [];
}

async function explained(desk: Workspace): Promise<ReturnType<Workspace['region']>> {
  const value = desk.region('Customer value');
  await value.getByRole('button', { name: 'How is this known?' }).click();
  return value;
}

test.describe('with Stripe as the source of value', () => {
  test.use({ world: { settings: { value_source: 'stripe', stripe_key: 'sk_test_sandbox' } } });

  test('payments are shown with how they are known, and the key never reaches the browser', async ({ open, account, context }) => {
    const bodies: string[] = [];
    context.on('request', (request) => bodies.push(`${request.url()} ${request.postData() ?? ''}`));
    const desk = await (await open()).ready();
    const value = await explained(desk);
    await expect(value).toContainText('€1,240 so far');
    await expect(value).toContainText('14 orders since');
    await expect(value).toContainText('From 16 payments in Stripe');
    await expect(value).toContainText('Found by e-mail address: ada.farrow@shop.example. Zendesk has verified it.');
    await expect(value).toContainText('These are test payments');
    await expect(value).not.toContainText('Not exact');
    await expect(value.getByText('Match not verified')).toHaveCount(0);
    await expect(desk.region('Prior incidents').locator('.lead')).toBeVisible();
    expect((await account.traffic()).length).toBeLessThanOrEqual(3);
    const asked = await received(account, 'stripe');
    expect(asked.map(({ method, path, status }) => `${method} ${path} ${status}`)).toEqual([
      'GET /v1/customers 200',
      'GET /v1/charges 200',
    ]);
    expect(asked[0]?.headers).toMatchObject({ authorization: 'Bearer {{setting.stripe_key}}' });
    expect(bodies.some((body) => body.includes('{{setting.stripe_key}}'))).toBe(true);
    expect(bodies.filter((body) => body.includes('sk_test'))).toEqual([]);
  });

  test('a match by an address that nobody verified is labelled as one', async ({ open }) => {
    const value = await explained(await open({ ticket: 105 }));
    await expect(value.getByText('Match not verified')).toBeVisible();
    await expect(value).toContainText('Zendesk has not verified it, so these may be somebody else');
    await expect(value).toContainText('2 accounts are counted together.');
  });

  test('several addresses of one person are counted together, and each is named', async ({ open }) => {
    const value = await explained(await open({ ticket: 106 }));
    await expect(value).toContainText('6 orders since');
    await expect(value).toContainText('Found by e-mail address: fay.kowalczyk@shop.example. Zendesk has verified it.');
    await expect(value).toContainText('Found by e-mail address: fay.at.home@mail.example. Zendesk has not verified it');
  });

  test('payments for a subscription are in the sum and are no orders', async ({ open }) => {
    const value = await explained(await open({ ticket: 107 }));
    await expect(value).toContainText('15 orders since');
    await expect(value).toContainText('15 payments by invoice');
  });

  test('a customer whom Stripe does not know has an unknown value', async ({ open }) => {
    const value = await explained(await open({ ticket: 103 }));
    await expect(value).toContainText('Value unknown');
    await expect(value).toContainText('No payments by this customer were found in Stripe.');
    await expect(value).toContainText('No account there has one of this customer’s e-mail addresses.');
  });

  test('while Stripe is down only the value is missing, with the reason, and it comes back on request', async ({
    open,
    trouble,
    noise,
  }) => {
    noise.expectFailedVendors();
    await trouble({ vendors: 'down' });
    const desk = await open();
    const value = desk.region('Customer value');
    await expect(value).toContainText('Could not load: Customer value.', { timeout: 30_000 });
    await expect(value).toContainText('Stripe could not be reached, or answered with an error (503).');
    await expect(desk.region('Prior incidents')).toContainText('3 prior incidents in 60 days');
    await (await desk.ready()).give();
    await trouble({ vendors: 'none' });
    await value.getByRole('button', { name: 'Reload value' }).click();
    await expect(value).toContainText('€1,240 so far');
  });
});

test.describe('with a key that Stripe does not accept', () => {
  test.use({ world: { settings: { value_source: 'stripe', stripe_key: 'sk_test_wrong' } } });

  test('that is said, with who can mend it', async ({ open, noise }) => {
    noise.expectFailedVendors();
    const value = (await open()).region('Customer value');
    await expect(value).toContainText(
      'Stripe does not accept the key in the settings, or the key may not read this data. An admin can replace it.',
    );
  });
});

test.describe('with Shopify as the source of value', () => {
  test.use({ world: { settings: { value_source: 'shopify', shopify_shop: 'sandbox.myshopify.com', shopify_token: 'shpat_sandbox' } } });

  test('totals are shown as what they are, in one request to the shop', async ({ open, account }) => {
    const desk = await (await open()).ready();
    const value = await explained(desk);
    await expect(value).toContainText('€1,240 so far');
    await expect(value).toContainText('not exact');
    await expect(value).toContainText('From the customer’s account in Shopify, which shows 1 order');
    await expect(value).toContainText('The app can see only the last 60 days of orders');
    await expect(desk.region('Prior incidents').locator('.lead')).toBeVisible();
    expect((await account.traffic()).length).toBeLessThanOrEqual(3);
    const asked = await received(account, 'shopify');
    expect(asked.map(({ path }) => path)).toEqual(['/admin/api/2026-07/graphql.json']);
  });
});

test.describe('with a Shopify shop that is not there', () => {
  test.use({ world: { settings: { value_source: 'shopify', shopify_shop: 'nobody.myshopify.com' } } });

  test('that is said, with who can mend it', async ({ open, noise }) => {
    noise.expectFailedVendors();
    const value = (await open()).region('Customer value');
    await expect(value).toContainText('Shopify has no shop at the address in the settings. An admin can correct it.');
  });
});
