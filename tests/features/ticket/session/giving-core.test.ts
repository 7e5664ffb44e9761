import { expect, it } from 'vitest';
import { aWorld } from '#builders/a-world.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { hoursBefore } from '#builders/clock.ts';
import { givingCore } from '#features/ticket/session/giving-core.ts';

it('what giving reads beyond the newest page is known to the session that it gives for', async () => {
  const world = aWorld();
  for (let index = 0; index < 150; index += 1) {
    world.journal.plant({ kind: 'reserve', momentId: `m-${index}`, createdById: '12', agentId: '12', createdAtMs: hoursBefore(2) });
  }
  const session = await anOpenedCore(world);
  const count = (): number => [...session.ports.reader.entries()].length;
  expect(count()).toBe(100);
  const lent = await session.ports.lend();
  const core = givingCore(session, lent);
  expect(await core.ports.reader.look(Infinity, { customerId: '701', ticketId: '501' })).toEqual({ ok: true, value: undefined });
  expect(count()).toBe(150);
  expect([core.ports.tabLock, core.ports.executors]).toEqual([lent.tabLock, lent.executors]);
});
