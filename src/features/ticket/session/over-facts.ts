import type { OverFacts } from '../../shared/limit-sentences.ts';
import type { SessionState } from './session-state.ts';

/** The facts of a session that such a sentence needs. */
export function overFacts({ nowMs, timeZone, agent, settings, plan }: SessionState): OverFacts {
  const { limits, currency } = settings.settings;
  const { amountMinor } = plan.amount;
  return { nowMs, timeZone, agentId: agent.id, currency, windowDays: limits.customerWindowDays, amountMinor };
}
