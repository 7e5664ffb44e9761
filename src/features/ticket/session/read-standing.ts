import { findExecution, momentGestureOf } from '#ledger/execute.ts';
import { putExecution } from './executions.ts';
import { givingCore } from './giving-core.ts';
import { cardOf } from './card-of.ts';
import { putStory } from './put-moment.ts';
import type { GivingPorts, SessionCore } from './session-core.ts';

/** Reads the record of a moment on the ticket, which says what the journal does not. */
export async function readStory(core: SessionCore, momentId: string): Promise<void> {
  putStory(core, momentId, { state: 'loading' });
  const found = await core.ports.moments.find(momentId);
  putStory(
    core,
    momentId,
    !found.ok
      ? { state: 'failed', error: found.error }
      : found.value === null
        ? { state: 'missing', error: null }
        : { state: 'read', moment: found.value },
  );
}

/** Reads what came of carrying out a moment on the ticket, where that is not known yet. */
export async function readExecution(session: SessionCore, lent: GivingPorts, momentId: string): Promise<void> {
  const core = givingCore(session, lent);
  const card = cardOf(core.getState(), momentId);
  const gesture = card === null || core.getState().executions.has(momentId) ? null : momentGestureOf(card.standing);
  if (gesture !== null) putExecution(core, gesture, await findExecution(core.ports, gesture));
}
