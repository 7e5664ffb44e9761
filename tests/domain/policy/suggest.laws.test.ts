import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, JPY, KWD } from '#builders/currencies.ts';
import { nearestGivenSum } from '#domain/money/given-sum.ts';
import { type Currency, money } from '#domain/money/money.ts';
import { LIMIT_NAMES } from '#domain/journal/limits.ts';
import { FAULTS, GESTURE_KINDS, type Policy, SEVERITIES, builtInPolicy, isMoneyKind } from '#domain/policy/policy.ts';
import { suggest } from '#domain/policy/suggest.ts';
import type { Suggestion, SuggestionFacts } from '#domain/policy/suggestion.ts';

interface Situation {
  readonly facts: SuggestionFacts;
  readonly policy: Policy;
  readonly currency: Currency;
}

const amountsMinor = fc.integer({ min: 0, max: 20_000 });
const percents = fc.integer({ min: 0, max: 200 });
const incident = fc.record({ daysAgo: fc.integer({ min: 0, max: 120 }), isSameCause: fc.boolean() });
const careKinds = GESTURE_KINDS.filter((kind) => !isMoneyKind(kind));

/** Policies as a team may set them: amounts that do not fall with severity, anything else as it likes. */
function policies(currency: Currency): fc.Arbitrary<Policy> {
  const builtIn = builtInPolicy(currency);
  const own = fc
    .record({
      base: fc.array(amountsMinor, { minLength: 4, maxLength: 4 }).map((amounts) => amounts.toSorted((a, b) => a - b)),
      care: fc.array(fc.constantFrom(...careKinds), { maxLength: 4 }),
      repeatFloorMinor: amountsMinor,
      repeatWindowDays: fc.integer({ min: 0, max: 90 }),
      repeatSameCausePercent: percents,
      repeatOtherCausePercent: percents,
      delayAfterHours: fc.integer({ min: 0, max: 72 }),
      delayPercentPerDay: percents,
      delayPercentAtMost: percents,
    })
    .map(({ base: [one = 0, two = 0, three = 0, four = 0], care, ...rest }): Policy => {
      const causes = builtIn.causes.map((cause) => ({ ...cause, care }));
      return { ...builtIn, ...rest, causes, baseMinor: { 1: one, 2: two, 3: three, 4: four } };
    });
  return fc.oneof(fc.constant(builtIn), own);
}

const situations: fc.Arbitrary<Situation> = fc.constantFrom(EUR, JPY, KWD).chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    policy: policies(currency),
    facts: fc.record({
      cause: fc.constantFrom('late_delivery', 'other', 'meteor', null),
      fault: fc.constantFrom(...FAULTS),
      severity: fc.constantFrom(...SEVERITIES),
      hoursSinceReport: fc.option(fc.double({ min: 0, max: 500, noNaN: true })),
      priorIncidents: fc.array(incident, { maxLength: 5 }),
      value: fc.option(fc.record({ tier: fc.constant('gold'), upliftPercent: fc.integer({ min: 0, max: 30 }) })),
      room: fc.array(
        fc.record({
          limit: fc.constantFrom(...LIMIT_NAMES),
          left: fc.integer({ min: 0, max: 10_000 }).map((left) => money(left, currency)),
        }),
        { maxLength: 3 },
      ),
    }),
  }),
);

function suggested({ facts, policy, currency }: Situation, changed: Partial<SuggestionFacts> = {}): Suggestion {
  return suggest({ ...facts, ...changed }, policy, currency);
}

function amountMinor({ gesture }: Suggestion): number {
  return gesture.kind === 'goodwill' ? gesture.amount.amountMinor : 0;
}

function law(check: (situation: Situation) => void): void {
  fc.assert(fc.property(situations, check), { numRuns: 300 });
}

describe('whatever the facts and the policy', () => {
  it('the amount is the sum of the reasons', () => {
    law((situation) => {
      const found = suggested(situation);
      expect(found.reasons.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0)).toBe(amountMinor(found));
      expect(found.reasons.every((reason, index) => index === 0 || reason.deltaMinor !== 0 || reason.rule !== 'rounding')).toBe(true);
    });
  });

  it('the amount is a sum that people give, and never negative', () => {
    law((situation) => {
      const minor = amountMinor(suggested(situation));
      expect(minor).toBeGreaterThanOrEqual(0);
      expect(nearestGivenSum(money(minor, situation.currency)).amountMinor).toBe(minor);
    });
  });

  it('the same facts give the same suggestion, in whatever order incidents and ceilings are listed', () => {
    law((situation) => {
      const { priorIncidents, room } = situation.facts;
      expect(suggested(situation)).toEqual(suggested(situation));
      const turned = suggested(situation, { priorIncidents: priorIncidents.toReversed(), room: room.toReversed() });
      expect(amountMinor(turned)).toBe(amountMinor(suggested(situation)));
    });
  });

  it('what is more severe gives no less', () => {
    law((situation) => {
      const amounts = SEVERITIES.map((severity) => amountMinor(suggested(situation, { severity })));
      expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
    });
  });

  it('one more incident gives no less', () => {
    fc.assert(
      fc.property(situations, incident, (situation, another) => {
        const repeated = suggested(situation, { priorIncidents: [...situation.facts.priorIncidents, another] });
        expect(amountMinor(repeated)).toBeGreaterThanOrEqual(amountMinor(suggested(situation)));
      }),
      { numRuns: 300 },
    );
  });

  it('a longer wait gives no less', () => {
    fc.assert(
      fc.property(situations, fc.double({ min: 0, max: 500, noNaN: true }), (situation, moreHours) => {
        const waited = suggested(situation, { hoursSinceReport: (situation.facts.hoursSinceReport ?? 0) + moreHours });
        expect(amountMinor(waited)).toBeGreaterThanOrEqual(amountMinor(suggested(situation)));
      }),
      { numRuns: 300 },
    );
  });

  it('a higher value gives no less, and an unknown one the same as none', () => {
    law((situation) => {
      const amounts = [0, 10, 20, 30].map((upliftPercent) => amountMinor(suggested(situation, { value: { tier: 'gold', upliftPercent } })));
      expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
      expect(amountMinor(suggested(situation, { value: null }))).toBe(amounts[0]);
    });
  });

  it('no ceiling is passed, and a lower ceiling gives no more', () => {
    law((situation) => {
      const minor = amountMinor(suggested(situation));
      for (const { left } of situation.facts.room) expect(minor).toBeLessThanOrEqual(left.amountMinor);
      const halved = situation.facts.room.map((one) => ({ ...one, left: money(Math.floor(one.left.amountMinor / 2), situation.currency) }));
      expect(amountMinor(suggested(situation, { room: halved }))).toBeLessThanOrEqual(minor);
    });
  });

  it('a failure that the customer caused never costs money', () => {
    law((situation) => {
      const found = suggested(situation, { fault: 'customer' });
      expect(found.gesture).toEqual({ kind: 'care' });
      expect(found.options.every(({ amount }) => amount === null)).toBe(true);
    });
  });

  it('there are two or three different options, the suggested one first, at least one without money', () => {
    law((situation) => {
      const found = suggested(situation);
      expect([2, 3]).toContain(found.options.length);
      expect(new Set(found.options.map(({ kind }) => kind)).size).toBe(found.options.length);
      expect(found.options.some(({ kind, amount }) => amount === null && !isMoneyKind(kind))).toBe(true);
      expect(found.options[0]?.amount?.amountMinor ?? 0).toBe(amountMinor(found));
    });
  });

  it('a lead is asked exactly where a ceiling takes something away, for what it would be without', () => {
    law((situation) => {
      const found = suggested(situation);
      const free = amountMinor(suggested(situation, { room: [] }));
      const wanted = found.lead.kind === 'ask' ? found.lead.wanted.amountMinor : null;
      expect(wanted).toBe(free > amountMinor(found) ? free : null);
    });
  });

  it('what would change it is what comes out once it is changed', () => {
    law((situation) => {
      for (const { change, amount } of suggested(situation).whatIf) {
        const severity = SEVERITIES[SEVERITIES.indexOf(situation.facts.severity) + 1] ?? 4;
        const changed = suggested(situation, change === 'fault_ours' ? { fault: 'ours' } : { severity });
        expect(amountMinor(changed)).toBe(amount.amountMinor);
      }
    });
  });
});
