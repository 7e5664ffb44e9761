import { expect, test } from './fixtures.ts';

test('one cent over the limit per gesture is refused by name, exactly the limit is accepted', async ({ open, account }) => {
  const desk = await (await open()).ready();
  await desk.amount.fill('25.01');
  await expect(desk.region('Suggested gesture')).toContainText('Limit per gesture: €25.');
  await expect(desk.makeItRight).toBeDisabled();
  await desk.amount.fill('25');
  await desk.give();
  expect((await account.moments(101))[0]?.custom_object_fields).toMatchObject({ amount_minor: 2500 });
});

test('a lead may give more in one gesture than an agent', async ({ open, account }) => {
  const desk = await (await open({ user: 'lead' })).ready();
  await desk.amount.fill('40');
  await desk.give();
  expect((await account.moments(101))[0]?.custom_object_fields).toMatchObject({ amount_minor: 4000 });
});

test('a second gesture for the same ticket and cause is refused, naming who gave what and when', async ({
  open,
  openElsewhere,
  account,
}) => {
  const late = await (await openElsewhere({ user: 'agent2' })).ready();
  const first = await (await open()).ready();
  await first.give();
  await late.makeItRight.click();
  const sentence = /Already made right by Maya Whitlock \(sample\), just now: €20 store credit\./;
  await expect(late.screen.getByText(sentence).first()).toBeVisible();
  await expect(late.announcement).toHaveText(sentence);
  expect(await account.standing(101)).toMatchObject({ live: [{ created_by_user_id: '1000001' }], given: [{}] });

  await late.reloadApp();
  await expect(late.card()).toContainText('Made right: €20 store credit');
  await expect(late.card()).toContainText('Given by Maya Whitlock (sample)');
  await expect(late.undo).toBeHidden();
});

test('what one agent gave is undone by no other agent, and by a lead for everybody', async ({ open, openElsewhere, account }) => {
  const giver = await (await open()).ready();
  await giver.give();
  const colleague = await openElsewhere({ user: 'agent2' });
  await expect(colleague.card()).toContainText('Given by Maya Whitlock (sample)');
  await expect(colleague.undo).toBeHidden();
  const lead = await openElsewhere({ user: 'lead' });
  await lead.undo.click();
  await expect(lead.makeItRight).toBeVisible();
  expect(await account.standing(101)).toEqual({ live: [], given: [] });
  await giver.reloadApp();
  await giver.ready();
});

test.describe("with 25 for an agent's day", () => {
  test.use({ world: { settings: { agent_daily_limit: 25 } } });

  test('the day counts across tickets, and says when it is free again', async ({ open }) => {
    const desk = await (await open()).ready();
    await desk.give();
    await desk.goto(102, 'agent');
    await desk.ready();
    await expect(desk.region('Suggested gesture')).toContainText('€5 left today');
    await desk.amount.fill('5.01');
    await expect(desk.region('Suggested gesture')).toContainText('Over your daily limit. Left today: €5. Available again tomorrow.');
    await expect(desk.makeItRight).toBeDisabled();
    await desk.amount.fill('5');
    await desk.give();
  });

  test('a page that knows nothing of the other yet is refused when it looks, and holds nothing', async ({ open, account }) => {
    const one = await (await open()).ready();
    const other = await (await open({ ticket: 105 })).ready();
    await one.give();
    await other.amount.fill('10');
    await other.makeItRight.click();
    await expect(other.region('Suggested gesture')).toContainText('Over your daily limit. Left today: €5. Available again tomorrow.');
    await expect(other.announcement).toContainText('Not given: Over your daily limit');
    expect(await account.standing(105)).toEqual({ live: [], given: [] });
  });
});

test.describe('with 20 for the team and its month', () => {
  test.use({ world: { settings: { team_monthly_budget: 20 } } });

  test("what a colleague gave counts against the team's budget", async ({ open, openElsewhere }) => {
    await (await (await openElsewhere({ user: 'agent2' })).ready()).give();
    const desk = await open({ ticket: 102 });
    await desk.amount.fill('1');
    await expect(desk.region('Suggested gesture')).toContainText(/Over the team’s budget. Left this month: €0\. Available again/);
    await expect(desk.makeItRight).toBeDisabled();
  });
});

test.describe('with a limit of 0', () => {
  test.use({ world: { settings: { gesture_limit: 0 } } });

  test('no money is permitted, and time still is', async ({ open, account }) => {
    const desk = await (await open()).ready();
    await expect(desk.region('Suggested gesture')).toContainText('Suggested: €20. Stopped by the limit per gesture.');
    await desk.amount.fill('1');
    await expect(desk.region('Suggested gesture')).toContainText('Nothing is permitted. Set to 0: the limit per gesture.');
    await expect(desk.makeItRight).toBeDisabled();
    await desk.app.getByRole('button', { name: /^Priority/ }).click();
    await desk.give();
    expect((await account.moments(101))[0]?.custom_object_fields).toMatchObject({ gesture: 'priority', amount_minor: 0 });
  });
});

const LIMITS = ['gesture_limit', 'agent_daily_limit', 'customer_limit', 'customer_gesture_count', 'team_monthly_budget'];

test.describe('with no limits', () => {
  test.use({ world: { settings: Object.fromEntries(LIMITS.map((name) => [name, 'none'])) } });

  test('nothing is refused, since somebody has written so', async ({ open, account }) => {
    const desk = await (await open()).ready();
    await expect(desk.region('Suggested gesture')).toContainText('No limits are set');
    // What a gesture may be goes by the price all the same.
    await desk.change.click();
    await desk.app.getByRole('button', { name: 'More details' }).click();
    await desk.app.getByLabel('Price of what failed').fill('2000');
    await desk.amount.fill('2500');
    await desk.give();
    expect((await account.moments(101))[0]?.custom_object_fields).toMatchObject({ amount_minor: 250_000 });
  });
});

test.describe('with limits that nobody has filled in', () => {
  test.use({ world: { settings: Object.fromEntries(LIMITS.map((name) => [name, null])) } });

  test('those of the form hold', async ({ open }) => {
    const desk = await (await open()).ready();
    await desk.amount.fill('25.01');
    await expect(desk.region('Suggested gesture')).toContainText('Limit per gesture: €25.');
    await expect(desk.makeItRight).toBeDisabled();
  });
});
