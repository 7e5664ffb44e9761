import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

const CAUSE = 'What went wrong?';

async function somethingElse(desk: Workspace): Promise<void> {
  await desk.region('Service moment').getByRole('button', { name: 'Something else went wrong' }).click();
}

test('a late parcel, and then a wrong item in it: each is made right once, and either is taken back alone', async ({ open, account }) => {
  const desk = await (await open()).ready();
  await desk.give('The parcel was late.');
  const suggested = desk.region('Suggested gesture');
  await expect(suggested).toBeHidden();

  await somethingElse(desk);
  const cause = suggested.getByRole('combobox', { name: CAUSE });
  await cause.selectOption({ label: 'Late delivery (made right)' });
  await expect(suggested).toContainText('Already made right by you');
  await expect(desk.makeItRight).toBeDisabled();
  await desk.change.click();
  await suggested.getByRole('combobox', { name: CAUSE }).selectOption('wrong_item');
  await expect(desk.makeItRight).toBeEnabled();
  await desk.makeItRight.click();

  const undo = desk.region('Service moment').getByRole('button', { name: 'Undo' });
  await expect(undo).toHaveCount(2);
  await expect(suggested).toBeHidden();
  await expect(desk.composer.getByText('Hello', { exact: false })).toHaveCount(1);
  expect((await account.standing(101)).live).toHaveLength(2);

  await desk.reloadApp();
  await expect(undo).toHaveCount(2);
  await undo.first().click();
  await expect(undo).toHaveCount(1);
  await expect(desk.region('Service moment').getByRole('textbox', { name: 'Story' })).toHaveValue('The parcel was late.');
  const { live, given } = await account.standing(101);
  expect(live).toHaveLength(1);
  expect(given).toMatchObject([{ custom_object_fields: { cause: 'late_delivery' } }]);
});
