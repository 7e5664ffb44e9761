import { amountLeft } from './amount-left.ts';
import { type Cause, daysAgo } from '../incidents/incidents.ts';
import { type LimitAllowance, firstExceeded, allowancesFor } from '../journal/admission.ts';
import { type ReplayLedger, recordGiven, givenInWindow, ledgerViewFor, newReplayLedger } from '../journal/replay-ledger.ts';
import type { Commitment } from '../journal/types.ts';
import type { LimitName, Limits } from '../journal/limits.ts';
import { type Guard, type GuardName, guardsFor, isStopping } from './guards.ts';
import type { Policy } from './policy.ts';
import type { Fault, GestureKind, Severity } from '../gestures/gesture.ts';
import { suggest } from './suggest.ts';
import type { EarlierGesture, LeadAdvice, Suggestion, SuggestionFacts } from './suggestion.ts';

/** A moment that was given, with what was known then. Amounts in minor units of the currency of the limits. */
export interface PastMoment {
  readonly id: string;
  readonly atMs: number;
  readonly ticketId: string;
  readonly customerId: string;
  readonly agentId: string;
  /** Whether the limit of leads holds for it. */
  readonly isLead: boolean;
  readonly cause: Cause;
  readonly fault: Fault;
  readonly severity: Severity;
  readonly gesture: GestureKind;
  readonly amountMinor: number;
  /** What was suggested then; null where it is not known. */
  readonly suggestedMinor: number | null;
  /** As they were stored. What each limit left and what the customer was given before are not read: a replay has its own. */
  readonly facts: SuggestionFacts;
}

/** The settings that past moments are tried under. */
export interface ReplayTerms {
  readonly policy: Policy;
  readonly limits: Limits;
  /** The account's, whose days and months the limits count. */
  readonly timeZone: string;
  /** Whether everybody is taken to have given what these settings suggest, also who chose another amount then. Absent: no. */
  readonly isFollowingSuggestion?: boolean;
}

/** What would have become of one moment. Minor units. */
export interface Replayed {
  readonly moment: PastMoment;
  /** Whether exactly what was suggested then was given then. */
  readonly isFollowed: boolean;
  readonly suggestedMinor: number;
  /** 0 where it is refused. */
  readonly givenMinor: number;
  /** The limit, or the guard, that the amount does not get past. */
  readonly refusal: { readonly by: LimitName | GuardName; readonly wantedMinor: number } | null;
  /** Where the suggestion is to ask a lead: why, and for how much. Whatever the lead would have said, only `givenMinor` counts. */
  readonly request: { readonly why: AskReason; readonly wantedMinor: number } | null;
}

export type AskReason = Extract<LeadAdvice, { kind: 'ask' }>['why'];

/**
 * Gives past moments again, in the order of their time, under other settings. Whoever followed the suggestion then follows the
 * one that these settings make; whoever chose another amount, or of whom it is not known, chooses the same again: our choice,
 * for nothing tells what people would have done; unless the terms say that everybody follows it. What does not get past a limit is refused, and nothing is given in its place.
 * A customer keeps the tier they had then, with the uplift that the policy gives a tier of that name, or else with the one it had.
 * What was given before the first of these moments is not known, and counts as nothing. Deterministic; ids differ.
 */
export function replay(moments: readonly PastMoment[], terms: ReplayTerms): readonly Replayed[] {
  return [...replayOneByOne(moments, terms)];
}

/** The same, each as it is reckoned, for whoever has something else to do in between. */
export function* replayOneByOne(moments: readonly PastMoment[], terms: ReplayTerms): Generator<Replayed, void, undefined> {
  const ledger = newReplayLedger();
  for (const moment of moments.toSorted(byTime)) {
    const one = replayOne(moment, ledger, terms);
    if (one.refusal === null) recordGiven({ ...moment, amountMinor: one.givenMinor }, ledger, terms);
    yield one;
  }
}

function byTime(a: PastMoment, b: PastMoment): number {
  return a.atMs - b.atMs || (a.id < b.id ? -1 : 1);
}

/** No id of the ledger: what is about to be given is not in it. */
const NOT_BOOKED = '';

function replayOne(moment: PastMoment, ledger: ReplayLedger, terms: ReplayTerms): Replayed {
  const { policy, limits, timeZone, isFollowingSuggestion = false } = terms;
  const now = { nowMs: moment.atMs, timeZone };
  // Which groups people were in then nobody has written down.
  const proposal = { ...moment, momentId: NOT_BOOKED, tier: moment.facts.value?.tier ?? null };
  const allowances = allowancesFor(proposal, ledgerViewFor(moment, ledger, limits, now), limits, now);
  const facts = factsAgain(moment, givenInWindow(moment, ledger, limits), allowances, terms);
  const suggestion = suggest(facts, policy, limits.currency);
  const suggestedMinor = suggestion.gesture.kind === 'goodwill' ? suggestion.gesture.amount.amountMinor : 0;
  const isFollowed = moment.amountMinor === moment.suggestedMinor;
  const wantedMinor = isFollowed || isFollowingSuggestion ? suggestedMinor : moment.amountMinor;
  const by =
    firstExceeded({ amountMinor: wantedMinor }, allowances)?.limit ??
    guardsFor(wantedMinor, { facts, policy, range: suggestion.range }).find(isRefusing)?.name;
  return {
    moment,
    isFollowed,
    suggestedMinor,
    givenMinor: by === undefined ? wantedMinor : 0,
    refusal: by === undefined ? null : { by, wantedMinor },
    request: requestIn(suggestion),
  };
}

/** A price that nobody said then would be asked for: nobody can tell what it was, so that refuses nothing. */
function isRefusing(guard: Guard): boolean {
  return isStopping(guard) && guard.name !== 'unpriced';
}

function requestIn({ lead }: Suggestion): Replayed['request'] {
  return lead.kind === 'ask' ? { why: lead.why, wantedMinor: lead.wanted.amountMinor } : null;
}

/** The stored facts, with what this replay has given and left in the place of what was given and left then. */
function factsAgain(
  { facts, cause, fault, severity, ticketId, atMs }: PastMoment,
  before: readonly Commitment[],
  allowances: readonly LimitAllowance[],
  { policy, limits }: ReplayTerms,
): SuggestionFacts {
  const gestures = before.map((earlier): EarlierGesture => ({
    daysAgo: daysAgo(earlier.reservedAtMs, atMs),
    isSameCause: earlier.cause === cause,
    isSameTicket: earlier.ticketId === ticketId,
    amountMinor: earlier.countsMinor,
  }));
  return {
    ...facts,
    cause,
    fault,
    severity,
    value: valueAgain(facts.value, policy),
    gestures,
    allowances: allowances.flatMap((allowance) => amountLeft(allowance, limits.currency)),
  };
}

function valueAgain(value: SuggestionFacts['value'], { tiers }: Policy): SuggestionFacts['value'] {
  if (value === null) return null;
  const { upliftPercent } = tiers.find(({ key }) => key === value.tier) ?? value;
  return { tier: value.tier, upliftPercent };
}
