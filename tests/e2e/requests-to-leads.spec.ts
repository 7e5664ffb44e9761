import type { Locator } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';
import { reachesSideways } from './layout-faults.ts';

const ticket = 101;
const reason = 'It was for a wedding, and they had to buy another one.';

function button(desk: Workspace, name: string | RegExp): Locator {
  return desk.screen.getByRole('button', { name, exact: true });
}

/** Saves the ticket, and waits until it is: a lead who opens it before sees no tag. */
async function save(desk: Workspace): Promise<void> {
  await desk.page.getByRole('button', { name: /^Submit/ }).click();
  await expect(desk.page.getByText(`Ticket #${ticket} has been updated`)).toBeVisible();
}

/** Asks for more than an agent may give, and saves the ticket, whose tag tells the lead. */
async function ask(desk: Workspace): Promise<void> {
  await desk.ready();
  await desk.amount.fill('40');
  await desk.tell('A late present.');
  await button(desk, 'Ask a lead').click();
  const why = desk.app.getByLabel('Why?');
  await expect(why).toBeFocused();
  await expect(why).toHaveValue('Asked for: €40. Suggested: €20. Limit per gesture: €25.');
  await why.fill(reason);
  await button(desk, 'Send').click();
  await expect(desk.screen).toContainText('Asked a lead for: €40 store credit');
  await expect(desk.announcement).toHaveText('Asked. The answer appears here.');
  await expect(desk.tag('asked_a_lead')).toBeVisible();
  await save(desk);
}

/** Accessible, and nothing reaches beyond the sides of the frame. */
async function expectReadable(desk: Workspace): Promise<void> {
  await expectAccessible(desk.page);
  expect(await reachesSideways(desk.frame())).toEqual([]);
}

test('an agent asks, the lead approves another amount on the ticket, and the agent delivers it', async ({
  open,
  openElsewhere,
  account,
}) => {
  const agent = await open();
  await ask(agent);
  expect(await account.entries(ticket)).toEqual([]);
  expect((await account.moments(ticket)).map(({ custom_object_fields: fields }) => [fields['status'], fields['amount_minor']])).toEqual([
    ['asked', 4000],
  ]);

  const lead = await openElsewhere({ user: 'lead' });
  const moment = lead.screen;
  await expect(moment).toContainText('Maya Whitlock (sample) asks for: €40 store credit');
  await expect(moment).toContainText(reason);
  await expectReadable(lead);
  await lead.amount.fill('35');
  await lead.app.getByLabel('Message').fill('It was a wedding.');
  await button(lead, /^Approve/).click();
  await expect(moment).toContainText('Approved, not given yet: €35 store credit');
  await expect(lead.announcement).toHaveText('Approved.');
  expect(await account.standing(ticket)).toMatchObject({ live: [{ created_by_user_id: '1000101' }], given: [] });

  await button(agent, 'Check again').click();
  await expect(agent.screen).toContainText('Approved by Lena Hartwig (sample): €35 store credit');
  await expectReadable(agent);
  await agent.makeItRight.click();
  await expect(agent.card()).toContainText('Made right: €35 store credit');
  await expect(agent.card()).toContainText('Issue store credit in your shop system: €35.');
  expect(await account.standing(ticket)).toMatchObject({
    live: [{ created_by_user_id: '1000101' }],
    given: [{ custom_object_fields: { amount_minor: 3500, story: 'A late present.' } }],
  });
  expect(await account.entryKinds(ticket)).toEqual(['reserve', 'post', 'reserve', 'post']);
  await expect(agent.tag('asked_a_lead')).toBeHidden();

  await agent.page.reload();
  await expect(agent.card()).toContainText('Made right: €35 store credit');
  await expect(agent.card()).toContainText('Issue store credit in your shop system: €35.');
  await lead.page.reload();
  await expect(lead.card()).toContainText('Made right: €35 store credit');
  // Whoever comes to the ticket sees what is still to be done, so that nobody takes it for done.
  await expect(lead.card()).toContainText('Still to be done');
  await expect(lead.card()).toContainText('Issue store credit in your shop system: €35.');
});

test('what a lead approved is delivered beside the card of what the agent gave meanwhile', async ({ open, openElsewhere, account }) => {
  const agent = await (await open()).ready();
  await agent.give('The parcel was late.');
  await agent.region('Service moment').getByRole('button', { name: 'Something else went wrong' }).click();
  await agent.region('Suggested gesture').getByRole('combobox', { name: 'What went wrong?' }).selectOption('wrong_item');
  await agent.amount.fill('24');
  await button(agent, 'Ask a lead').click();
  await agent.app.getByLabel('Why?').fill(reason);
  await button(agent, 'Send').click();
  await expect(agent.screen).toContainText('Asked a lead for: €24');
  await expect(agent.card(/^Made right: €20 store credit/)).toBeVisible();
  await save(agent);

  const lead = await openElsewhere({ user: 'lead' });
  await expect(lead.card(/^Made right: €20 store credit/)).toBeVisible();
  // What was given on this ticket leaves less that fits: whoever approves more says why.
  await lead.amount.fill('24');
  await button(lead, /^Approve/).click();
  await expect(lead.announcement).toHaveText('');
  await lead.app.getByLabel('Message').fill('Both parcels were wrong.');
  await button(lead, /^Approve/).click();
  await expect(lead.announcement).toHaveText('Approved.');

  await button(agent, 'Check again').click();
  await expect(agent.screen).toContainText('Approved by Lena Hartwig (sample): €24');
  await expect(agent.card(/^Made right: €20 store credit/)).toBeVisible();
  await expectReadable(agent);
  await agent.makeItRight.click();
  await expect(agent.card(/^Made right: €24/)).toBeVisible();
  await expect(agent.card(/^Made right: €20 store credit/)).toBeVisible();
  const { live, given } = await account.standing(ticket);
  expect([
    live.length,
    given.map(({ custom_object_fields: fields }) => fields['amount_minor']).toSorted((one, other) => Number(one) - Number(other)),
  ]).toEqual([2, [2000, 2400]]);

  await agent.page.reload();
  await expect(agent.region('Service moment').getByText(/^Made right: /)).toHaveCount(2);
});

test('what a lead declines says why, and the agent can plan anew', async ({ open, openElsewhere, account }) => {
  const agent = await open();
  await ask(agent);
  const lead = await openElsewhere({ user: 'lead' });
  await button(lead, 'Decline').click();
  await expect(lead.screen).toContainText('Write a few words');
  await lead.app.getByLabel('Message').fill('The shop was not to blame.');
  await button(lead, 'Decline').click();
  await expect(lead.announcement).toHaveText('Declined.');

  await agent.page.reload();
  const moment = agent.screen;
  await expect(moment).toContainText('Declined by Lena Hartwig (sample)');
  await expect(moment).toContainText('The shop was not to blame.');
  await expect(agent.story).toHaveValue('A late present.');
  await agent.amount.fill('20');
  await agent.give();
  expect(await account.standing(ticket)).toMatchObject({ live: [{}], given: [{ custom_object_fields: { amount_minor: 2000 } }] });
});

test('a lead asks back, the agent answers, and withdraws', async ({ open, openElsewhere, account }) => {
  const agent = await open();
  await ask(agent);
  const lead = await openElsewhere({ user: 'lead' });
  await lead.app.getByLabel('Message').fill('How late was it?');
  await button(lead, 'Ask a question').click();
  await expect(lead.announcement).toHaveText('Question sent.');

  await button(agent, 'Check again').click();
  await expect(agent.screen).toContainText('How late was it?');
  await agent.app.getByLabel('Your answer').fill('Three days.');
  await button(agent, 'Answer').click();
  await expect(agent.screen).toContainText('Three days.');

  await button(agent, 'Withdraw').click();
  await expect(agent.announcement).toHaveText('Withdrawn. The lead no longer sees it.');
  await expect(agent.story).toHaveValue('A late present.');
  await button(lead, 'Check again').click();
  await expect(lead.makeItRight).toBeVisible();
  expect((await account.moments(ticket)).map(({ custom_object_fields: fields }) => fields['status'])).toEqual(['voided']);
  // What was decided is in the journal, and holds no money.
  expect((await account.entries(ticket)).map(({ custom_object_fields: fields }) => [fields['kind'], fields['amount_minor']])).toEqual([
    ['reserve', 0],
    ['post', 0],
    ['reserve', 0],
    ['post', 0],
  ]);
  expect((await account.standing(ticket)).live).toEqual([]);
});

for (const extra of ['&scheme=dark', '&locale=ar']) {
  test(`asking is accessible with ${extra}`, async ({ open }) => {
    const desk = await open({ extra });
    // In any language: the first button below the one that gives, and the field that opens there.
    const below = desk.app.locator('.after-act');
    const why = below.locator('textarea:not([aria-hidden])').first();
    await below.getByRole('button').first().click();
    await expect(why).toBeFocused();
    await expectReadable(desk);
    await why.fill(reason);
    await below.locator('.row button').first().click();
    await expect(desk.app.locator('.notice').first()).toBeVisible();
    await expectReadable(desk);
  });
}

test('going back keeps what was typed, and gives the focus back', async ({ open }) => {
  const desk = await (await open()).ready();
  await button(desk, 'Ask a lead').click();
  const why = desk.app.getByLabel('Why?');
  await why.fill(reason);
  await button(desk, 'Back').click();
  await expect(button(desk, 'Ask a lead')).toBeFocused();
  await desk.page.reload();
  await desk.ready();
  await button(desk, 'Ask a lead').click();
  await expect(why).toHaveValue(reason);
});
