import { findExecution, momentGestureOf } from '#ledger/execute.ts';
import { putExecution } from './executions.ts';
import { givingCore } from './giving-core.ts';
import type { GivingPorts, SessionCore } from './session-core.ts';

/** Reads the record of what stands on the ticket, which says what the journal does not. */
export async function readStory(core: SessionCore): Promise<void> {
  const { standing } = core.getState();
  if (standing === null) return;
  core.update({ story: { state: 'loading' } });
  const found = await core.ports.moments.find(standing.momentId);
  core.update({
    story: !found.ok
      ? { state: 'failed', error: found.error }
      : found.value === null
        ? { state: 'missing', error: null }
        : { state: 'read', moment: found.value },
  });
}

/** Reads what came of carrying out what stands on the ticket, where that is not known yet. */
export async function readExecution(session: SessionCore, lent: GivingPorts): Promise<void> {
  const core = givingCore(session, lent);
  const { standing, executions } = core.getState();
  const gesture = standing === null || executions.has(standing.momentId) ? null : momentGestureOf(standing);
  if (gesture !== null) putExecution(core, gesture, await findExecution(core.ports, gesture));
}
