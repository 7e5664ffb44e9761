import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

test.describe('on the first day, with no setting but its name', () => {
  test.use({ world: { isBare: true } });

  test('an agent can give nothing, reads why, and nothing is written', async ({ open, account }) => {
    const desk = await open();
    await expect(desk.region('Service moment')).toContainText('Nothing can be given until an admin has set a currency');
    await expect(desk.region('Prior incidents')).toContainText('3 prior incidents in 60 days');
    await expect(desk.makeItRight).toHaveCount(0);
    await expect(desk.app.getByRole('button', { name: 'Ask a lead' })).toHaveCount(0);
    await expect(desk.region('Customer value')).toHaveCount(0);
    await expect(desk.app.getByText('this app is not set up')).toHaveCount(0);
    expect(await account.standing(101)).toEqual({ live: [], given: [] });
  });

  test("an admin's Budget tab reads and writes nothing before there is a currency", async ({ page, account }) => {
    const app = await openLeadPage(page, 'admin');
    await expect(app.getByRole('main')).toContainText('Nothing can be given yet: this app is not set up');
    await app.getByRole('tab', { name: 'Budget' }).click();
    await expect(app.getByText('There is no budget to show until an admin has set a currency')).toBeVisible();
    expect((await account.traffic()).filter(({ method, path }) => method !== 'GET' && !path.endsWith('/search'))).toEqual([]);
  });

  test('the steps that an admin reads lead to the first gesture', async ({ open, openElsewhere, account }) => {
    const admin = await open({ user: 'admin' });
    const steps = admin.app.getByRole('main').getByRole('listitem');
    await expect(steps.filter({ hasText: 'Under “Currency”, enter the code of the currency' })).toBeVisible();
    await expect(steps.filter({ hasText: 'Under “Lead group”, enter the name of the group' })).toBeVisible();
    await expectAccessible(admin.page);

    await account.setSettings({ currency: 'EUR', leads_group: 'Team leads' });
    await admin.page.reload();
    await admin.ready();
    await expect(admin.app.getByText('this app is not set up')).toHaveCount(0);

    const desk = await (await openElsewhere()).ready();
    await desk.amount.fill('25.01');
    await expect(desk.screen).toContainText('Limit per gesture: €25.');
    await desk.amount.fill('25');
    await desk.give('The parcel was late for a birthday.');
    expect((await account.moments(101))[0]?.custom_object_fields).toMatchObject({ amount_minor: 2500, currency: 'EUR' });
  });
});

test.describe('with a currency that does not exist', () => {
  test.use({ world: { settings: { currency: 'EURO', gesture_limit: 'abc' } } });

  test('nothing can be given, and an admin reads that fault and the others', async ({ open }) => {
    const desk = await open({ user: 'admin' });
    const page = desk.app.getByRole('main');
    await expect(page).toContainText('2 settings need an admin');
    await expect(page).toContainText('Currency: “EURO” is not a currency code such as EUR. Until this is corrected, nothing can be given.');
    await expect(page).toContainText('Limit per gesture: “abc” is not a number such as 25 or 12.50, and not the word none');
    await expect(desk.region('Service moment')).toContainText('Nothing can be given until');
    await expect(desk.makeItRight).toHaveCount(0);
  });
});
