import type { Commitment } from '#domain/journal/types.ts';
import { localDay } from '#domain/shared/local-day.ts';
import type { Intent } from '#ports/intent-store.ts';
import { lastValue } from '#ports/section.ts';
import type { SessionCore } from './session-core.ts';

/** A gesture that was begun, and whose end is not known yet. */
export type PendingGesture = NonNullable<Intent['giving']>;

/** Under what this browser remembers what this agent has begun on this ticket. */
export function keyOf(core: SessionCore): { readonly ticketId: string; readonly agentId: string } {
  return { ticketId: core.getFacts().ticket.ticketId, agentId: core.context.agent.id };
}

/** What this browser remembers to have begun on the ticket, and does not know the end of. */
export function pendingGestureOf(core: SessionCore): PendingGesture | null {
  return core.ports.intents.load(keyOf(core))?.giving ?? null;
}

/** What this agent asks a lead on the ticket, as this browser remembers it. */
export function askedOf(core: SessionCore): Intent['asked'] {
  return core.ports.intents.load(keyOf(core))?.asked;
}

/** All commitments that are known. */
export function commitmentsOf(core: SessionCore): readonly Commitment[] {
  return lastValue(core.getFacts().journal)?.commitments ?? [];
}

/** What this agent gave on the ticket today: the last page of theirs may have crashed before it wrote it down. */
export function ownToday(core: SessionCore): readonly Commitment[] {
  const { onTicket, timeZone, nowMs } = core.getState();
  const isToday = ({ reservedAtMs }: Commitment): boolean => localDay(reservedAtMs, timeZone) === localDay(nowMs, timeZone);
  return onTicket.filter((one) => one.state === 'posted' && one.agentId === core.context.agent.id && isToday(one));
}
