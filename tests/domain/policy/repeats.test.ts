import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { POLICY_PARTS, type PolicyPart } from '#domain/policy/names.ts';
import type { SoFar } from '#domain/policy/reason.ts';
import { countedRepeats, fadingRule, openedWeight, repeatRule, repeatWeight, repeatsOf } from '#domain/policy/repeats.ts';
import type { PriorIncident } from '#domain/policy/suggestion.ts';

const policy = builtInPolicy(EUR);
const own: Policy = { ...policy, own: POLICY_PARTS };

/** The built-in policy where the team has set this figure alone. */
function ownOnly(part: PolicyPart): Policy {
  return { ...policy, own: [part] };
}

/** The built-in policy where the team has set every figure but this. */
function ownExcept(part: PolicyPart): Policy {
  return { ...policy, own: POLICY_PARTS.filter((one) => one !== part) };
}
const atTen: SoFar = { startMinor: 1000, totalMinor: 1000, currency: EUR };
const sameCauseToday = { daysAgo: 0, isSameCause: true };

function same(...days: readonly number[]): readonly PriorIncident[] {
  return days.map((daysAgo) => ({ daysAgo, isSameCause: true }));
}

describe('repeats', () => {
  it('count until the end of the window, and not at all in a group', () => {
    expect(repeatsOf(facts({ priorIncidents: same(59, 60, 61) }), policy)).toEqual(same(59));
    expect(repeatsOf(facts({ priorIncidents: same(59), isGroup: true }), policy)).toEqual([]);
  });

  it('are failures of ours, or of which nobody has said whose they were', () => {
    const priorIncidents = (['ours', null, 'customer', 'third_party', 'unclear'] as const).map((fault) => ({ ...sameCauseToday, fault }));
    expect(repeatsOf(facts({ priorIncidents }), policy)).toEqual(priorIncidents.slice(0, 2));
  });

  it('of a cause with a window of its own count for so long, and other causes for as long as ever', () => {
    const bills = facts({ cause: 'billing_error', priorIncidents: [...same(100), { daysAgo: 100, isSameCause: false }] });
    expect(repeatsOf(bills, policy)).toEqual(same(100));
    expect(repeatsOf(facts({ cause: 'billing_error', priorIncidents: same(180) }), policy)).toEqual([]);
  });

  it('weigh by their age, and open the gate by the age of ours with the same cause', () => {
    const priorIncidents = [{ daysAgo: 6, isSameCause: false }, ...same(30)];
    expect(repeatWeight(facts({ priorIncidents }), policy)).toEqual({ percent: 90, daysAgo: 6, windowDays: 60 });
    expect(openedWeight(facts({ priorIncidents }), policy)).toEqual({ percent: 50, daysAgo: 30, windowDays: 60 });
    expect(repeatWeight(facts(), policy)).toBeNull();
    expect(openedWeight(facts({ priorIncidents: [{ daysAgo: 6, isSameCause: false }] }), policy)).toBeNull();
    expect(repeatWeight(facts({ priorIncidents: same(60) }), policy)).toBeNull();
    expect(repeatWeight(facts({ priorIncidents: same(17) }), { ...policy, repeatWindowDays: 40 })).toEqual({
      percent: 58,
      daysAgo: 17,
      windowDays: 40,
    });
  });
});

describe('what incidents add for a repeat', () => {
  it('is told of each by its cause and age, the one that adds most first, and adds up to the whole', () => {
    const priorIncidents = [{ daysAgo: 6, isSameCause: false }, ...same(30), ...same(21)];
    const counted = countedRepeats(facts({ priorIncidents }), policy);
    expect(counted).toEqual([
      { daysAgo: 21, isSameCause: true, percent: expect.closeTo(32.5), fullPercent: 50, windowDays: 60 },
      { daysAgo: 30, isSameCause: true, percent: expect.closeTo(25), fullPercent: 50, windowDays: 60 },
      { daysAgo: 6, isSameCause: false, percent: expect.closeTo(22.5), fullPercent: 25, windowDays: 60 },
    ]);
    expect(repeatRule(facts({ priorIncidents }), policy, atTen)?.facts).toMatchObject({ percent: 80, count: 3, daysAgo: 21 });
  });
});

describe('a repeat', () => {
  it.each([
    [0, true, 50, 500],
    [3, true, 48, 480],
    [30, true, 25, 250],
    [59, true, 1, 10],
    [0, false, 25, 250],
    [30, false, 13, 130],
  ])('%i days ago, of the same cause: %s, adds %i percent of the start', (daysAgo, isSameCause, percent, deltaMinor) => {
    expect(repeatRule(facts({ priorIncidents: [{ daysAgo, isSameCause }] }), policy, atTen)).toEqual({
      rule: 'repeat',
      variant: isSameCause ? 'same_cause' : 'other_cause',
      deltaMinor,
      facts: { daysAgo, count: 1, percent, fullPercent: isSameCause ? 50 : 25, windowDays: 60, ofMinor: 1000 },
      studies: ['maxham2002', 'knox2014', 'halperin2022'],
      strength: 5,
      choice: 'ours',
    });
  });

  it('adds up to half a percent as a whole one, in whatever order incidents are listed', () => {
    const priorIncidents = [0, 13, 53].map((daysAgo) => ({ daysAgo, isSameCause: false }));
    for (const listed of [priorIncidents, priorIncidents.toReversed()])
      expect(repeatRule(facts({ priorIncidents: listed }), policy, atTen)).toMatchObject({ deltaMinor: 480, facts: { percent: 48 } });
  });

  it('adds up all incidents, and names the one that adds most', () => {
    const priorIncidents = [
      { daysAgo: 2, isSameCause: false },
      { daysAgo: 20, isSameCause: true },
      { daysAgo: 61, isSameCause: true },
    ];
    expect(repeatRule(facts({ priorIncidents }), own, atTen)).toMatchObject({
      facts: { daysAgo: 20, count: 2, percent: 58 },
      choice: 'team',
    });
  });

  it('counts how many there were: the fourth wrong bill in four months is worth more than the second', () => {
    const percents = [same(30), same(30, 60), same(30, 60, 90)].map(
      (priorIncidents) => repeatRule(facts({ cause: 'billing_error', priorIncidents }), policy, atTen)?.facts['percent'],
    );
    expect(percents).toEqual([42, 75, 100]);
  });

  it('adds no more together than the policy lets it', () => {
    const often = facts({ priorIncidents: same(0, 0, 0, 0) });
    expect(repeatRule(often, policy, atTen)?.facts['percent']).toBe(100);
    expect(repeatRule(often, { ...policy, repeatPercentAtMost: 150 }, atTen)?.facts['percent']).toBe(150);
  });

  it.each([
    ['repeat_same_cause', true],
    ['repeat_other_cause', false],
  ] as const)('is the choice of the team only where it set %s', (part, isSameCause) => {
    const again = facts({ priorIncidents: [{ daysAgo: 0, isSameCause }] });
    expect(repeatRule(again, ownOnly(part), atTen)?.choice).toBe('team');
    expect(repeatRule(again, ownExcept(part), atTen)?.choice).toBe('ours');
  });

  it('names the latest of incidents that add the same, and of two on one day that of the same cause', () => {
    const alike = { ...policy, repeatOtherCausePercent: 50 };
    const other = { daysAgo: 0, isSameCause: false };
    const named = (priorIncidents: readonly (typeof other)[]): unknown => repeatRule(facts({ priorIncidents }), alike, atTen)?.variant;
    expect([named([other, sameCauseToday]), named([sameCauseToday, other])]).toEqual(['same_cause', 'same_cause']);
    const flat = { ...alike, repeatWindowDays: 10_000 };
    expect(repeatRule(facts({ priorIncidents: [{ daysAgo: 5, isSameCause: true }, other] }), flat, atTen)?.facts['daysAgo']).toBe(0);
  });

  it('counts today only where the window is 0 days', () => {
    const today = { ...policy, repeatWindowDays: 0 };
    expect(repeatRule(facts({ priorIncidents: [sameCauseToday] }), today, atTen)?.facts['percent']).toBe(50);
    expect(repeatRule(facts({ priorIncidents: [{ daysAgo: 1, isSameCause: true }] }), today, atTen)).toBeNull();
  });

  it('says nothing where there was none, or its share is nothing', () => {
    expect(repeatRule(facts(), policy, atTen)).toBeNull();
    expect(repeatRule(facts({ priorIncidents: [sameCauseToday] }), policy, { ...atTen, startMinor: 0 })).toBeNull();
  });

  it('is none by a ticket about the same failure, and says so, but where many are hit and nobody’s tickets count', () => {
    const matter = { ticketIds: ['502', '503'], isUnanswered: false, given: null };
    const said = { rule: 'repeat', deltaMinor: 0, facts: { ticketId: '502' } };
    expect(repeatRule(facts({ matter }), policy, atTen)).toMatchObject({ ...said, variant: 'same_matter' });
    expect(repeatRule(facts({ matter: { ...matter, isUnanswered: true } }), policy, atTen)).toMatchObject({
      ...said,
      variant: 'unanswered',
    });
    expect(repeatRule(facts({ matter, isGroup: true }), policy, atTen)).toBeNull();
  });
});

describe('what fades', () => {
  const again = facts({ fault: 'third_party', priorIncidents: same(45) });

  it('is what is due for a failure that was not ours, by the age of ours before it', () => {
    expect(fadingRule(again, policy, { ...atTen, totalMinor: 2000 })).toEqual({
      rule: 'fading',
      variant: 'third_party',
      deltaMinor: -1500,
      facts: { percent: 25, ofMinor: 2000, daysAgo: 45, windowDays: 60, fullPercent: 100 },
      studies: [],
      strength: null,
      choice: 'ours',
    });
  });

  it('is nothing of a failure of ours, nor where ours was today', () => {
    expect(fadingRule({ ...again, fault: 'ours' }, policy, atTen)).toBeNull();
    expect(fadingRule(facts({ fault: 'unclear', priorIncidents: same(0) }), policy, atTen)).toBeNull();
  });
});
