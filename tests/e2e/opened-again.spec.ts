import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

/** What was read is written a second later. */
async function untilRemembered(desk: Workspace): Promise<void> {
  await expect.poll(() => desk.frame().evaluate(() => sessionStorage.length)).toBe(1);
}

test('a ticket that is opened again shows what is remembered with its age, and gives nothing until Zendesk has answered', async ({
  open,
  sandbox,
  trouble,
}) => {
  const desk = await (await open()).ready();
  await untilRemembered(desk);
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
  await untilRemembered(desk);
  let isDown = true;
  await context.route('**/api/v2/search?**', (route) =>
    isDown ? route.fulfill({ status: 403, json: { error: 'Forbidden' } }) : route.continue(),
  );
  await trouble({});
  await desk.reloadApp();
  const incidents = desk.app.getByRole('region', { name: 'Prior incidents' });
  const again = incidents.getByRole('button', { name: 'Read incidents again' });
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
  await untilRemembered(desk);
  await trouble({ latencyMs: 1_500 });
  await desk.goto(101, 'agent2');
  await desk.ready();
  await expect(desk.app.getByRole('main')).not.toContainText('as of');
});
