import { barrierOf } from './authority.ts';
import type { SessionCore } from './session-core.ts';

/**
 * Reads anew, without a request, whether the ticket is closed and which composer is open: both change while a page is open. What
 * the workspace does not tell now stays as it was last told.
 */
export async function readOpenness(core: SessionCore): Promise<void> {
  const read = await core.ports.workspace.readOpenness();
  if (!read.ok) return;
  const { ticket } = core.getFacts();
  if (ticket.isClosed !== read.value.isClosed || ticket.composer !== read.value.composer) {
    core.update({ ticket: { ...ticket, ...read.value } });
  }
}

/** Whether something stands in the way of giving on the ticket as it is by now. */
export async function isBarred(core: SessionCore): Promise<boolean> {
  await readOpenness(core);
  return barrierOf(core.getState()) !== null;
}
