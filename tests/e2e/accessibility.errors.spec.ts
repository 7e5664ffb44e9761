import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

/** A field says that it cannot be taken as it is, and its description says why and what would be. */
async function expectError(field: Locator, sentence: RegExp | string): Promise<void> {
  await expect(field).toHaveAttribute('aria-invalid', 'true');
  await expect(field).toHaveAccessibleDescription(sentence);
}

async function expectFine(field: Locator): Promise<void> {
  await expect(field).not.toHaveAttribute('aria-invalid', 'true');
}

test('on a ticket each field says what is wrong with it, and what would be right', async ({ open }) => {
  const desk = await (await open()).ready();
  await expectFine(desk.amount);
  await desk.amount.fill('ten');
  await expectError(desk.amount, /Enter an amount such as 10\./);
  await desk.amount.fill('-3');
  await expectError(desk.amount, /Enter an amount above 0\./);
  await desk.amount.fill('40');
  await expectError(desk.amount, /Limit per gesture: €25\. Choose less, or ask a lead\./);

  await desk.app.getByRole('button', { name: 'Ask a lead' }).click();
  const reason = desk.app.getByLabel('Why?');
  await reason.fill('');
  await desk.app.getByRole('button', { name: 'Send' }).click();
  await expectError(reason, /Say what a lead needs to know/);
  await reason.fill('It was for a birthday (sample).');
  await expectFine(reason);
  await desk.app.getByRole('button', { name: 'Back', exact: true }).click();
  await desk.amount.fill('5');
  await expectFine(desk.amount);

  await desk.change.click();
  await desk.app.getByRole('button', { name: 'More details' }).click();
  const price = desk.app.getByLabel('Price of what failed');
  await price.fill('much');
  await expectError(price, /such as/);
  const days = desk.app.getByLabel('Days since it went wrong');
  await days.fill('some');
  await expectError(days, /whole number|number of days|days/i);

  await desk.more.click();
  await desk.app.getByRole('button', { name: 'Praise a colleague or share an idea' }).click();
  await desk.app.getByRole('button', { name: 'Save' }).click();
  await expectError(desk.app.getByRole('textbox', { name: 'What happened', exact: true }), /./);
});

test.describe('on the leads’ page', () => {
  test.use({ world: { moments: 60 } });

  test('each field says what is wrong with it, and what would be right', async ({ page, open }) => {
    const desk = await (await open()).ready();
    await desk.amount.fill('40');
    await desk.app.getByRole('button', { name: 'Ask a lead' }).click();
    await desk.app.getByRole('button', { name: 'Send' }).click();
    await expect(desk.app.getByText('Asked a lead for: €40 store credit')).toBeVisible();

    const app = await openLeadPage(page, 'lead', 'Requests');
    const card = app.getByRole('article');
    await card.getByLabel('Amount').fill('lots');
    await card.getByRole('button', { name: /^Approve/ }).click();
    await expectError(card.getByLabel('Amount'), /Enter an amount such as/);
    await card.getByLabel('Amount').fill('40');
    await card.getByLabel('Message').fill('');
    await card.getByRole('button', { name: /^Approve/ }).click();
    await expectError(card.getByLabel('Message'), /./);

    await app.getByRole('tab', { name: 'Limits' }).click();
    const limit = app.getByLabel('Limit per gesture');
    await limit.fill('99');
    await expectError(limit, /Maximum in the settings of this app: €25\./);
    const count = app.getByLabel('Gestures per customer');
    await count.fill('a few');
    await expectError(count, /whole number/i);

    await app.getByRole('tab', { name: 'Moments' }).click();
    await app.getByRole('button', { name: 'Add a moment' }).click();
    const ticket = app.getByLabel(/^Ticket number/);
    await app.getByRole('textbox', { name: 'What happened', exact: true }).fill('A colleague helped (sample).');
    await ticket.fill('the last one');
    await app.getByRole('button', { name: 'Save' }).click();
    await expectError(ticket, /number/i);
  });
});
