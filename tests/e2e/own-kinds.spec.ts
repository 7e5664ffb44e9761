import { expect, test } from './fixtures.ts';
import { reachesSideways } from './layout-faults.ts';
import { openLeadPage, tabNamed } from './lead-page.ts';
import { leadFrame } from './walks.ts';

const HOST = 'gestures.sample.example';
const story = 'The parcel sat in a depot for a week (sample).';

/** A thousand miles are worth twelve euros, and come in hundreds; whoever waits is owed another delivery. */
const MILES = {
  key: 'miles',
  label: { en: 'Miles', de: 'Meilen', ar: 'أميال' },
  unit: {
    name: { en: { one: 'mile', other: 'miles' }, de: { one: 'Meile', other: 'Meilen' }, ar: { other: 'ميل' } },
    worth: 12,
    per: 1000,
  },
  denominations: [100],
};
const POLICY = {
  version: 'own-1',
  kinds: [MILES],
  owed_actions: [{ key: 'resend', label: { en: 'another delivery' }, reply: { en: 'In any case we send it again.' } }],
  causes: [{ cause: 'late_delivery', kind: 'miles', owed: ['resend'] }],
};

test.describe('with miles of the team’s own, by hand', () => {
  test.use({ world: { settings: { policy: JSON.stringify(POLICY) } } });

  test('what is suggested, typed, given, written and told is the number, and what counts is its worth', async ({ open, account, page }) => {
    const desk = await (await open()).ready();
    const region = desk.region('Suggested gesture');
    await expect(region.locator('.lead')).toHaveText(/^[\d,]+ miles \(€[\d.]+\)$/);
    await expect(region).toContainText('another delivery');
    await expect(region.locator('.amount')).toContainText('miles');
    await desk.amount.fill('150');
    await expect(region).toContainText('Enter a multiple of: 100.');
    await desk.amount.fill('12.5');
    await expect(region).toContainText('This is counted in whole units: enter a whole number.');
    await desk.amount.fill('500');
    await expect(region.locator('.lead')).toHaveText('500 miles (€6)');
    await desk.give(story);
    await expect(desk.card()).toContainText('500 miles (€6)');
    await expect(desk.card().getByRole('checkbox', { name: 'Issue this: 500 miles (€6).' })).not.toBeChecked();
    await expect(desk.card().getByRole('checkbox', { name: 'Owed: another delivery.' })).not.toBeChecked();
    await expect(desk.composer).toContainText('you get this from us: 500 miles.');
    await expect(desk.composer).toContainText('In any case we send it again.');
    const [moment] = await account.moments(101);
    expect(moment?.custom_object_fields).toMatchObject({ gesture: 'miles', amount_minor: 600 });
    expect(JSON.parse(String(moment?.custom_object_fields['detail']))).toMatchObject({ count: 500 });
    const [reserve] = await account.entries(101);
    expect(reserve?.custom_object_fields).toMatchObject({ kind: 'reserve', amount_minor: 600 });

    const lead = await openLeadPage(page, 'lead', 'Moments');
    await expect(lead.getByRole('main')).toContainText('500 miles (€6)');
    await lead.getByRole('combobox', { name: 'Gesture' }).selectOption({ label: 'Miles' });
    await expect(lead.getByRole('main')).toContainText('500 miles (€6)');
  });

  test('once the policy names them no more they are called by their key, and no tab breaks', async ({ open, account, page }) => {
    const desk = await (await open()).ready();
    await desk.amount.fill('500');
    await desk.give(story);
    await expect.poll(async () => (await account.moments(101)).length).toBe(1);
    await account.setSettings({ policy: '' });
    await desk.page.reload();
    await expect(desk.card()).toContainText('€6 Miles');
    await expect(desk.card().getByRole('checkbox', { name: 'Issue this: €6 Miles.' })).not.toBeChecked();
    const app = await openLeadPage(page, 'admin', 'Moments');
    await expect(app.getByRole('main')).toContainText('€6 Miles');
    for (const name of ['Budget', 'Insights', 'Limits', 'Setup', 'Line-up', 'Requests']) {
      await app.getByRole('tab', { name: tabNamed(name) }).click();
      await expect(app.getByRole('tabpanel').getByRole('heading').first()).toBeVisible();
      await expect(app.getByRole('tabpanel')).not.toContainText('cannot be shown');
      if (name === 'Budget') await expect(app.getByRole('tabpanel')).toContainText('€6 Miles');
    }
  });

  for (const [locale, region] of [
    ['en', 'Suggested gesture'],
    ['de', 'Vorgeschlagene Geste'],
    ['ar', ''],
  ] as const)
    test(`they are read in ${locale} at 320 pixels, in the dark`, async ({ open }, info) => {
      const desk = await open({ extra: `&locale=${locale}&scheme=dark` });
      const first = region === '' ? desk.app.locator('.verdict .lead') : desk.region(region).locator('.lead').first();
      await expect(first).toContainText({ en: 'miles', de: 'Meilen', ar: 'ميل' }[locale]);
      await desk.page.screenshot({ path: info.outputPath(`own-kinds-${locale}.png`) });
      await desk.app.locator('.verdict .act, .verdict button.primary, .verdict .button').first().click();
      await expect(desk.app.locator('.moment')).toContainText({ en: 'miles', de: 'Meilen', ar: 'ميل' }[locale]);
      expect(await reachesSideways(desk.frame())).toEqual([]);
      await desk.page.screenshot({ path: info.outputPath(`own-kinds-${locale}-given.png`) });
    });

  test('the filter of moments fits into 320 pixels', async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 800 });
    const lead = await openLeadPage(page, 'lead', 'Moments');
    await expect(lead.getByRole('combobox', { name: 'Gesture' })).toBeVisible();
    expect(await reachesSideways(leadFrame(page))).toEqual([]);
  });
});

test.describe("with miles in the company's own system", () => {
  const kinds = [{ ...MILES, executor: 'webhook' }];
  const settings = { policy: JSON.stringify({ ...POLICY, kinds }), webhook_host: HOST, webhook_url: `https://${HOST}/v1` };
  test.use({ world: { settings } });

  test('they are issued there once, by their number and their worth', async ({ open, account }) => {
    const desk = await (await open()).ready();
    await desk.amount.fill('500');
    await desk.give(story);
    await expect(desk.card()).toContainText(`✓ ${HOST} has issued it: GW-0001`);
    await expect(desk.card().getByRole('checkbox', { name: /^Issue/ })).toHaveCount(0);
    const { webhook } = await account.vendors<{
      readonly webhook: { readonly received: readonly { readonly method: string; readonly body: unknown }[] };
    }>();
    const sent = webhook.received.filter(({ method }) => method === 'POST');
    expect(sent).toHaveLength(1);
    expect(JSON.parse(String(sent[0]?.body))).toMatchObject({ gesture: 'miles', count: 500, amount_minor: 600, currency: 'EUR' });
  });
});
