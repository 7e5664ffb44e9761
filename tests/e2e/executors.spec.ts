import type { Account } from './account.ts';
import { expect, test } from './fixtures.ts';

const HOST = 'gestures.sample.example';
const SETTINGS = { gesture_executors: 'credit = webhook', webhook_host: HOST, webhook_url: `https://${HOST}/v1` };
const story = 'The parcel sat in a depot for a week (sample).';

interface Vendors {
  readonly webhook: {
    readonly received: readonly { readonly method: string; readonly path: string; readonly status: number; readonly body: unknown }[];
    readonly holds: readonly { readonly key: string; readonly status: string; readonly amountMinor: number; readonly customer: string }[];
  };
}

async function system(account: Account): Promise<Vendors['webhook']> {
  return (await account.vendors<Vendors>()).webhook;
}

test('without any setting a gesture is left to the agent, and nobody outside is asked', async ({ open, account }) => {
  const desk = await (await open()).ready();
  await desk.give(story);
  await expect(desk.card().getByRole('checkbox', { name: /^Issue store credit/ })).not.toBeChecked();
  await expect(desk.card()).not.toContainText('has issued it');
  expect((await system(account)).received).toEqual([]);
});

test.describe("with store credit in the company's own system", () => {
  test.use({ world: { settings: SETTINGS } });

  test('a gesture is issued there once, with its reference on the card, and Undo takes it back', async ({ open, account }) => {
    const desk = await (await open()).ready();
    const amountMinor = Number(await desk.amount.inputValue()) * 100;
    await desk.give(story);
    await expect(desk.card()).toContainText(`✓ ${HOST} has issued it: GW-0001`);
    await expect(desk.card()).toContainText(`The customer holds €${amountMinor / 100} there now.`);
    await expect(desk.card().getByRole('checkbox', { name: /^Issue/ })).toHaveCount(0);
    await expect(desk.card()).toContainText(`Undo takes back at ${HOST} what the customer has not used by then.`);
    // The record is written while the card can be read already.
    await expect.poll(async () => (await account.moments(101)).length).toBe(1);
    const [moment] = await account.moments(101);
    const { received, holds } = await system(account);
    expect(received).toMatchObject([{ method: 'POST', path: '/v1/gestures', status: 200 }]);
    expect(JSON.parse(String(received[0]?.body))).toEqual({
      schema: 1,
      key: moment?.external_id,
      gesture: 'credit',
      amount_minor: amountMinor,
      currency: 'EUR',
      ticket: '101',
      customer: { zendesk_id: '2000001' },
    });
    expect(holds).toMatchObject([{ key: moment?.external_id, status: 'done', amountMinor, customer: '2000001' }]);

    await desk.page.reload();
    await expect(desk.card()).toContainText(`✓ ${HOST} has issued it: GW-0001`);
    await desk.card().getByRole('button', { name: 'Undo' }).click();
    await expect(desk.app.getByText('Taken back. It no longer counts.')).toBeVisible();
    expect((await system(account)).holds).toMatchObject([{ status: 'reversed' }]);
    expect(await account.standing(101)).toMatchObject({ live: [], given: [] });
  });

  test('that lost its answer is found there, and nothing is given twice', async ({ open, account, noise }) => {
    noise.expectFailedVendors();
    await account.changeWebhook({ mode: 'down_after' });
    const desk = await (await open()).ready();
    await desk.makeItRight.click();
    const card = desk.card(/^Being given: /);
    await expect(card).toContainText(`it is not known whether ${HOST} has done it. Ask again before you tell the customer`, {
      timeout: 60_000,
    });
    await account.changeWebhook({ mode: 'works' });
    await card.getByRole('button', { name: 'Ask again' }).click();
    await expect(desk.card()).toContainText(`✓ ${HOST} has issued it: GW-0001`);
    expect((await system(account)).holds).toMatchObject([{ status: 'done' }]);
  });

  test('a colleague on the ticket finishes what nobody knows about', async ({ open, openElsewhere, account, noise }) => {
    noise.expectFailedVendors();
    await account.changeWebhook({ mode: 'down_after' });
    const desk = await (await open()).ready();
    await desk.makeItRight.click();
    await expect(desk.card(/^Being given: /)).toContainText('it is not known whether', { timeout: 60_000 });
    await account.changeWebhook({ mode: 'works' });
    const other = await openElsewhere({ user: 'agent2' });
    await expect(other.card(/^Made right: /)).toContainText(`✓ ${HOST} has issued it: GW-0001`);
    expect((await system(account)).holds).toHaveLength(1);
  });

  test('that accepted it says so, until it is done', async ({ open, account }) => {
    await account.changeWebhook({ mode: 'slow' });
    const desk = await (await open()).ready();
    await desk.makeItRight.click();
    await expect(desk.card(/^Being given: /)).toContainText(`${HOST} has accepted it but not done it yet. Ask again in a while.`);
  });

  test('that refuses is told in its words, the money is free, the story stays, and it can be given by hand', async ({ open, account }) => {
    await account.changeWebhook({ mode: 'refuses' });
    const desk = await (await open()).ready();
    await desk.tell(story);
    await desk.makeItRight.click();
    await expect(desk.app.getByText(`Refused by ${HOST}: nothing was given.`).first()).toBeVisible();
    await expect(desk.app.getByText(`${HOST} says: “This customer is blocked.” Choose something else.`).first()).toBeVisible();
    await expect(desk.composer).not.toContainText('store credit');
    expect(await account.standing(101)).toMatchObject({ live: [], given: [] });
    await desk.app.getByRole('button', { name: 'Give it by hand instead' }).click();
    await expect(desk.card().getByRole('checkbox', { name: /^Issue store credit/ })).not.toBeChecked();
    await expect(desk.story).toHaveValue(story);
    expect((await system(account)).holds).toEqual([]);
  });

  test('that takes the secret no more is told with who can mend it', async ({ open, account, noise }) => {
    noise.expectFailedVendors();
    await account.changeWebhook({ mode: 'turns_away' });
    const desk = await (await open()).ready();
    await desk.makeItRight.click();
    await expect(
      desk.app
        .getByText(
          `${HOST} does not accept the key in the settings, or the key may not do this. Tell an admin; until then give it by hand.`,
        )
        .first(),
    ).toBeVisible();
    expect(await account.standing(101)).toMatchObject({ live: [], given: [] });
  });
});

test.describe('with settings that name nobody', () => {
  test.use({ world: { settings: { gesture_executors: 'credit = paypal\ngift = webhook' } } });

  test('an admin reads what is wrong, and gestures are given by hand', async ({ open }) => {
    const desk = await (await open({ user: 'admin' })).ready();
    const page = desk.app.getByRole('main');
    await expect(page).toContainText('Who carries gestures out (credit): “paypal” is not one of the possible values.');
    await expect(page).toContainText(
      'Host of your own system: It is missing. Until this is corrected, agents carry these gestures out by hand.',
    );
  });
});
