import { BY_HAND } from '#domain/gestures/executors.ts';
import { findExecution, keepExecution, momentGestureOf, routeOfMoment } from '#ledger/execute.ts';
import type { FoundExecution } from '#ports/gesture-executor.ts';
import { putExecution } from './executions.ts';
import { type GivingCore, givingCore } from './giving-core.ts';
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
  if (gesture === null) return;
  const execution = await findExecution(core.ports, gesture);
  putExecution(core, gesture, execution);
  await closeRecord(core, momentId, execution);
}

/** Closes a record that says that nobody knows what came of a moment, or that it was only accepted, once its provider says that it is done. */
async function closeRecord({ ports }: GivingCore, momentId: string, execution: FoundExecution): Promise<void> {
  const { name: by } = routeOfMoment(ports, momentId);
  if (execution.kind !== 'receipt' || by === BY_HAND) return;
  const found = await ports.moments.find(momentId);
  const isOpen = found.ok && found.value?.receipts?.some((receipt) => receipt.isOpen === true) === true;
  if (isOpen) await keepExecution(ports, { momentId, by }, execution);
}
