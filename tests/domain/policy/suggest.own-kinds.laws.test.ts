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
      for (const { left } of situation.facts.allowances) if (amount > 0) expect(amount).toBeLessThanOrEqual(Math.max(0, left.amountMinor));
      expect(amount).toBeLessThanOrEqual(suggestion.range.high.amountMinor);
    }, kinds);
  });

  it('is offered as so many as are worth the sum, in what it comes in, or another kind is', () => {
    law((situation, drawn) => {
      const suggestion = suggested({ ...situation, policy: withKind(situation.policy, drawn) });
      if (suggestion.gesture.kind !== 'goodwill') return;
      const [first] = suggestion.options;
      expect(first?.amount).toEqual(suggestion.gesture.amount);
      if (first?.kind !== 'own') {
        expect(GESTURE_KINDS as readonly string[]).toContain(first?.kind);
        return;
      }
      const { unit, denominations } = drawn.kind;
      if (unit !== null) expect(worthOf(first.count ?? NaN, unit, situation.currency)).toEqual(first.amount);
      const given = first.count ?? first.amount?.amountMinor ?? NaN;
      if (denominations.length > 0) expect(denominations.some((step) => given % step === 0)).toBe(true);
      if (drawn.atMostMinor !== null) expect(first.amount?.amountMinor).toBeLessThanOrEqual(drawn.atMostMinor);
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
