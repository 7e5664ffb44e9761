import type { Commitment } from '#domain/journal/types.ts';
import type { SignedInAgent } from '#ports/workspace.ts';
import type { Giving, SessionState } from './session-state.ts';

/**
 * Whether the ticket has it, or somebody else is giving it. A reservation of one's own is only an attempt, unless nobody here can
 * tell what it was: then nothing may be given beside it.
 */
export function hasCard(
  one: Commitment,
  { giving, agent }: { readonly giving: Giving; readonly agent: Pick<SignedInAgent, 'id'> },
): boolean {
  if (one.state === 'posted' || one.isUncertain || one.agentId !== agent.id) return true;
  return giving.phase === 'given' && giving.momentId === one.momentId;
}

/** Whether something was made right on the ticket, or somebody else is at it. */
export function isGiven({ cards }: Pick<SessionState, 'cards'>): boolean {
  return cards.length > 0;
}
