import type { Commitment } from '#domain/journal/entries.ts';
import { entryKeys } from './money-entries.ts';
import type { Intent } from './ports/intent-store.ts';
import type { RemoteError } from './ports/remote-error.ts';
import { retrying } from './retrying.ts';
import { lastValue } from './section.ts';
import type { SessionCore } from './session-core.ts';

/** A gesture that was begun, and whose end is not known yet. */
export type Begun = NonNullable<Intent['giving']>;

/** Under what this browser remembers what this agent has begun on this ticket. */
export function keyOf(core: SessionCore): { readonly ticketId: string; readonly agentId: string } {
  return { ticketId: core.getFacts().ticket.ticketId, agentId: core.context.agent.id };
}

/** What this browser remembers to have begun on the ticket, and does not know the end of. */
export function begunOf(core: SessionCore): Begun | null {
  return core.ports.intents.load(keyOf(core))?.giving ?? null;
}

/** Learns what became of a reservation. The tail may end before it: its key tells for certain. */
export async function lookUp(core: SessionCore, { momentId }: Begun): Promise<RemoteError | null> {
  if (commitmentsOf(core).some((one) => one.momentId === momentId)) return null;
  const { journal, surroundings, reader } = core.ports;
  const keys = entryKeys(momentId, core.context.agent.id);
  const found = await retrying(surroundings, () => journal.byExternalIds(Object.values(keys)));
  if (!found.ok) return found.error;
  reader.learn(found.value);
  core.refreshJournal();
  return null;
}

/** What this agent has begun on the ticket and not brought to its end: what this browser remembers comes first. */
export function unfinishedOf(core: SessionCore): Commitment | null {
  const { ticketId, agentId } = keyOf(core);
  const begun = begunOf(core);
  const unfinished = commitmentsOf(core).filter((one) => one.state === 'reserved' && one.ticketId === ticketId && one.agentId === agentId);
  return unfinished.find((one) => one.momentId === begun?.momentId) ?? unfinished[0] ?? null;
}

/** All commitments that are known. */
export function commitmentsOf(core: SessionCore): readonly Commitment[] {
  return lastValue(core.getFacts().journal)?.commitments ?? [];
}

/** The commitment behind a reservation whose answer never came. */
export function unseenCommitment(core: SessionCore, begun: Begun): Commitment {
  const { ticket, plan, nowMs } = core.getState();
  return {
    momentId: begun.momentId,
    reserveId: '',
    ticketId: ticket.ticketId,
    customerId: ticket.requester.id,
    agentId: core.context.agent.id,
    amountMinor: begun.amountMinor,
    currency: begun.currency,
    cause: plan.cause ?? 'other',
    detail: plan.gesture === null ? {} : { gesture: plan.gesture },
    reservedAtMs: nowMs,
    state: 'reserved',
  };
}
