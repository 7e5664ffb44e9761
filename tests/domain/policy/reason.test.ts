import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { addition, choiceOf, reason } from '#domain/policy/reason.ts';

describe('a reason', () => {
  it('adds nothing and rests on nothing unless it says so, and is as firm as its firmest study', () => {
    expect(reason({ rule: 'gate', variant: 'x' })).toEqual({
      rule: 'gate',
      variant: 'x',
      deltaMinor: 0,
      facts: {},
      studies: [],
      strength: null,
      choice: null,
    });
    expect(reason({ rule: 'gate', variant: 'x', studies: ['ombudsman', 'smith1999', 'knox2014'] }).strength).toBe(4);
    expect(reason({ rule: 'gate', variant: 'x', studies: ['ombudsman'] }).strength).toBe('practice');
  });
});

describe('an addition', () => {
  it('is so much of the start, rounded down to a minor unit, with its arithmetic', () => {
    const ground = { rule: 'delay', variant: 'waited', facts: { hours: 30 } } as const;
    expect(addition(1005, 10, ground)).toMatchObject({ deltaMinor: 100, facts: { hours: 30, percent: 10, ofMinor: 1005 } });
    expect(addition(999, 0, ground)).toBeNull();
    expect(addition(9, 10, ground)).toBeNull();
    expect(addition(1005, -10, ground)?.deltaMinor).toBe(-101);
  });
});

it('a figure is the choice of the team where it set that part', () => {
  const policy = builtInPolicy(EUR);
  expect([choiceOf(policy, 'delay'), choiceOf({ ...policy, own: ['delay'] }, 'delay')]).toEqual(['ours', 'team']);
});
