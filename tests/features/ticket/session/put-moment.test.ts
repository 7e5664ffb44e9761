import { expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { putSaving } from '#features/ticket/session/put-moment.ts';

it('whether what was said is written is told of each moment by itself', async () => {
  const core = await anOpenedCore(aWorld());
  putSaving(core, 'm-1', { phase: 'waiting' });
  putSaving(core, 'm-2', { phase: 'saved' });
  putSaving(core, 'm-1', { phase: 'saved' });
  expect([...core.getFacts().savings]).toEqual([
    ['m-1', { phase: 'saved' }],
    ['m-2', { phase: 'saved' }],
  ]);
});
