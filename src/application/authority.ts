import { type Guard, guardsFor, isStopping } from '#domain/policy/guards.ts';
import type { Plan } from './plan.ts';
import type { SessionState } from './session-state.ts';

/** What speaks against giving what is planned. */
export function guardsOf({ plan, settings }: Pick<SessionState, 'plan' | 'settings'>): readonly Guard[] {
  const { facts, suggestion, amount } = plan;
  if (facts === null || suggestion === null) return [];
  return guardsFor(amount.amountMinor, { facts, policy: settings.settings.policy, range: suggestion.range });
}

/** Whether what is planned cannot be given as it is. */
export function isStopped(state: Pick<SessionState, 'plan' | 'settings'>): boolean {
  return guardsOf(state).some(isStopping);
}

/** As suggested and inside every limit: whoever gives it need not answer for it. */
export function isWithinAuthority(state: Pick<SessionState, 'plan' | 'settings'>): boolean {
  const { suggestion, isDeviation, exceeded } = state.plan;
  return suggestion !== null && !isDeviation && exceeded === null && !isStopped(state);
}

/** Names what a reply is about, so that it can be told whether that has changed since somebody wrote it. */
export function replyBasis({ cause, gesture, amount }: Pick<Plan, 'cause' | 'gesture' | 'amount'>): string {
  return [cause, gesture, amount.amountMinor].join(' ');
}

/** Whether the agent wrote a reply about another gesture than is planned now. */
export function isReplyOld({ plan, choice: { reply } }: Pick<SessionState, 'plan' | 'choice'>): boolean {
  return reply !== null && reply.basis !== replyBasis(plan);
}

/** Whether there is anything to say before it is given. */
export function hasGuards(state: Pick<SessionState, 'plan' | 'settings' | 'choice'>): boolean {
  return guardsOf(state).length > 0 || isReplyOld(state);
}
