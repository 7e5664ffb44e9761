import type { Account } from './account.ts';
import { expect, test } from './fixtures.ts';

type Rows = readonly Readonly<Record<string, unknown>>[];
interface Vendors {
  readonly stripe: { readonly holds: { readonly refunds: Rows } };
  readonly shopify: { readonly holds: { readonly refunds: Rows } };
}

async function refunds(account: Account, vendor: keyof Vendors): Promise<Rows> {
  return (await account.vendors<Vendors>())[vendor].holds.refunds;
}

const STRIPE = { gesture_executors: 'owed refund = stripe', stripe_key: 'rk_test_giving' };
const SHOPIFY = { gesture_executors: 'owed refund = shopify', shopify_shop: 'sandbox.myshopify.com', shopify_token: 'shpat_giving' };

for (const { name, vendor, settings, reference } of [
  { name: 'Stripe', vendor: 'stripe', settings: STRIPE, reference: 're_sandbox' },
  { name: 'Shopify', vendor: 'shopify', settings: SHOPIFY, reference: 'gid://shopify/Refund/' },
] as const) {
  test.describe(`what is owed, where ${name} pays it back`, () => {
    test.use({ world: { settings } });

    test('is chosen, confirmed, paid once, and kept with its reference for everybody', async ({ open, account }) => {
      const desk = await (await open()).ready();
      await desk.give();
      const card = desk.card();
      await card.getByRole('button', { name: `Pay it back through ${name}` }).click();
      await card.getByRole('radiogroup', { name: 'What is paid back?' }).getByRole('radio').first().check();
      const amount = card.getByLabel('How much');
      await amount.fill('99999');
      await expect(card).toContainText('No more than this can be paid back: ');
      await amount.fill('3');
      await desk.page.screenshot({ path: test.info().outputPath(`owed-${vendor}-choose.png`), fullPage: true });
      await card.getByRole('button', { name: 'Continue' }).click();
      await expect(card).toContainText('It cannot be taken back, not even by Undo. It is not paid from the budget.');
      await desk.page.screenshot({ path: test.info().outputPath(`owed-${vendor}-confirm.png`), fullPage: true });
      expect(await refunds(account, vendor)).toEqual([]);
      await card.getByRole('button', { name: /^Pay back / }).click();
      await expect(card).toContainText(`✓ ${name} has paid this back: €3. Reference: ${reference}`);
      await desk.page.screenshot({ path: test.info().outputPath(`owed-${vendor}-paid.png`), fullPage: true });
      await expect(card.getByRole('button', { name: /Pay it back/ })).toHaveCount(0);
      expect(await refunds(account, vendor)).toHaveLength(1);
      await expect.poll(async () => JSON.stringify(await account.moments(101))).toContain(reference);

      await desk.page.reload();
      await expect(desk.card()).toContainText(`✓ ${name} has paid this back: €3. Reference: ${reference}`);
      await expect(
        desk
          .card()
          .getByRole('checkbox', { name: /^Owed: / })
          .first(),
      ).toBeChecked();
      expect(await refunds(account, vendor)).toHaveLength(1);
    });
  });
}

test.describe('what is owed, at a provider in trouble', () => {
  test.use({ world: { settings: STRIPE } });

  test('whose answer is lost is found, and paid once', async ({ open, account, trouble, noise }) => {
    noise.expectFailedVendors();
    const desk = await (await open()).ready();
    await desk.give();
    const card = desk.card();
    await card.getByRole('button', { name: 'Pay it back through Stripe' }).click();
    await card.getByRole('radiogroup', { name: 'What is paid back?' }).getByRole('radio').first().check();
    await card.getByRole('button', { name: 'Continue' }).click();
    await trouble({ vendors: 'lost_reply' });
    await card.getByRole('button', { name: /^Pay back / }).click();
    await expect(card).toContainText(/Stripe has paid this back|It is not known whether Stripe has paid this back/, { timeout: 60_000 });
    await trouble({ vendors: 'none' });
    const again = card.getByRole('button', { name: 'Ask again' });
    if (await again.isVisible()) await again.click();
    await expect(card).toContainText('✓ Stripe has paid this back: ');
    expect(await refunds(account, 'stripe')).toHaveLength(1);
  });

  test('that takes the key no more is told in one sentence, and it is paid by hand as before', async ({
    open,
    account,
    trouble,
    noise,
  }) => {
    noise.expectFailedVendors();
    const desk = await (await open()).ready();
    await desk.give();
    const card = desk.card();
    await card.getByRole('button', { name: 'Pay it back through Stripe' }).click();
    await card.getByRole('radiogroup', { name: 'What is paid back?' }).getByRole('radio').first().check();
    await card.getByRole('button', { name: 'Continue' }).click();
    await trouble({ vendors: 'key_expired' });
    await card.getByRole('button', { name: /^Pay back / }).click();
    await expect(card).toContainText('Stripe does not accept the key in the settings, or the key may not pay back.');
    await desk.page.screenshot({ path: test.info().outputPath('owed-refused.png'), fullPage: true });
    expect(await refunds(account, 'stripe')).toEqual([]);
    await card
      .getByText(/^Owed: /)
      .first()
      .click();
    await expect(card).toContainText('Done by you');
  });
});
