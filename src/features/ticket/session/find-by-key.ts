import { countedMinor } from '#domain/journal/limits.ts';
import type { Commitment } from '#domain/journal/types.ts';
import { type PendingGesture, commitmentsOf } from './pending-gesture.ts';
import { entryKeys } from '#ledger/entries.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { retrying } from '#ledger/retrying.ts';
import type { SessionCore } from './session-core.ts';

/** Learns what became of a reservation. The tail may end before it: its key tells for certain. */
export async function findByKey(core: SessionCore, { momentId }: Pick<PendingGesture, 'momentId'>): Promise<AppFault | null> {
  if (commitmentsOf(core).some((one) => one.momentId === momentId)) return null;
  const { journal, runtime, reader } = core.ports;
  const keys = entryKeys(momentId, core.context.agent.id);
  const found = await retrying(runtime, () => journal.byExternalIds(Object.values(keys)));
  if (!found.ok) return found.error;
  reader.learn(found.value);
  core.refreshJournal();
  return null;
}

/** The commitment behind a reservation whose answer never came. */
export function unseenCommitment(core: SessionCore, begun: PendingGesture): Commitment {
  const { ticket, plan, nowMs } = core.getState();
  return {
    momentId: begun.momentId,
    reserveId: '',
    ticketId: ticket.ticketId,
    customerId: ticket.requester.id,
    agentId: core.context.agent.id,
    forAgentId: core.context.agent.id,
    stated: begun.amount,
    countsMinor: countedMinor(begun.amount, core.settings().limits),
    cause: plan.cause ?? 'other',
    detail: plan.gesture === null ? {} : { gesture: plan.gesture },
    reservedAtMs: nowMs,
    state: 'reserved',
    isUncertain: false,
  };
}
