import type { SessionState } from '#features/ticket/session/session-state.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { suggest } from '#domain/policy/suggest.ts';
import type { SuggestionFacts } from '#domain/policy/suggestion.ts';
import { eur, EUR } from '#builders/currencies.ts';
import { facts as someFacts } from '#builders/facts.ts';

interface Known {
  readonly facts?: Partial<SuggestionFacts>;
  readonly policy?: Partial<Policy>;
  /** What the agent has typed, in minor units; absent: as suggested. */
  readonly amountMinor?: number;
}

/** A state in which these facts are known, with what the rules make of them. */
export function knowing(state: SessionState, { facts = {}, policy = {}, amountMinor }: Known): SessionState {
  const { settings } = state.settings;
  const changed = { ...settings, policy: { ...settings.policy, ...policy } };
  const known = someFacts(facts);
  const suggestion = suggest(known, changed.policy, EUR);
  const suggested = suggestion.gesture.kind === 'goodwill' ? suggestion.gesture.amount : eur(0);
  const amount = amountMinor === undefined ? suggested : eur(amountMinor);
  return {
    ...state,
    settings: { ...state.settings, settings: changed },
    plan: { ...state.plan, ...known, matter: state.plan.matter, allowances: state.plan.allowances, facts: known, suggestion, amount },
  };
}
