import { shareAtMost } from '../money/money.ts';
import { ADDED_PERCENT_AT_MOST, type Policy, VALUE_UPLIFT_PERCENT_USUAL, policyFor } from './policy.ts';
import { floorOf, isStatutoryDue } from './proportion-rules.ts';
import { addition, choiceOf, reason, type Rule } from './reason.ts';
import { fadingOf, openedWeight, repeatWeight } from './repeats.ts';
import type { Reason, Study, SuggestionFacts } from './suggestion.ts';

/**
 * May end the matter: no money where the customer caused the failure, where the law fixes what is due and that is not under
 * way, where money was given for it on another ticket, where nobody can say what people give in the currency, and where the failure
 * was not ours and none of ours with the same cause came before it.
 */
export function gateRule(facts: SuggestionFacts, policy: Policy): Reason | null {
  if (facts.fault === 'customer') return reason({ rule: 'gate', variant: 'customer', studies: ['grewal2008', 'ombudsman'] });
  if (isStatutoryDue(facts, policy)) return reason({ rule: 'gate', variant: 'statutory' });
  const given = facts.matter?.given ?? null;
  if (given !== null) {
    const values = { ticketId: given.ticketId, givenMinor: given.amountMinor };
    return reason({ rule: 'gate', variant: 'same_matter', facts: values, choice: 'ours' });
  }
  if (policy.unitMinor === null && !hasOwnSums(policy)) return reason({ rule: 'gate', variant: 'no_sums', choice: 'ours' });
  if (facts.fault === 'ours' || openedWeight(facts, policy) !== null) return null;
  return reason({ rule: 'gate', variant: facts.fault, studies: ['grewal2008', 'ombudsman'] });
}

function hasOwnSums({ own, causes }: Policy): boolean {
  return own.some((part) => part.startsWith('base_')) || causes.some(({ baseMinor }) => baseMinor !== null);
}

/** Where a repeat has opened the gate for a failure that was not ours, whoever says so reads why. Null elsewhere. */
export function openedGate(facts: SuggestionFacts, policy: Policy): Reason | null {
  if (facts.fault === 'ours' || gateRule(facts, policy) !== null) return null;
  return reason({ rule: 'gate', variant: `${facts.fault}_again` });
}

/** Severity sets the base; a repeat, or a very long wait, is never met with words alone unless the team's policy wants that. */
export function baseRule(facts: SuggestionFacts, policy: Policy): Reason {
  const { severity } = facts;
  const bySeverity = floorOf(facts, policy);
  const raised = floors(facts, policy).toSorted((a, b) => b.minor - a.minor)[0];
  if (raised !== undefined && raised.minor > bySeverity) {
    const { variant, minor, studies, faded, ofMinor } = raised;
    const choice = choiceOf(policy, variant);
    const share = faded === null || faded.percent === 100 ? {} : { ...fadingOf(faded), percent: faded.percent, ofMinor };
    return reason({ rule: 'base', variant, deltaMinor: minor, facts: { severity, ...share }, studies, choice });
  }
  const choice = isOwnBase(facts, policy) ? 'team' : choiceOf(policy, `base_${severity}`);
  if (bySeverity > 0) {
    const values = { severity, preset: policy.preset };
    return reason({ rule: 'base', variant: 'severity', deltaMinor: bySeverity, facts: values, studies: ['smith1999'], choice });
  }
  const isFirst = raised === undefined && !facts.isGroup && delayOf(facts, policy).percent === 0;
  return isFirst
    ? reason({ rule: 'base', variant: 'words_first', facts: { severity }, studies: ['abeler2010', 'wirtz2004'] })
    : reason({ rule: 'base', variant: 'no_sum', facts: { severity }, choice });
}

function isOwnBase(facts: SuggestionFacts, policy: Policy): boolean {
  return policyFor(policy, facts.cause).baseMinor !== null;
}

interface Floor {
  readonly variant: 'repeat_floor' | 'delay_floor';
  readonly minor: number;
  /** What is left of the policy's sum: a repeat fades. Null where nothing fades. */
  readonly faded: ReturnType<typeof repeatWeight>;
  readonly ofMinor: number;
  readonly studies: readonly Study[];
}

function floors(facts: SuggestionFacts, policy: Policy): readonly Floor[] {
  const { repeatFloorMinor, delayFloorMinor } = policy;
  const faded = repeatWeight(facts, policy);
  const repeat = {
    variant: 'repeat_floor',
    minor: shareAtMost(repeatFloorMinor, faded?.percent ?? 0),
    faded,
    ofMinor: repeatFloorMinor,
  } as const;
  const delay = { variant: 'delay_floor', minor: delayFloorMinor, faded: null, ofMinor: delayFloorMinor } as const;
  return [
    ...(faded === null ? [] : [{ ...repeat, studies: ['halperin2022'] } as const]),
    ...(delayOf(facts, policy).isFull ? [{ ...delay, studies: ['wirtz2004'] } as const] : []),
  ];
}

/** Who kept what was flawed gets a share of the price back, if that is more. What was rejected is refunded, which is owed. */
export const lossRule: Rule = (facts, policy, { totalMinor }) => {
  if (facts.isGroup || facts.outcome !== 'kept' || facts.lossMinor === null) return null;
  const percent = policy.keptPercent[facts.severity];
  const deltaMinor = shareAtMost(facts.lossMinor, percent) - totalMinor;
  if (deltaMinor <= 0) return null;
  const values = { percent, ofMinor: facts.lossMinor };
  return reason({
    rule: 'loss',
    variant: 'kept',
    deltaMinor,
    facts: values,
    studies: ['gelbrich2015'],
    choice: choiceOf(policy, `kept_${facts.severity}`),
  });
};

/** Where many are hit at once everybody gets the same: nothing is added for anybody's own history or value. */
export const groupRule: Rule = (facts) =>
  facts.isGroup ? reason({ rule: 'group', variant: 'same_for_all', studies: ['albrecht2018', 'mayser2013'] }) : null;

export const delayRule: Rule = (facts, policy, { startMinor }) => {
  if (facts.isGroup) return null;
  const { percent, hours } = delayOf(facts, policy);
  const { delayPercentPerDay: perDayPercent, delayPercentAtMost: mostPercent } = policy;
  const values = { hours: Math.floor(hours), afterHours: policy.delayAfterHours, perDayPercent, mostPercent };
  return addition(startMinor, percent, {
    rule: 'delay',
    variant: 'waited',
    facts: values,
    studies: ['hogreve2017', 'wirtz2004'],
    choice: choiceOf(policy, 'delay'),
  });
};

function delayOf(facts: SuggestionFacts, policy: Policy): { readonly percent: number; readonly hours: number; readonly isFull: boolean } {
  const sinceReport = facts.hoursSinceReport ?? 0;
  const hours = policy.delayCountsFrom === 'failure' ? Math.max(sinceReport, facts.hoursSinceFailure ?? 0) : sinceReport;
  const wanted = Math.max(0, Math.ceil((hours - policy.delayAfterHours) / 24)) * policy.delayPercentPerDay;
  const percent = Math.min(policy.delayPercentAtMost, wanted);
  return { percent, hours, isFull: !facts.isGroup && percent > 0 && percent === policy.delayPercentAtMost };
}

/**
 * Value may raise a gesture, by as much as the team decides, and never lowers it, so that everyone gets the floor for the same
 * failure. No study has shown that it pays: the figure is a choice, ours or the team's.
 */
export const valueRule: Rule = ({ value, isGroup }, policy, { startMinor }) => {
  if (value === null || isGroup) return null;
  const percent = Math.min(ADDED_PERCENT_AT_MOST, Math.max(0, value.upliftPercent));
  const isUsual = percent <= VALUE_UPLIFT_PERCENT_USUAL;
  return addition(startMinor, percent, {
    rule: 'value',
    variant: isUsual ? 'tier' : 'tier_above',
    facts: { tier: value.tier, ...(!isUsual && { atMostPercent: VALUE_UPLIFT_PERCENT_USUAL }) },
    choice: choiceOf(policy, 'value'),
  });
};

/** The same failure hits harder who is in a vulnerable situation. */
export const vulnerableRule: Rule = ({ isVulnerable, isGroup }, policy, { startMinor }) =>
  isVulnerable && !isGroup
    ? addition(startMinor, policy.vulnerablePercent, {
        rule: 'vulnerable',
        variant: 'said',
        studies: ['ombudsman'],
        choice: choiceOf(policy, 'vulnerable'),
      })
    : null;
