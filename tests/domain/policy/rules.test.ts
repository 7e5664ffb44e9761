import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { ownExcept, ownOnly, withCause } from '#builders/policies.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { POLICY_PARTS } from '#domain/policy/names.ts';
import type { SoFar } from '#domain/policy/reason.ts';
import { delayRule, gateRule, groupRule, lossRule, openedGate, valueRule, vulnerableRule } from '#domain/policy/rules.ts';
import { suggest } from '#domain/policy/suggest.ts';

const policy = builtInPolicy(EUR);
const own: Policy = { ...policy, own: POLICY_PARTS };
const atTen: SoFar = { startMinor: 1000, totalMinor: 1000, currency: EUR };

function soFar(totalMinor: number): SoFar {
  return { ...atTen, totalMinor };
}

const sameCauseToday = { daysAgo: 0, isSameCause: true };

describe('the gate', () => {
  it('is open for a failure of ours, and for a repeat that the customer did not cause', () => {
    expect(gateRule(facts(), policy)).toBeNull();
    expect(gateRule(facts({ fault: 'third_party', priorIncidents: [sameCauseToday] }), policy)).toBeNull();
  });

  it.each(['third_party', 'unclear'] as const)('that a failure of ours with the same cause has opened for fault %s says so', (fault) => {
    const repeated = facts({ fault, priorIncidents: [sameCauseToday] });
    expect(openedGate(repeated, policy)).toMatchObject({ rule: 'gate', variant: `${fault}_again`, deltaMinor: 0 });
    const sumOf = (of: typeof repeated): number => suggest(of, policy, EUR).reasons.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0);
    expect(sumOf(repeated)).toBe(sumOf({ ...repeated, fault: 'ours' }));
    expect(suggest(repeated, policy, EUR).reasons.map(({ variant }) => variant)).toContain(`${fault}_again`);
    expect(openedGate(facts({ fault }), policy)).toBeNull();
    expect(openedGate({ ...repeated, fault: 'ours' }, policy)).toBeNull();
  });

  it.each([
    ['of another cause', { daysAgo: 0, isSameCause: false }],
    ['that the customer caused', { ...sameCauseToday, fault: 'customer' }],
    ['that was a third party’s', { ...sameCauseToday, fault: 'third_party' }],
    ['at the end of its window', { daysAgo: 60, isSameCause: true }],
  ] as const)('stays closed after an incident %s', (_title, incident) => {
    expect(gateRule(facts({ fault: 'third_party', priorIncidents: [incident] }), policy)).toMatchObject({ variant: 'third_party' });
  });

  it('opens for a cause that is not usually ours only where a moment says that it was', () => {
    const asked = withCause({ usualFault: null });
    expect(gateRule(facts({ fault: 'unclear', priorIncidents: [sameCauseToday] }), asked)).toMatchObject({ variant: 'unclear' });
    expect(gateRule(facts({ fault: 'unclear', priorIncidents: [{ ...sameCauseToday, fault: 'ours' }] }), asked)).toBeNull();
  });

  it('is closed in a currency of which nobody can say what people give, until the team has set sums', () => {
    const unknown: Policy = { ...policy, unitMinor: null };
    expect(gateRule(facts({ severity: 4 }), unknown)).toMatchObject({ variant: 'no_sums', choice: 'ours' });
    expect(gateRule(facts({ fault: 'customer' }), unknown)).toMatchObject({ variant: 'customer' });
    expect(gateRule(facts(), { ...unknown, own: ['base_2'] })).toBeNull();
    expect(gateRule(facts(), { ...withCause({ baseMinor: { 1: 0, 2: 5, 3: 6, 4: 7 } }), unitMinor: null })).toBeNull();
    expect(gateRule(facts(), { ...unknown, own: ['value'] })).toMatchObject({ variant: 'no_sums' });
  });

  it.each(['third_party', 'unclear'] as const)('is closed for a first failure of fault %s, on the ground of two findings', (fault) => {
    const grounds = { deltaMinor: 0, facts: {}, studies: ['grewal2008', 'ombudsman'], strength: 2, choice: null };
    expect(gateRule(facts({ fault }), policy)).toEqual({ rule: 'gate', variant: fault, ...grounds });
  });

  it('is closed for what the customer caused, however often it happened', () => {
    expect(gateRule(facts({ fault: 'customer', priorIncidents: [sameCauseToday] }), policy)).toMatchObject({
      variant: 'customer',
      studies: ['grewal2008', 'ombudsman'],
    });
  });

  it('is closed for a statutory cause, even ours and repeated, until what the law grants is under way', () => {
    const law = withCause({ isStatutory: true });
    const due = facts({ priorIncidents: [sameCauseToday] });
    expect(gateRule(due, law)).toEqual({
      rule: 'gate',
      variant: 'statutory',
      deltaMinor: 0,
      facts: {},
      studies: [],
      strength: null,
      choice: null,
    });
    expect(gateRule({ ...due, isStatutoryMet: true }, law)).toBeNull();
  });

  it('is closed for the repeat of a failure that was not ours where many are hit at once', () => {
    const hit = facts({ fault: 'third_party', isGroup: true, priorIncidents: [sameCauseToday] });
    expect(gateRule(hit, policy)).toMatchObject({ variant: 'third_party' });
  });
});

describe('the loss', () => {
  const kept = facts({ outcome: 'kept', lossMinor: 20_000 });

  it('of who kept what was flawed raises the base to a share of the price', () => {
    const grounds = { facts: { percent: 10, ofMinor: 20_000 }, studies: ['gelbrich2015'], strength: 2 };
    const loss = { rule: 'loss', variant: 'kept', deltaMinor: 1000, ...grounds };
    expect(lossRule(kept, policy, soFar(1000))).toEqual({ ...loss, choice: 'ours' });
    expect(lossRule(kept, own, soFar(1000))).toEqual({ ...loss, choice: 'team' });
  });

  it.each([2, 3, 4] as const)('of severity %i is the choice of the team only where it set that share', (severity) => {
    expect(lossRule({ ...kept, severity }, ownOnly(`kept_${severity}`), soFar(0))?.choice).toBe('team');
    expect(lossRule({ ...kept, severity }, ownExcept(`kept_${severity}`), soFar(0))?.choice).toBe('ours');
  });

  it('says nothing where the base is as much already, and something one cent below', () => {
    expect(lossRule(kept, policy, soFar(2000))).toBeNull();
    expect(lossRule(kept, policy, soFar(1999))?.deltaMinor).toBe(1);
  });

  it.each([{ outcome: 'rejected' }, { outcome: null }, { lossMinor: null }, { lossMinor: 0 }, { isGroup: true }] as const)(
    'says nothing for %o',
    (other) => {
      expect(lossRule({ ...kept, ...other }, policy, soFar(0))).toBeNull();
    },
  );
});

describe('the group', () => {
  it('is named where many are hit, and adds nothing', () => {
    expect(groupRule(facts(), policy, atTen)).toBeNull();
    expect(groupRule(facts({ isGroup: true }), policy, atTen)).toEqual({
      rule: 'group',
      variant: 'same_for_all',
      deltaMinor: 0,
      facts: {},
      studies: ['albrecht2018', 'mayser2013'],
      strength: 2,
      choice: null,
    });
  });
});

describe('delay', () => {
  it.each([
    [null, null],
    [24, null],
    [24.01, 10],
    [48, 10],
    [48.01, 20],
    [96, 30],
    [10_000, 30],
  ])('of %s hours adds %s percent', (hoursSinceReport, percent) => {
    expect(delayRule(facts({ hoursSinceReport }), policy, atTen)?.facts['percent'] ?? null).toBe(percent);
  });

  it('says how long the wait was, in whole hours, and from when it counts', () => {
    expect(delayRule(facts({ hoursSinceReport: 49.9 }), policy, atTen)).toEqual({
      rule: 'delay',
      variant: 'waited',
      deltaMinor: 200,
      facts: { hours: 49, afterHours: 24, perDayPercent: 10, mostPercent: 30, percent: 20, ofMinor: 1000 },
      studies: ['hogreve2017', 'wirtz2004'],
      strength: 2,
      choice: 'ours',
    });
    expect(delayRule(facts({ hoursSinceReport: 49.9 }), own, atTen)?.choice).toBe('team');
  });

  it('counts from the failure where that is known and longer ago, and from the report where the team says so', () => {
    const fromReport: Policy = { ...policy, delayCountsFrom: 'report' };
    const waited = facts({ hoursSinceReport: 1, hoursSinceFailure: 240 });
    expect(delayRule(waited, policy, atTen)?.facts).toMatchObject({ hours: 240, percent: 30 });
    expect(delayRule(waited, fromReport, atTen)).toBeNull();
    expect(delayRule(facts({ hoursSinceReport: 30 }), policy, atTen)?.facts['percent']).toBe(10);
    expect(delayRule(facts({ hoursSinceReport: 30, hoursSinceFailure: 2 }), policy, atTen)?.facts['percent']).toBe(10);
  });

  it('adds nothing where many are hit at once', () => {
    expect(delayRule(facts({ hoursSinceReport: 500, isGroup: true }), policy, atTen)).toBeNull();
  });
});

describe('value', () => {
  it('adds the uplift of the tier, on the ground of no study', () => {
    expect(valueRule(facts({ value: { tier: 'silver', upliftPercent: 15 } }), policy, atTen)).toEqual({
      rule: 'value',
      variant: 'tier',
      deltaMinor: 150,
      facts: { tier: 'silver', percent: 15, ofMinor: 1000 },
      studies: [],
      strength: null,
      choice: 'ours',
    });
  });

  it('adds what the team decides, says beyond 30 percent whose decision that is, and never takes anything away', () => {
    const above = { deltaMinor: 310, variant: 'tier_above', facts: { tier: 'platinum', percent: 31, atMostPercent: 30 }, choice: 'team' };
    expect(valueRule(facts({ value: { tier: 'platinum', upliftPercent: 31 } }), own, atTen)).toMatchObject(above);
    expect(valueRule(facts({ value: { tier: 'gold', upliftPercent: 30 } }), own, atTen)?.variant).toBe('tier');
    expect(valueRule(facts({ value: { tier: 'platinum', upliftPercent: 500 } }), own, atTen)?.deltaMinor).toBe(2000);
    expect(valueRule(facts({ value: { tier: 'lead', upliftPercent: -50 } }), policy, atTen)).toBeNull();
  });

  it('that is unknown adds nothing, nor does any where many are hit at once', () => {
    expect(valueRule(facts({ value: null }), policy, atTen)).toBeNull();
    expect(valueRule(facts({ value: { tier: 'gold', upliftPercent: 30 }, isGroup: true }), policy, atTen)).toBeNull();
  });
});

describe('a vulnerable customer', () => {
  it('gets a share more, as regulators do, unless many are hit at once', () => {
    expect(vulnerableRule(facts({ isVulnerable: true }), policy, atTen)).toEqual({
      rule: 'vulnerable',
      variant: 'said',
      deltaMinor: 200,
      facts: { percent: 20, ofMinor: 1000 },
      studies: ['ombudsman'],
      strength: 'practice',
      choice: 'ours',
    });
    expect(vulnerableRule(facts({ isVulnerable: true }), own, atTen)?.choice).toBe('team');
    expect(vulnerableRule(facts(), policy, atTen)).toBeNull();
    expect(vulnerableRule(facts({ isVulnerable: true, isGroup: true }), policy, atTen)).toBeNull();
  });
});
