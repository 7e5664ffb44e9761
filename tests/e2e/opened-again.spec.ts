import { expect, test } from './fixtures.ts';

test('a ticket that is opened again shows what is remembered with its age, and gives nothing until Zendesk has answered', async ({
  open,
  sandbox,
  trouble,
}) => {
  const desk = await (await open()).ready();
  await desk.remembers(101);
  await trouble({ latencyMs: 4_000 });
  sandbox.api.traffic.clear();
  await desk.reloadApp();
  const incidents = desk.app.getByRole('region', { name: 'Prior incidents' });
  await expect(incidents).toContainText('as of this minute', { timeout: 3_500 });
  const act = desk.app.getByRole('button', { name: /^Make it right/ });
  await expect(act).toBeDisabled();
  await expect(act).toBeEnabled({ timeout: 20_000 });
  await expect(incidents).not.toContainText('as of');
  expect(sandbox.api.traffic.list().length).toBeLessThanOrEqual(3);
});

test('where the prior incidents cannot be read anew, the old stay with their age, and hold nobody up', async ({
  open,
  trouble,
  context,
}) => {
  const desk = await (await open()).ready();
  await desk.remembers(101);
  let isDown = true;
  await context.route('**/api/v2/search?**', (route) =>
    isDown ? route.fulfill({ status: 403, json: { error: 'Forbidden' } }) : route.continue(),
  );
  await trouble({});
  await desk.reloadApp();
  const incidents = desk.app.getByRole('region', { name: 'Prior incidents' });
  const again = incidents.getByRole('button', { name: 'Reload incidents' });
  await expect(again).toBeVisible({ timeout: 20_000 });
  await expect(incidents).toContainText('as of');
  const act = desk.app.getByRole('button', { name: /^Make it right/ });
  // What cannot be read holds nobody up.
  await expect(act).toBeEnabled();
  isDown = false;
  await again.click();
  await expect(act).toBeEnabled({ timeout: 20_000 });
  await expect(incidents).not.toContainText('as of');
});

test('another person at the same browser is shown nothing of it', async ({ open, trouble }) => {
  const desk = await (await open()).ready();
  await desk.remembers(101);
  await trouble({ latencyMs: 4_000 });
  await desk.goto(101, 'agent2');
  // Once all is read anew nothing says its age: what is shown until then tells.
  const shown: string[] = [];
  await expect(async () => {
    shown.push(await desk.screen.innerText());
    await expect(desk.makeItRight).toBeEnabled({ timeout: 100 });
  }).toPass({ timeout: 20_000, intervals: [100] });
  expect(shown.length).toBeGreaterThan(5);
  expect(shown.filter((text) => text.includes('as of'))).toEqual([]);
});
