import { EUR } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import type { Currency } from '#domain/money/money.ts';
import { type Guard, guardsFor } from '#domain/policy/guards.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { suggest } from '#domain/policy/suggest.ts';
import type { Suggestion } from '#domain/policy/suggestion.ts';
import { type Case, type CaseGroup, minor } from './cases/case.ts';
import { priceCeilings } from './cases/ceilings.ts';
import { groups, values, vulnerable } from './cases/customers.ts';
import { fault, firstSlip, waiting } from './cases/failures.ts';
import { limits, oftenInAMonth, onOneTicket } from './cases/limits.ts';
import { matters } from './cases/matters.ts';
import { ownKinds } from './cases/own-kinds.ts';
import { beyondWhatFits, keptOrRejected } from './cases/prices.ts';
import { repeats } from './cases/repeats.ts';
import { currencies, statutory, teamsOwn } from './cases/teams.ts';

/** Worked cases of the policy, each with what comes of it reckoned by hand. */
export const CASE_GROUPS: readonly CaseGroup[] = [
  firstSlip,
  fault,
  waiting,
  keptOrRejected,
  repeats,
  matters,
  values,
  groups,
  statutory,
  vulnerable,
  limits,
  oftenInAMonth,
  priceCeilings,
  onOneTicket,
  beyondWhatFits,
  teamsOwn,
  ownKinds,
  currencies,
];

/** What the engine makes of a case. */
export interface CaseOutcome {
  readonly currency: Currency;
  readonly suggestion: Suggestion;
  /** What speaks against the sum that is typed, or against the suggested one where none is. */
  readonly guards: readonly Guard[];
}

export function outcomeOf({ facts: given, policy = builtInPolicy(EUR), currency = EUR, typed }: Case): CaseOutcome {
  const known = facts(given);
  const suggestion = suggest(known, policy, currency);
  const { gesture, range } = suggestion;
  const suggestedMinor = gesture.kind === 'goodwill' ? gesture.amount.amountMinor : 0;
  const amountMinor = typed === undefined ? suggestedMinor : minor(typed.amount, currency);
  return { currency, suggestion, guards: guardsFor(amountMinor, { facts: known, policy, range }) };
}
