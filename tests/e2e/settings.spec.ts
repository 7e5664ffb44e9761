import { expect, test } from './fixtures.ts';

test.describe('with settings that cannot be read', () => {
  test.use({ world: { settings: { gesture_limit: 'abc', margin_percent: '-5', policy: '{not json' } } });

  test('an admin reads a sentence for each, by its label and with what applies until it is mended', async ({ open }) => {
    const desk = await open({ user: 'admin' });
    const page = desk.app.getByRole('main');
    await expect(page).toContainText('3 settings need an admin');
    await expect(page).toContainText('Limit per gesture: “abc” is not a number');
    await expect(page).toContainText('Until this is corrected, no money can be given');
    await expect(page).toContainText('Margin in percent: “-5” is less than 0.');
    await expect(page).toContainText('is not valid JSON');
  });

  test('an agent is not told, and the rest works in its stricter reading', async ({ open, account }) => {
    const desk = await open();
    await expect(desk.region('Customer value')).toContainText('€1,240 so far');
    await expect(desk.region('Suggested gesture')).toContainText('Suggested: €20. Stopped by the limit per gesture.');
    await expect(desk.app.getByText(/settings? needs? an admin/)).toHaveCount(0);
    await desk.app.getByRole('button', { name: /^Priority/ }).click();
    await (await desk.ready()).give();
    expect((await account.moments(101))[0]?.custom_object_fields).toMatchObject({ gesture: 'priority', amount_minor: 0 });
  });
});

test.describe('with orders as the source of value', () => {
  test.use({ world: { settings: { value_source: 'orders_object:order', margin_percent: null } } });

  test('value is read from order records, within the same three requests', async ({ open, account }) => {
    const desk = await (await open()).ready();
    await expect(desk.region('Customer value')).toContainText('€1,240 so far');
    await desk.app.getByRole('button', { name: 'How is this known?' }).click();
    await expect(desk.region('Customer value')).toContainText('From 15 order records');
    await expect(desk.region('Prior incidents').locator('.lead')).toBeVisible();
    expect((await account.traffic()).length).toBeLessThanOrEqual(3);
  });
});

test.describe('with a source of value that the account does not have', () => {
  test.use({ world: { settings: { value_source: 'orders_object:parcel' } } });

  test('only the value is missing, and that is said with what to do', async ({ open, trouble }) => {
    await trouble({});
    const desk = await open();
    await expect(desk.region('Customer value')).toContainText('Could not load: Customer value.');
    await expect(desk.region('Customer value')).toContainText('There is no object for orders with the name in the app’s settings.');
    await expect(desk.region('Customer value').getByRole('button', { name: 'Reload value' })).toBeVisible();
    await expect(desk.region('Prior incidents')).toContainText('3 prior incidents in 60 days');
    await (await desk.ready()).give();
  });
});
