import type { SessionState } from './session-state.ts';

/**
 * Whether the ticket has what was to be given. A reservation of one's own is only an attempt, until its moment stands and
 * nothing but the last line of the journal is missing.
 */
export function isGiven({ giving, standing, agent }: Pick<SessionState, 'giving' | 'standing' | 'agent'>): boolean {
  if (standing === null) return false;
  if (standing.state === 'posted' || standing.agentId !== agent.id) return true;
  return giving.phase === 'given' || (giving.phase === 'working' && giving.step === 'post');
}
