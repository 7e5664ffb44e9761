import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type OwnKind, createOwnKinds, worthOf } from '#domain/gestures/own-kinds.ts';
import { GESTURE_KINDS } from '#domain/gestures/built-in-kinds.ts';
import type { Policy } from '#domain/policy/policy.ts';
import { amountOf, law, rising, suggested } from './situations.ts';

const amounts = fc.integer({ min: 1, max: 20_000 });

/** A kind of a team's own, and the most that it ever is. */
const kinds = fc.record({
  kind: fc.record({
    key: fc.constant('own'),
    label: fc.constant('Own'),
    unit: fc.option(fc.record({ name: fc.constant('units'), worthMinor: amounts, per: fc.integer({ min: 1, max: 1000 }) }), { nil: null }),
    denominations: fc.array(amounts, { maxLength: 3 }),
    executor: fc.constant('by hand' as const),
  }) satisfies fc.Arbitrary<OwnKind>,
  atMostMinor: fc.option(fc.integer({ min: 0, max: 50_000 }), { nil: null }),
});

interface Drawn {
  readonly kind: OwnKind;
  readonly atMostMinor: number | null;
}

/** Every cause is met with the kind. */
function withKind(policy: Policy, { kind, atMostMinor }: Drawn): Policy {
  return {
    ...policy,
    ownKinds: createOwnKinds([kind], []),
    kindAtMostMinor: { ...policy.kindAtMostMinor, own: atMostMinor },
    causes: policy.causes.map((cause) => ({ ...cause, kind: kind.key })),
  };
}

describe('a kind of the team’s own', () => {
  it('breaks no bound by rounding: reasons add up to the sum, and no limit leaves less', () => {
    law((situation, drawn) => {
      const suggestion = suggested({ ...situation, policy: withKind(situation.policy, drawn) });
      const amount = amountOf(suggestion);
      expect(suggestion.reasons.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0)).toBe(amount);
      const lefts = situation.facts.allowances.map(({ left }) => Math.max(0, left.amountMinor));
      expect(lefts.filter((left) => amount > left)).toEqual([]);
      expect(amount).toBeLessThanOrEqual(suggestion.range.high.amountMinor);
    }, kinds);
  });

  it('is offered as so many as are worth the sum, in what it comes in, or another kind is', () => {
    law((situation, drawn) => {
      const suggestion = suggested({ ...situation, policy: withKind(situation.policy, drawn) });
      fc.pre(suggestion.gesture.kind === 'goodwill');
      const [first] = suggestion.options;
      const { kind = '', count, amount = null } = first ?? {};
      expect(amount?.amountMinor).toBe(amountOf(suggestion));
      expect(['own', ...GESTURE_KINDS]).toContain(kind);
      fc.pre(kind === 'own' && amount !== null);
      const { unit, denominations } = drawn.kind;
      expect(unit === null ? amount : worthOf(count ?? NaN, unit, situation.currency)).toEqual(amount);
      const given = count ?? amount.amountMinor;
      expect(denominations.length === 0 || denominations.some((step) => given % step === 0)).toBe(true);
      expect(amount.amountMinor).toBeLessThanOrEqual(drawn.atMostMinor ?? Infinity);
    }, kinds);
  });

  it('never gives less to a customer of higher value', () => {
    law((situation, drawn) => {
      const own = { ...situation, policy: withKind(situation.policy, drawn) };
      const given = [0, 10, 30, 200].map((upliftPercent) => amountOf(suggested(own, { value: { tier: 'gold', upliftPercent } })));
      expect(given).toEqual(rising(given));
    }, kinds);
  });

  it('asks no lead for what rounding alone takes away', () => {
    law((situation, drawn) => {
      const own = { ...situation, policy: withKind(situation.policy, drawn), facts: { ...situation.facts, allowances: [], gestures: [] } };
      expect(suggested(own).lead.kind).not.toBe('ask');
    }, kinds);
  });
});
