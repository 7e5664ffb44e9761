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

/** All commitments that are known. */
export function commitmentsOf(core: SessionCore): readonly Commitment[] {
  return lastValue(core.getFacts().journal)?.commitments ?? [];
}

/** Whether what stands on the ticket was given by this agent today: the last page of theirs may have crashed before it wrote it down. */
export function isOwnToday(core: SessionCore): boolean {
  const { standing, timeZone, nowMs } = core.getState();
  if (standing?.state !== 'posted' || standing.agentId !== core.context.agent.id) return false;
  return localDay(standing.reservedAtMs, timeZone) === localDay(nowMs, timeZone);
}
