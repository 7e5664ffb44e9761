import type { Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { detailOf } from './account.ts';
import { expect, test } from './fixtures.ts';
import { openLeadPage } from './lead-page.ts';

const STORY = 'The parcel sat in a depot for a week.';

/** An admin takes a field of the app away, in Admin Center. */
async function takeAway(page: Page, objectKey: string, key: string): Promise<void> {
  const path = `/api/v2/custom_objects/${objectKey}/fields/${key}`;
  expect((await page.request.delete(path, { headers: { 'X-Sandbox-User': 'admin' } })).status()).toBe(204);
}

test('an account without the field for stories gives as before, keeps the story, and leads read what is missing', async ({
  open,
  page,
  account,
  noise,
}) => {
  await takeAway(page, 'service_moment', 'story');
  noise.expectFailedRequests();
  const desk = await (await open()).ready();
  await desk.give(STORY);
  await expect.poll(async () => (await account.moments(101)).length).toBe(1);
  const [moment] = await account.moments(101);
  expect(moment?.custom_object_fields).not.toHaveProperty('story');
  expect(detailOf(moment)).toMatchObject({ fields: { story: STORY } });

  const app = await openLeadPage(page, 'lead');
  await expect(app.getByText('“Service moment” lacks the field “story”. Giving still works')).toBeVisible();
  await expectAccessible(page, 'a field that is missing');
});

test('an account without a field the rules for money read gives nothing, says which, and keeps what was typed', async ({
  open,
  page,
  account,
  noise,
}) => {
  await takeAway(page, 'moment_entry', 'detail');
  noise.expectFailedRequests();
  const desk = await (await open()).ready();
  await desk.tell(STORY);
  await desk.makeItRight.click();
  await expect(desk.screen).toContainText(
    'Nothing was given. In this account the object “Moment entry” lacks a field needed for handling money: detail.',
  );
  await expect(desk.story).toHaveValue(STORY);
  expect(await account.entries(101)).toEqual([]);
  expect(await account.moments(101)).toEqual([]);

  const app = await openLeadPage(page, 'admin', 'Setup');
  await expect(app.getByRole('region', { name: 'Fields of the app’s records' })).toContainText(
    'Needs attention “Moment entry” lacks the field “detail”. It is needed for handling money',
  );
});

test('an account whose drop-down lacks an option is told so, by field and option', async ({ page }) => {
  const fields = '/api/v2/custom_objects/service_moment/fields';
  const headers = { 'X-Sandbox-User': 'admin' };
  await takeAway(page, 'service_moment', 'status');
  const options = ['asked', 'given', 'voided'].map((value) => ({ name: value, value }));
  const field = { key: 'status', type: 'dropdown', title: 'Status', custom_field_options: options };
  expect((await page.request.post(fields, { headers, data: { custom_object_field: field } })).status()).toBe(201);
  const app = await openLeadPage(page, 'admin', 'Setup');
  await expect(app.getByRole('region', { name: 'Fields of the app’s records' })).toContainText(
    'Needs attention The field “status” of “Service moment” lacks the option “declined”.',
  );
});
