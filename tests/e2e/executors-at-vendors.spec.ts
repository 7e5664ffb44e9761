import { readFileSync, readdirSync } from 'node:fs';
import type { Account } from './account.ts';
import { expect, test } from './fixtures.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
interface Vendors {
  readonly stripe: { readonly holds: { readonly balanceTransactions: Rows } };
  readonly shopify: { readonly holds: { readonly creditAccounts: Rows; readonly giftCards: Rows } };
}

async function creditsInStripe(account: Account): Promise<readonly number[]> {
  return (await account.vendors<Vendors>()).stripe.holds.balanceTransactions.map(({ amount }) => Number(amount));
}

test('what is installed holds no key of a vendor', () => {
  const files = readdirSync('dist', { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const texts = files.map((file) => [file.name, readFileSync(`${file.parentPath}/${file.name}`, 'utf8')] as const);
  expect(texts.length).toBeGreaterThan(20);
  // Of a package's own names some end so: a key has letters or digits behind.
  const key = /\b(?:[rs]k_(?:test|live)_|shp(?:at|ca|pa|ss)_|whsec_)\w{4}/;
  expect(texts.filter(([, text]) => key.test(text)).map(([name]) => name)).toEqual([]);
});

test.describe('credit in Stripe', () => {
  test.use({ world: { settings: { gesture_executors: 'credit = stripe', stripe_key: 'rk_test_giving' } } });

  test('is issued where it is given, and Undo takes it back there; the key is nowhere but at the proxy', async ({
    open,
    account,
    context,
  }) => {
    const bodies: string[] = [];
    context.on('request', (request) => bodies.push(`${request.url()} ${request.postData() ?? ''}`));
    const desk = await (await open()).ready();
    await desk.give();
    await expect(desk.card()).toContainText('✓ Stripe has issued it: cbtxn_sandbox1');
    await expect(desk.card()).toContainText(/The customer holds €\d+ there now\./);
    await expect(desk.card().getByRole('checkbox', { name: /^Issue / })).toHaveCount(0);
    const [given, ...others] = await creditsInStripe(account);
    expect(others).toEqual([]);
    expect(given).toBeLessThan(0);
    await desk.undo.click();
    await expect.poll(() => creditsInStripe(account)).toEqual([given, -(given ?? 0)]);

    const secret = /[rs]k_test_/;
    expect(bodies.filter((body) => secret.test(body))).toEqual([]);
    expect(bodies.some((body) => body.includes('{{setting.stripe_key}}'))).toBe(true);
    expect(JSON.stringify(await account.traffic())).not.toMatch(secret);
    expect(JSON.stringify(await account.moments(101))).not.toMatch(secret);
    expect(JSON.stringify(await account.vendors<Vendors>())).not.toMatch(secret);
    expect(await desk.screen.innerText()).not.toMatch(secret);
  });

  test('whose answer is lost is found, and given once', async ({ open, account, trouble, noise }) => {
    noise.expectFailedVendors();
    const desk = await (await open()).ready();
    await trouble({ vendors: 'lost_reply' });
    await desk.give();
    await expect(desk.card()).toContainText('✓ Stripe has issued it: cbtxn_sandbox1');
    expect(await creditsInStripe(account)).toHaveLength(1);
  });

  test('is given to whom the agent names, where there are two accounts and nobody has verified the address', async ({ open, account }) => {
    const desk = await (await open({ ticket: 105 })).ready();
    await desk.page.getByLabel('What went wrong').selectOption('Late delivery');
    await expect(desk.makeItRight).toContainText('store credit');
    await desk.makeItRight.click();
    const accounts = desk.screen.getByRole('button', { name: /emil\.jansen@shop\.example/ });
    await expect(accounts).toHaveCount(2);
    expect(await creditsInStripe(account)).toEqual([]);
    await accounts.first().click();
    await expect(desk.card()).toContainText('✓ Stripe has issued it: cbtxn_sandbox1');
    expect(await creditsInStripe(account)).toHaveLength(1);
  });
});

test.describe('a key of Stripe that may only read', () => {
  test.use({ world: { settings: { gesture_executors: 'credit = stripe', stripe_key: 'rk_test_sandbox' } } });

  test('is refused with the permission that it lacks, and nothing is given', async ({ open, account, noise }) => {
    noise.expectFailedVendors();
    const desk = await (await open()).ready();
    await desk.makeItRight.click();
    await expect(desk.screen).toContainText('Stripe does not accept the key in the settings, or the key may not do this.');
    await expect(desk.screen).toContainText('rak_customer_write');
    await expect(desk.screen).not.toContainText('rk_test');
    expect(await creditsInStripe(account)).toEqual([]);
    expect((await account.standing(101)).live).toEqual([]);
  });
});

test.describe('store credit in Shopify', () => {
  test.use({
    world: {
      settings: {
        gesture_executors: 'credit = shopify store credit 90 days',
        shopify_shop: 'sandbox.myshopify.com',
        shopify_token: 'shpat_giving',
      },
    },
  });

  test('is issued with its end, and Undo takes it back', async ({ open, account }) => {
    const desk = await (await open()).ready();
    await desk.give();
    await expect(desk.card()).toContainText('✓ Shopify has issued it: gid://shopify/StoreCreditAccountCreditTransaction/');
    await expect(desk.card()).toContainText('It expires on ');
    const kinds = async (): Promise<readonly unknown[]> =>
      (await account.vendors<Vendors>()).shopify.holds.creditAccounts.flatMap(({ transactions }) =>
        (transactions as Rows).map(({ kind }) => kind),
      );
    expect(await kinds()).toEqual(['credit']);
    await desk.undo.click();
    await expect.poll(kinds).toEqual(['credit', 'debit']);
  });

  test('with a token that has expired is refused, and said in one sentence', async ({ open, account, trouble, noise }) => {
    noise.expectFailedVendors();
    const desk = await (await open()).ready();
    await trouble({ vendors: 'key_expired' });
    await desk.makeItRight.click();
    await expect(desk.screen).toContainText(/Shopify does not (take|accept) the key in the settings/);
    expect((await account.vendors<Vendors>()).shopify.holds.creditAccounts).toEqual([]);
  });
});

test.describe('a gift card of Shopify', () => {
  test.use({
    world: {
      settings: { gesture_executors: 'credit = shopify gift card', shopify_shop: 'sandbox.myshopify.com', shopify_token: 'shpat_giving' },
    },
  });

  test('is sent by Shopify itself: only the end of its code is shown', async ({ open, account }) => {
    const desk = await (await open()).ready();
    await desk.give();
    const [card] = (await account.vendors<Vendors>()).shopify.holds.giftCards;
    await expect(desk.card()).toContainText(`Its code ends in ${String(card?.['lastCharacters'])}.`);
    expect(card).toMatchObject({ isNotified: true });
    await desk.undo.click();
    await expect.poll(async () => (await account.vendors<Vendors>()).shopify.holds.giftCards[0]?.['deactivatedAtMs']).not.toBeNull();
  });
});
