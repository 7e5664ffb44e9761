import { expect, it } from 'vitest';
import { aLeadPage } from '#builders/a-lead-page.ts';
import { DOWN } from '#builders/a-page.ts';
import { aWorld } from '#builders/a-world.ts';
import { createIdeas, stepOf } from '#features/lead/insights/ideas-state.ts';

async function opened(isDown: boolean) {
  const world = aWorld();
  const page = aLeadPage(world);
  page.archive.said.push(
    { id: '1', momentId: 'm-1', mark: { kind: 'step', to: 'trying', reason: '' }, byId: '91', byName: '', atMs: 1 },
    { id: '2', momentId: 'm-1', mark: { kind: 'step', to: 'adopted', reason: '' }, byId: '91', byName: '', atMs: 2 },
  );
  if (isDown) page.archive.faults.errorBefore = () => DOWN;
  const ideas = createIdeas(page.session.core);
  const loading = ideas.load();
  await world.time.run();
  await loading;
  return { ideas, archive: page.archive };
}

it('an idea has come to its last step, or is proposed', async () => {
  const { ideas, archive } = await opened(false);
  expect(stepOf(ideas.getState(), 'm-1')).toBe('adopted');
  expect(stepOf(ideas.getState(), 'm-2')).toBe('proposed');
  expect(archive.calls).toHaveLength(1);
});

it('nothing is said of its step where that could not be read', async () => {
  expect(stepOf((await opened(true)).ideas.getState(), 'm-1')).toBeNull();
});
