import { expect, it } from 'vitest';
import { aLeadPage, anAskedMoment } from '#builders/a-lead-page.ts';
import { DOWN, failing } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { createRequestShare } from '#features/lead/requests/request-share.ts';

async function opened(isDown = false) {
  const world = aWorld();
  const asked = anAskedMoment();
  const { decision } = asked;
  const [line] = decision.request ?? [];
  if (line === undefined) throw new Error('a line');
  const ended = (id: string, status: 'given' | 'declined', last: typeof line) =>
    world.moments.as('11').create({ ...asked, id, status, decision: { ...decision, request: [line, last] } });
  const approved = { ...line, kind: 'approved' } as const;
  await ended('a', 'given', approved);
  await ended('b', 'given', { ...approved, amountMinor: 3000 });
  await ended('c', 'declined', { ...line, kind: 'declined' });
  await world.moments.as('11').create({ ...asked, id: 'd', status: 'given', decision: { ...decision, request: [] } });
  const share = createRequestShare(aLeadPage(world).session.core);
  if (isDown) failing(world, 'requests');
  world.moments.calls.length = 0;
  const reading = share.read();
  await world.time.run();
  await reading;
  return { share, world };
}

it('what was decided of requests is counted, with two requests of Zendesk', async () => {
  const { share, world } = await opened();
  expect(share.getState().share).toMatchObject({
    phase: 'done',
    figures: { unchanged: 1, less: 1, declined: 1, waiting: 0, hint: 'too_few' },
  });
  expect(world.moments.calls).toHaveLength(2);
});

it('where it cannot be read it is said why', async () => {
  expect((await opened(true)).share.getState().share).toEqual({ phase: 'failed', error: DOWN });
});
