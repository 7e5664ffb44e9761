import type { Locator } from '@playwright/test';
import { detailOf } from './account.ts';
import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

/** The customer of ticket 102, which is about a damaged item of today. */
const CUSTOMER = 2000002;
const TODAY = 102;
const DAMAGED = { requesterId: CUSTOMER, subject: 'It arrived in pieces', cause: 'damaged_item', status: 'open' };

function suggested(desk: Workspace): Locator {
  return desk.region('Suggested gesture');
}

function question(desk: Workspace, ticket: number): Locator {
  return suggested(desk).getByRole('group', { name: `Is ticket ${ticket} the same matter?` });
}

async function answer(desk: Workspace, ticket: number, name: 'Same' | 'Different'): Promise<void> {
  await question(desk, ticket).getByRole('button', { name }).click();
  await expect(question(desk, ticket)).toBeHidden();
}

function yesterday(): string {
  return new Date(Date.now() - 24 * 3_600_000).toISOString();
}

test('a customer who wrote twice about one failure gets no more for it until somebody says that it was two', async ({
  open,
  openElsewhere,
  account,
}) => {
  const alone = await (await open({ ticket: TODAY })).ready();
  const before = await alone.amount.inputValue();
  const other = await account.addTicket({ ...DAMAGED, createdAt: yesterday() });
  const desk = await (await open({ ticket: TODAY })).ready();
  await expect(desk.amount).toHaveValue(before);
  await answer(desk, other, 'Same');
  await expect(desk.amount).toHaveValue(before);
  const colleague = await (await openElsewhere({ ticket: TODAY, user: 'agent2' })).ready();
  await expect(suggested(colleague)).toContainText(`Ticket ${other}: same matter`);
  await suggested(colleague)
    .getByRole('button', { name: `Change the answer about ticket ${other}` })
    .click();
  await expect(suggested(colleague)).toContainText(`Ticket ${other}: different matter`);
  await expect(colleague.amount).not.toHaveValue(before);
  expect(Number(await colleague.amount.inputValue())).toBeGreaterThan(Number(before));
});

test('one matter is made right once: the other ticket says by whom, suggests no more, and takes a reason where it is another', async ({
  open,
  openElsewhere,
  account,
}) => {
  const other = await account.addTicket({ ...DAMAGED, createdAt: yesterday() });
  const first = await (await open({ ticket: TODAY })).ready();
  const given = await first.amount.inputValue();
  await first.give();
  const desk = await openElsewhere({ ticket: other, user: 'agent2' });
  await expect(suggested(desk)).toContainText(
    new RegExp(
      `Already made right on ticket ${TODAY} by Maya Whitlock \\(sample\\), just now: €${given} [^.]*\\. A matter is made right once\\.`,
    ),
  );
  await expect(suggested(desk)).toContainText('No money suggested');
  await desk.amount.fill('1');
  await expect(desk.makeItRight).toBeDisabled();
  await answer(desk, TODAY, 'Different');
  await desk.amount.fill('5');
  await expect(desk.makeItRight).toBeDisabled();
  await desk.screen.getByLabel(`Why is this a different matter from ticket ${TODAY}?`).fill('A second parcel');
  await desk.give();
  const [moment] = await account.moments(other);
  expect(detailOf(moment)).toMatchObject({ deviation: 'A second parcel' });
});

test('two who give on both tickets at the same moment give once', async ({ open, openElsewhere, account }) => {
  const other = await account.addTicket({ ...DAMAGED, createdAt: yesterday() });
  const one = await (await open({ ticket: TODAY })).ready();
  const two = await (await openElsewhere({ ticket: other, user: 'agent2' })).ready();
  await Promise.all([one.makeItRight.click(), two.makeItRight.click()]);
  await expect(async () => {
    const standing = await Promise.all([TODAY, other].map((ticket) => account.standing(ticket)));
    expect(standing.flatMap(({ live }) => live)).toHaveLength(1);
    for (const desk of [one, two]) {
      const refused = desk.screen.getByText(/Made right (already )?on ticket/).filter({ visible: true });
      await expect(desk.card().or(refused).first()).toBeVisible({ timeout: 500 });
    }
  }).toPass();
});

test('a ticket that was merged into another is no incident, and nobody is asked about it', async ({ open, account }) => {
  const alone = await (await open({ ticket: TODAY })).ready();
  const before = await alone.amount.inputValue();
  const other = await account.addTicket({
    ...DAMAGED,
    status: 'closed',
    tags: ['closed_by_merge', 'damaged_item'],
    createdAt: yesterday(),
  });
  const desk = await (await open({ ticket: TODAY })).ready();
  await expect(desk.amount).toHaveValue(before);
  await expect(question(desk, other)).toBeHidden();
  await expect(desk.region('Prior incidents')).not.toContainText('Damaged item');
});

test.describe('customers who were merged', () => {
  test.use({ world: { settings: { customer_limit: 30, gesture_limit: 25 } } });

  test('share what one customer may be given: what the one who is gone was given counts', async ({ open, openElsewhere, account }) => {
    const first = await (await open({ ticket: 103 })).ready();
    await first.amount.fill('20');
    await first.give();
    await first.page.getByRole('button', { name: 'Submit' }).click();
    await account.mergeCustomer(CUSTOMER + 1, CUSTOMER);
    const desk = await (await openElsewhere({ ticket: TODAY, user: 'agent2' })).ready();
    await expect(desk.region('Prior incidents')).toContainText('€20');
    await desk.amount.fill('10.01');
    await expect(desk.screen).toContainText('Over this customer’s limit');
    await desk.amount.fill('10');
    await desk.give();
  });
});
