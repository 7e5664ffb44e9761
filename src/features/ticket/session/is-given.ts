import type { SessionState } from './session-state.ts';

/**
 * Whether the ticket has what was to be given, or somebody else is giving it. A reservation of one's own is only an attempt, unless
 * nobody here can tell what it was: then nothing may be given beside it.
 */
export function isGiven({ giving, standing, agent }: Pick<SessionState, 'giving' | 'standing' | 'agent'>): boolean {
  if (standing === null) return false;
  return standing.state === 'posted' || standing.isUncertain || standing.agentId !== agent.id || giving.phase === 'given';
}
