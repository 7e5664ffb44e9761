import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';

const ENTRIES = '/api/v2/custom_objects/moment_entry/records';
const MOMENTS = '/api/v2/custom_objects/service_moment/records';

/** A version that was there before an earlier one was brought back gave this on ticket 101. */
async function giveByNewerVersion(page: Page, user: string): Promise<void> {
  const fields = {
    schema_version: 2,
    kind: 'post',
    moment: 'm-newer',
    ticket: '101',
    customer: '2000001',
    agent: '1000001',
    amount_minor: 1500,
    currency: 'EUR',
    cause: 'late_delivery',
    detail: JSON.stringify({ gesture: 'voucher' }),
  };
  const data = { custom_object_record: { name: 'post on ticket 101', external_id: 'newer', custom_object_fields: fields } };
  const answer = await page.request.post(ENTRIES, { headers: { 'X-Sandbox-User': user }, data });
  expect(answer.status()).toBe(201);
}

test.describe('after going back to an earlier version', () => {
  for (const user of ['agent', 'agent2']) {
    test(`what the newer one gave on a ticket is shown as it stands, and nothing is given beside it: written by ${user}`, async ({
      open,
      page,
      account,
    }) => {
      await giveByNewerVersion(page, user);
      const desk = await open();
      const moment = desk.region('Service moment');
      await expect(moment).toContainText('Held for this ticket, but the app cannot say for what: €15');
      await expect(moment).toContainText('As that version wrote it: kind: post · gesture: voucher · schema_version: 2');
      await expect(desk.app.getByRole('button', { name: 'Make it right' })).toHaveCount(0);
      await expect(moment).not.toContainText('free again');
      await expectAccessible(desk.page, 'what a newer version gave');
      expect(await account.entries(101)).toHaveLength(1);
    });
  }

  test('a moment that it wrote is shown as it stands, with why it cannot be read', async ({ open, page, account }) => {
    const desk = await (await open()).ready();
    await desk.give('The parcel sat in a depot for a week.');
    await expect.poll(async () => (await account.moments(101)).length).toBe(1);
    const [moment] = await account.moments(101);
    const data = { custom_object_record: { custom_object_fields: { schema_version: 2 } } };
    await page.request.patch(`${MOMENTS}/${moment?.id}`, { headers: { 'X-Sandbox-User': 'admin' }, data });
    const again = await open();
    await expect(again.region('Service moment')).toContainText('written by a newer version of Make It Right than this page runs');
    await expect(again.region('Service moment')).toContainText('As that version wrote it: status: given');
  });
});
