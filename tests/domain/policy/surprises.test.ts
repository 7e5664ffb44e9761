import { describe, expect, it } from 'vitest';
import { EUR } from '#builders/currencies.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { surprisesFor } from '#domain/policy/surprises.ts';

const policy = builtInPolicy(EUR);

function withIdeas(cause: string, surprises: readonly string[]): Policy {
  return { ...policy, causes: policy.causes.map((one) => (one.cause === cause ? { ...one, surprises } : one)) };
}

describe('ideas for a small surprise', () => {
  it('are two built-in ones of its own for each built-in cause', () => {
    const keys = policy.causes.map(({ cause }) => surprisesFor(policy, cause));
    for (const ideas of keys) expect(ideas.map(({ kind }) => kind)).toEqual(['built_in', 'built_in']);
    expect(surprisesFor(policy, 'outage')).toEqual([
      { kind: 'built_in', key: 'outage.1' },
      { kind: 'built_in', key: 'outage.2' },
    ]);
    expect(new Set(keys.flat().map((idea) => JSON.stringify(idea))).size).toBe(2 * policy.causes.length);
  });

  it('are the team’s own, in its order, where it names one for the cause', () => {
    const own = withIdeas('outage', ['A card from the engineers', 'A tree planted']);
    expect(surprisesFor(own, 'outage')).toEqual([
      { kind: 'own', text: 'A card from the engineers' },
      { kind: 'own', text: 'A tree planted' },
    ]);
    expect(surprisesFor(own, 'slow_reply')).toEqual(surprisesFor(policy, 'slow_reply'));
  });

  it('are those of other for a cause that nobody named, or that is not known', () => {
    const other = [
      { kind: 'built_in', key: 'other.1' },
      { kind: 'built_in', key: 'other.2' },
    ];
    expect(surprisesFor(policy, 'meteor')).toEqual(other);
    expect(surprisesFor(policy, null)).toEqual(other);
    expect(surprisesFor(withIdeas('other', ['A postcard']), 'meteor')).toEqual([{ kind: 'own', text: 'A postcard' }]);
  });

  it('depend on the cause and on nothing else that a policy says', () => {
    const elsewhere: Policy = { ...policy, preset: 'generous', tiers: [], baseMinor: { 1: 1, 2: 2, 3: 3, 4: 4 }, minuteMinor: 0 };
    for (const { cause } of policy.causes) expect(surprisesFor(elsewhere, cause)).toEqual(surprisesFor(policy, cause));
  });
});
