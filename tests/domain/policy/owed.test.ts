import { expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { OWED_ACTIONS } from '#domain/policy/names.ts';
import { owedActions } from '#domain/policy/owed.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { law, suggested } from './situations.ts';

const policy = builtInPolicy(EUR);
const damaged = { cause: 'damaged_item', fault: 'ours', outcome: null } as const;

it('is what the policy names for the cause, whoever was at fault but the customer', () => {
  expect(owedActions(damaged, policy)).toEqual(['refund_or_replace']);
  expect(owedActions({ ...damaged, fault: 'third_party', cause: 'billing_error' }, policy)).toEqual(['correct_bill']);
  expect(owedActions({ ...damaged, fault: 'customer', outcome: 'rejected' }, policy)).toEqual([]);
});

it('is a refund in full in the place of a choice, once what was flawed is rejected', () => {
  expect(owedActions({ ...damaged, outcome: 'rejected' }, policy)).toEqual(['refund_in_full']);
  expect(owedActions({ ...damaged, cause: 'billing_error', outcome: 'rejected' }, policy)).toEqual(['refund_in_full', 'correct_bill']);
});

it('begins with what the law fixes, and names everything once', () => {
  const all: Policy = { ...policy, causes: policy.causes.map((one) => ({ ...one, isStatutory: true, owed: OWED_ACTIONS })) };
  const found = owedActions(damaged, all);
  expect(found[0]).toBe('statutory');
  expect(new Set(found).size).toBe(found.length);
});

it('is what a suggestion names', () => {
  law((situation) => {
    expect(suggested(situation).owed.map(({ action }) => action)).toEqual(owedActions(situation.facts, situation.policy));
  });
});
