import { expect, it } from 'vitest';
import { aTicket } from '#builders/a-ticket.ts';
import { aWorld } from '#builders/a-world.ts';
import { anOpenedCore } from '#builders/an-opened-core.ts';
import { readOpenness } from '#features/ticket/session/read-openness.ts';
import { createFakeWorkspace } from '../../../fakes/fake-workspace.ts';

it('what the ticket is by now is shown, and all else of it stays', async () => {
  const workspace = createFakeWorkspace(aTicket());
  const core = await anOpenedCore(aWorld(), { workspace });
  workspace.ticket = aTicket({ isClosed: true, composer: 'internal_note', subject: 'Another' });
  await readOpenness(core);
  expect(core.getFacts().ticket).toEqual(aTicket({ isClosed: true, composer: 'internal_note' }));
});

it('nothing is drawn anew where nothing has changed, or nothing can be told', async () => {
  const workspace = createFakeWorkspace(aTicket());
  const core = await anOpenedCore(aWorld(), { workspace });
  const { ticket } = core.getFacts();
  await readOpenness(core);
  expect(core.getFacts().ticket).toBe(ticket);
  workspace.ticket = aTicket({ isClosed: true });
  workspace.failWith = (what) => ({ kind: 'timed_out', what });
  await readOpenness(core);
  expect(core.getFacts().ticket).toBe(ticket);
});
