import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { ownExcept, ownOnly, withCause } from '#builders/policies.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { POLICY_PARTS } from '#domain/policy/names.ts';
import { SEVERITIES } from '#domain/gestures/gesture.ts';
import { baseRule } from '#domain/policy/rules.ts';

const policy = builtInPolicy(EUR);
const own: Policy = { ...policy, own: POLICY_PARTS };

const sameCauseToday = { daysAgo: 0, isSameCause: true };

describe('the base', () => {
  it('is the sum of the severity, in proportion to it, and our choice unless the team set it', () => {
    const grounds = { facts: { severity: 3, preset: 'balanced' }, studies: ['smith1999'], strength: 2 };
    const base = { rule: 'base', variant: 'severity', deltaMinor: 1500, ...grounds };
    expect(baseRule(facts({ severity: 3 }), policy)).toEqual({ ...base, choice: 'ours' });
    expect(baseRule(facts({ severity: 3 }), own)).toEqual({ ...base, choice: 'team' });
  });

  it('is words the first time where the severity has no sum, which is nobody’s figure', () => {
    expect(baseRule(facts({ severity: 1 }), policy)).toEqual({
      rule: 'base',
      variant: 'words_first',
      deltaMinor: 0,
      facts: { severity: 1 },
      studies: ['abeler2010', 'wirtz2004'],
      strength: 5,
      choice: null,
    });
    expect(baseRule(facts({ severity: 1 }), own).choice).toBeNull();
  });

  it.each([
    ['many are hit at once', { isGroup: true }, policy],
    ['a wait counts', { hoursSinceReport: 25 }, policy],
    ['it is a repeat, and the team meets that with no sum', { priorIncidents: [sameCauseToday] }, { ...policy, repeatFloorMinor: 0 }],
    ['the wait was the longest, and the team meets that with no sum', { hoursSinceReport: 500 }, { ...policy, delayFloorMinor: 0 }],
  ] as const)('that is nothing claims no study of first times where %s', (_title, given, under) => {
    const none = { rule: 'base', variant: 'no_sum', deltaMinor: 0, facts: { severity: 1 }, studies: [], strength: null };
    const minor = facts({ severity: 1, ...given });
    expect(baseRule(minor, under)).toEqual({ ...none, choice: 'ours' });
    expect(baseRule(minor, { ...under, own: ['base_1'] })).toEqual({ ...none, choice: 'team' });
  });

  it.each(SEVERITIES)('of severity %i is the choice of the team only where it set that sum', (severity) => {
    const known = facts({ severity, isGroup: true });
    expect(baseRule(known, ownOnly(`base_${severity}`)).choice).toBe('team');
    expect(baseRule(known, ownExcept(`base_${severity}`)).choice).toBe('ours');
  });

  it('of a cause that has its own is the choice of the team, and that of another cause is not', () => {
    const custom = withCause({ baseMinor: { 1: 100, 2: 200, 3: 300, 4: 400 } });
    expect(baseRule(facts(), custom)).toMatchObject({ deltaMinor: 200, choice: 'team' });
    expect(baseRule(facts({ cause: 'outage' }), custom)).toMatchObject({ deltaMinor: 1000, choice: 'ours' });
  });

  it('of a repeat, or after the longest wait that counts, is no less than its floor', () => {
    const repeat = facts({ severity: 1, priorIncidents: [sameCauseToday] });
    expect(baseRule(repeat, policy)).toMatchObject({ variant: 'repeat_floor', deltaMinor: 500, studies: ['halperin2022'], strength: 5 });
    const late = facts({ severity: 1, hoursSinceReport: 73 });
    expect(baseRule(late, policy)).toMatchObject({ variant: 'delay_floor', deltaMinor: 500, studies: ['wirtz2004'], strength: 2 });
    expect(baseRule({ ...late, hoursSinceReport: 72 }, policy)).toMatchObject({ variant: 'no_sum', deltaMinor: 0 });
    expect(baseRule({ ...late, hoursSinceReport: 24 }, policy)).toMatchObject({ variant: 'words_first' });
  });

  it.each([
    ['repeat_floor', { priorIncidents: [sameCauseToday] }],
    ['delay_floor', { hoursSinceReport: 500 }],
  ] as const)('of %s names no preset, and is the choice of the team only where it set that floor', (floor, given) => {
    const known = facts({ severity: 1, ...given });
    expect(baseRule(known, ownOnly(floor))).toMatchObject({ variant: floor, choice: 'team' });
    expect(baseRule(known, ownExcept(floor))).toMatchObject({ variant: floor, choice: 'ours' });
    expect(baseRule(known, policy).facts).toEqual({ severity: 1 });
  });

  it('of a repeat fades to nothing with its age, and says so', () => {
    const [late, gone] = [45, 60].map((daysAgo) => facts({ severity: 1, priorIncidents: [{ daysAgo, isSameCause: true }] }));
    expect(late && baseRule(late, policy)).toMatchObject({
      variant: 'repeat_floor',
      deltaMinor: 125,
      facts: { severity: 1, percent: 25, ofMinor: 500 },
    });
    expect(gone && baseRule(gone, policy)).toMatchObject({ variant: 'words_first', deltaMinor: 0 });
  });

  it('takes the higher of two floors, and neither where the severity gives as much', () => {
    const both = facts({ severity: 1, priorIncidents: [sameCauseToday], hoursSinceReport: 500 });
    expect(baseRule(both, { ...policy, delayFloorMinor: 700 })).toMatchObject({ variant: 'delay_floor', deltaMinor: 700 });
    expect(baseRule(both, { ...policy, repeatFloorMinor: 700 })).toMatchObject({ variant: 'repeat_floor', deltaMinor: 700 });
    expect(baseRule({ ...both, severity: 2 }, { ...policy, repeatFloorMinor: 1000 })).toMatchObject({ variant: 'severity' });
  });
});
