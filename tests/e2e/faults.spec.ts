import { agentKey, crowdWorld } from './crowd.ts';
import type { RunningSandbox } from '#sandbox/start.ts';
import type { Exchange } from './account.ts';
import { expect, test } from './fixtures.ts';
import type { Workspace } from './workspace.ts';

const story = 'I called the depot, and it is on its way.';
const turnsAtMost = 20;
/** A reservation holds its money for two minutes. */
const EXPIRED_AFTER_MS = 125_000;

test.describe('in a crowd of tickets', () => {
  test.use({ world: crowdWorld() });

  for (const seed of [1, 2, 3, 4]) {
    test(`with failures, lost replies and slowness it is given once and the story is kept (seed ${seed})`, async ({
      open,
      account,
      sandbox,
      trouble,
    }) => {
      await trouble({ errorRate: 0.3, lostReplyRate: 0.3, latencyMs: 400, seed });
      const desk = await open({ ticket: seed, user: agentKey(seed) });
      await desk.tell(story);
      await desk.makeItRight.click();
      await desk.page.waitForTimeout(seed * 500);
      await desk.page.reload();
      await carryThrough(desk, sandbox);
      const stormy = await account.standing(seed);
      expect(stormy.live.length).toBeLessThanOrEqual(1);
      expect(stormy.given.length).toBeLessThanOrEqual(1);

      await trouble({ errorRate: 0, lostReplyRate: 0, latencyMs: 0 });
      await desk.page.reload();
      await carryThrough(desk, sandbox);
      const { live, given } = await account.standing(seed);
      expect([live.length, given.length]).toEqual([1, 1]);
      expect(given[0]?.custom_object_fields).toMatchObject({ story });
    });
  }

  test('a write whose reply is lost is found again and sent once', async ({ open, account, trouble }) => {
    const desk = await (await open({ ticket: 1 })).ready();
    await account.clearTraffic();
    await trouble({ lostReplyRate: 1 });
    await desk.give(story);
    const writes = (await account.traffic()).filter(isCreate);
    expect(writes.map(({ status, lost }) => ({ status, lost }))).toEqual(writes.map(() => ({ status: 0, lost: true })));
    const keys = writes.map(externalId);
    expect(keys).toEqual([...new Set(keys)]);
    expect(keys).toHaveLength(3);
  });
});

/** Presses whatever button is offered to go on, until the gesture is given or nothing more is offered. */
async function carryThrough(desk: Workspace, sandbox: RunningSandbox): Promise<void> {
  for (let turn = 0; turn < turnsAtMost; turn += 1) {
    const ways = [desk.elsewhere, desk.lookAgain, desk.writeDown, desk.tryAgain, desk.offer];
    await expect(ways.reduce((one, other) => one.or(other), desk.card()).first()).toBeVisible({ timeout: 40_000 });
    await desk.quiet();
    const isDone = (await desk.card().isVisible()) && !(await desk.writeDown.isVisible());
    if (isDone) return;
    for (const way of ways) {
      if (!(await way.isVisible())) continue;
      if (way === desk.elsewhere) {
        // What an earlier page had only reserved expires by itself.
        sandbox.api.advance(EXPIRED_AFTER_MS);
        await desk.page.reload();
        break;
      }
      if (way === desk.tryAgain || way === desk.offer) await expect(desk.story).toHaveValue(story);
      await way.click();
      break;
    }
  }
}

function isCreate({ method, path }: Exchange): boolean {
  return method === 'POST' && path.endsWith('/records');
}

function externalId({ path, requestBody }: Exchange): string {
  const { custom_object_record: record } = requestBody as { custom_object_record: { external_id: string } };
  return `${path} ${record.external_id}`;
}

test('each part of the page says for itself that it could not be read, and reads again on request', async ({ open, trouble }) => {
  await trouble({ errorRate: 1 });
  const desk = await open();
  const incidents = desk.region('Prior incidents');
  await expect(incidents).toContainText('Could not load: Prior incidents.', { timeout: 30_000 });
  await expect(incidents).toContainText('Zendesk has a problem of its own');
  await expect(desk.region('Suggested gesture')).toContainText('Incidents unknown, so repeats are not counted.');
  await expect(desk.region('Suggested gesture')).toContainText('Today’s gestures could not be loaded.');
  await expect(desk.region('Customer value')).toContainText('€1,240 so far');

  await trouble({ errorRate: 0 });
  await incidents.getByRole('button', { name: 'Reload incidents' }).click();
  await expect(incidents).toContainText('3 prior incidents in 60 days');
  await expect(desk.region('Suggested gesture')).not.toContainText('Prior incidents are not known yet');
});

test('a journal that could not be read can be read again on request', async ({ open, trouble }) => {
  await trouble({ errorRate: 1 });
  const desk = await open();
  const suggested = desk.region('Suggested gesture');
  const unknown = 'Today’s gestures could not be loaded.';
  await expect(suggested).toContainText(unknown, { timeout: 30_000 });
  await trouble({ errorRate: 0 });
  await suggested.getByRole('button', { name: 'Reload today’s gestures' }).click();
  await expect(suggested).not.toContainText(unknown);
});

test('while Zendesk refuses everything, nothing is given, and that is said', async ({ open, account, trouble }) => {
  const desk = await (await open()).ready();
  await desk.tell(story);
  await trouble({ errorRate: 1 });
  await desk.makeItRight.click();
  await expect(desk.screen).toContainText('Zendesk has a problem of its own', { timeout: 30_000 });
  await expect(desk.announcement).toContainText('Not finished');
  await expect(desk.story).toHaveValue(story);
  expect(await account.standing(101)).toEqual({ live: [], given: [] });
  await trouble({ errorRate: 0 });
  await desk.tryAgain.click();
  await expect(desk.card()).toBeVisible();
  expect(await account.standing(101)).toMatchObject({ live: [{}], given: [{ custom_object_fields: { story } }] });
});
