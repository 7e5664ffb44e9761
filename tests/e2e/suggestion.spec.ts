import type { Locator } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { type Account, detailOf } from './account.ts';
import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

function suggested(desk: Workspace): Locator {
  return desk.region('Suggested gesture');
}

function button(desk: Workspace, name: string): Locator {
  return desk.app.getByRole('button', { name, exact: true });
}

/** Ticks a box where people do: on its words. */
async function tick(desk: Workspace, name: string): Promise<void> {
  await desk.app.getByText(name, { exact: true }).click();
  await expect(desk.app.getByRole('checkbox', { name })).toBeChecked();
}

/** Opens whatever can be opened, also what comes with it, in any language. */
async function openEverything(desk: Workspace): Promise<void> {
  await expect(desk.app.locator('.act')).toBeEnabled();
  const closed = desk.app.locator('button[aria-expanded="false"]');
  await expect(async () => {
    while ((await closed.count()) > 0) await closed.first().click();
    await expect(desk.app.locator('.findings a').first()).toBeVisible({ timeout: 500 });
    await expect(desk.app.getByRole('checkbox').first()).toBeVisible({ timeout: 500 });
    await expect(closed).toHaveCount(0, { timeout: 500 });
  }).toPass();
  await desk.quiet();
}

/** What axe finds, and what reaches beyond the frame. */
async function expectReadable(desk: Workspace): Promise<void> {
  await expectAccessible(desk.page);
  const beyond = await desk.frame().evaluate(() => {
    const { clientWidth, clientHeight, scrollWidth, scrollHeight } = document.documentElement;
    return { width: window.innerWidth, sideways: scrollWidth - clientWidth, below: scrollHeight - clientHeight };
  });
  expect(beyond).toEqual({ width: 320, sideways: 0, below: 0 });
}

/** A sum as it is written, in cents. */
function minor(text: string): number {
  return Math.round(Number(text.replaceAll(/[^\d.-]/g, '')) * 100);
}

/** What each reason adds, in cents. */
async function sums(desk: Workspace): Promise<readonly number[]> {
  return (await desk.app.locator('.reasons .sum > :last-child').allTextContents()).map(minor);
}

async function decisionOf(account: Account, ticket: number): Promise<Record<string, unknown>> {
  const [moment] = await account.moments(ticket);
  return detailOf(moment)['decision'] as Record<string, unknown>;
}

test.describe('Why this?', () => {
  test('opens with the keyboard, adds up to the amount, and closes again', async ({ open }) => {
    const desk = await (await open()).ready();
    const why = button(desk, 'Why this?');
    await why.press('Enter');
    await expect(why).toHaveAttribute('aria-expanded', 'true');
    await expect(suggested(desk)).toContainText('Same cause 21 days ago, 3 incidents in the period: 62% more in all.');
    const added = await sums(desk);
    expect(added.length).toBeGreaterThan(3);
    expect(added.reduce((sum, one) => sum + one, 0)).toBe(Number(await desk.amount.inputValue()) * 100);
    await expect(desk.app.locator('.total')).toHaveText(/^Total€20$/);
    await why.press('Enter');
    await expect(why).toHaveAttribute('aria-expanded', 'false');
    await expect(why).toBeFocused();
    await expect(suggested(desk)).not.toContainText('Total');
  });

  test('shows every finding with where it can be read, apart from the ticket', async ({ open }) => {
    const desk = await (await open()).ready();
    await button(desk, 'Why this?').click();
    const reasons = desk.app.locator('.reasons > li');
    await expect(reasons).toHaveCount(5);
    const findings = desk.app.getByRole('button', { name: /findings? behind this$/ });
    for (const one of await findings.all()) await one.press('Enter');
    const links = desk.app.locator('.reasons a');
    await expect(links).toHaveCount(6);
    for (const link of await links.all()) {
      await expect(link).toHaveAttribute('href', /^https?:\/\//);
      // What is read there is told by the link alone.
      await expect(link).toHaveText(/(?:\S+\s+){2}\S/);
      await expect(link).toHaveAttribute('target', '_blank');
      await expect(link).toHaveAttribute('rel', /noreferrer/);
    }
    await findings.first().press('Space');
    await expect(reasons.first().getByRole('link')).toHaveCount(0);
  });
});

for (const extra of ['', '&scheme=dark', '&locale=ar', '&locale=de']) {
  test(`with everything open it can be read at 320 px, and nothing is hidden or reaches sideways ${extra}`, async ({ open }) => {
    const desk = await open({ extra });
    await openEverything(desk);
    await expectReadable(desk);
  });
}

test.describe('more that matters', () => {
  const price = 'Price of what failed';

  test('what was kept, and its price, change the suggestion, and Why this? says so', async ({ open, account }) => {
    const desk = await (await open()).ready();
    await expect(desk.amount).toHaveValue('20');
    await desk.change.click();
    await button(desk, 'More details').click();
    await desk.app.getByRole('radio', { name: 'The customer kept it' }).check();
    // How much fits goes by the price then, which is not said yet.
    await expect(desk.makeItRight).toHaveText(/^Make it right\s· .*apology/i);
    await desk.app.getByLabel(price).fill('200');
    await expect(desk.amount).toHaveValue('25');
    await button(desk, 'Why this?').click();
    await expect(suggested(desk)).toContainText('The customer kept it. Price paid: €200. In all: 10% of that.');
    expect((await sums(desk)).reduce((sum, one) => sum + one, 0)).toBe(2500);
    await desk.give();
    expect(await decisionOf(account, 101)).toMatchObject({ facts: { outcome: 'kept', lossMinor: 20_000 } });
  });

  test('a price that cannot be read is said to be one and stops nothing, and what was typed survives a reload', async ({
    open,
    account,
  }) => {
    const desk = await (await open()).ready();
    await desk.change.click();
    await button(desk, 'More details').click();
    await desk.app.getByLabel(price).fill('two hundred');
    await desk.app.getByLabel('Days since it went wrong').fill('4');
    await tick(desk, 'Many customers have the same problem');
    await expect(suggested(desk)).toContainText('This is not a price such as 40, so it counts as not known.');
    await desk.page.reload();
    await desk.ready();
    await desk.change.click();
    await button(desk, 'More details').click();
    await expect(desk.app.getByLabel(price)).toHaveValue('two hundred');
    await expect(desk.app.getByLabel('Days since it went wrong')).toHaveValue('4');
    await expect(desk.app.getByRole('checkbox', { name: 'Many customers have the same problem' })).toBeChecked();
    await desk.give();
    expect(await decisionOf(account, 101)).toMatchObject({ facts: { lossMinor: null, hoursSinceFailure: 96, isGroup: true } });
  });
});

test.describe('within your authority', () => {
  test('is what is given as suggested, and the moment says so, with the policy and the reasons', async ({ open, account }) => {
    const desk = await (await open()).ready();
    await expect(desk.region('Suggested gesture')).toContainText('Within your authority');
    await desk.give();
    expect('deviation' in detailOf((await account.moments(101))[0])).toBe(false);
    const decision = await decisionOf(account, 101);
    expect(decision).toMatchObject({ isWithinAuthority: true, policyVersion: 'built-in-3', suggestedMinor: 2000 });
    expect(decision['reasons']).toMatchObject([
      { rule: 'base', variant: 'severity', deltaMinor: 1000 },
      { rule: 'repeat', variant: 'same_cause' },
      { rule: 'delay' },
      { rule: 'value' },
      { rule: 'rounding' },
    ]);
  });

  test('is another sum that fits, and none that does not; the usual reasons for either take one tap', async ({ open, account }) => {
    const desk = await (await open()).ready();
    await desk.amount.fill('12');
    await expect(desk.region('Suggested gesture')).toContainText('Within your authority');
    await expect(desk.app.getByLabel('Why something different?')).toHaveValue('');
    await desk.amount.fill('7');
    await expect(desk.region('Suggested gesture')).not.toContainText('Within your authority');
    await button(desk, 'promised: We had promised it').click();
    await expect(desk.app.getByLabel('Why something different?')).toHaveValue('We had promised it');
    await desk.give();
    const [moment] = await account.moments(101);
    expect(moment?.custom_object_fields).toMatchObject({ amount_minor: 700 });
    expect(detailOf(moment)).toMatchObject({ deviation: 'We had promised it' });
    expect(await decisionOf(account, 101)).toMatchObject({ isWithinAuthority: false, suggestedMinor: 2000 });
  });
});

test.describe('the reply', () => {
  test('arrives in the editor as it was changed, with placeholders filled in', async ({ open }) => {
    const desk = await (await open()).ready();
    await desk.more.click();
    await button(desk, 'Edit reply').click();
    const reply = desk.app.getByLabel('Reply', { exact: true });
    await expect(reply).toHaveValue(/^Hello \{\{ticket\.requester\.first_name\}\},/);
    await reply.fill('Dear {{ticket.requester.first_name}}, I found it at the depot.\n\nYours, {{current_user.first_name}}');
    await desk.give();
    await expect(desk.composer).toContainText('Dear Ada, I found it at the depot.');
    await expect(desk.composer).toContainText('Yours, Maya');
    await expect(desk.composer).not.toContainText('I am sorry');
  });

  test('that lets the customer choose puts the ways into the editor and gives nothing', async ({ open, account }) => {
    const desk = await (await open()).ready();
    await desk.more.click();
    await button(desk, 'Edit reply').click();
    await button(desk, 'Let the customer choose').click();
    await expect(desk.composer).toContainText('Which suits you best?');
    await expect(desk.composer).toContainText('Store credit on your account: €20.');
    await expect(desk.composer).toContainText('We will do it again, properly this time.');
    await expect(suggested(desk)).toContainText('The gestures are in the editor. Nothing is given yet');
    await desk.quiet();
    const written = (await account.traffic()).filter(({ method, path }) => method !== 'GET' && !path.endsWith('/search'));
    expect(written).toEqual([]);
    expect(await account.standing(101)).toEqual({ live: [], given: [] });
    await expect(desk.makeItRight).toBeEnabled();
  });
});

test.describe('where the law fixes what is due for a cause', () => {
  const policy = { version: 'sample-1', causes: [{ cause: 'late_delivery', statutory: true }] };
  test.use({ world: { settings: { policy: JSON.stringify(policy) } } });

  test('no money is given until a person has said that it is under way', async ({ open, account }) => {
    const desk = await open();
    await expect(suggested(desk)).toContainText('No money suggested');
    await expect(suggested(desk)).toContainText('Owed in any case: legal entitlement');
    await desk.amount.fill('10');
    await expect(desk.region('Suggested gesture')).toContainText('The law sets what is due for this.');
    await expect(desk.makeItRight).toBeDisabled();
    await tick(desk, 'The legal entitlement is under way');
    await expect(desk.makeItRight).toBeEnabled();
    await desk.give();
    expect((await account.moments(101))[0]?.custom_object_fields).toMatchObject({ amount_minor: 1000 });
    expect(await decisionOf(account, 101)).toMatchObject({ facts: { isStatutoryMet: true }, policyVersion: 'sample-1' });
  });
});

test("after three colleagues gave for the same, the fourth sees the team's range, and Why this? costs one request", async ({
  open,
  openElsewhere,
  account,
}) => {
  for (const [ticket, user, amount] of [
    [102, 'agent2', '5'],
    [104, 'agent3', '10'],
    [105, 'agent4', '15'],
  ] as const) {
    const colleague = await openElsewhere({ ticket, user });
    await colleague.change.click();
    await colleague.app.getByLabel('What went wrong?').selectOption('Late delivery');
    await colleague.app.getByRole('radio', { name: 'Moderate' }).check();
    await (await colleague.ready()).amount.fill(amount);
    await colleague.give();
    await colleague.quiet();
  }
  await account.clearTraffic();
  const desk = await (await open()).ready();
  await desk.quiet();
  expect((await account.traffic()).length).toBeLessThanOrEqual(3);

  await account.clearTraffic();
  const asked = async (): Promise<readonly string[]> => (await account.traffic()).map(({ method, path }) => `${method} ${path}`);
  const lookup = 'POST /api/v2/custom_objects/service_moment/records/search';
  const why = button(desk, 'Why this?');
  await why.click();
  await expect.poll(asked).toEqual([lookup]);
  await expect(suggested(desk)).toContainText('The team gave €5 to €15 for this, median €10 (3 times in 90 days).');
  await why.click();
  await expect(suggested(desk)).not.toContainText('Total');
  await why.click();
  await expect(suggested(desk)).toContainText('Total');

  await desk.give();
  await expect.poll(() => account.entryKinds(101)).toEqual(['reserve', 'post']);
  const all = await asked();
  expect(all.filter((one) => one === lookup)).toHaveLength(1);
  expect(all.length - 1).toBeLessThanOrEqual(4);
  expect(await decisionOf(account, 101)).toMatchObject({
    facts: { team: { count: 3, lowMinor: 500, medianMinor: 1000, highMinor: 1500 } },
  });
});
