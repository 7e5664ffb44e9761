import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { money } from '#domain/money/money.ts';
import { OUTCOMES } from '#domain/policy/policy.ts';
import { SEVERITIES } from '#domain/gestures/gesture.ts';
import { tierOf } from '#domain/value/customer-value.ts';
import { amountOf, hours, incidents, law, rising, risingTiers, suggested, sumsPaid } from './situations.ts';

describe('the amount rises with what it rests on', () => {
  it('more severe never gives less', () => {
    law((situation) => {
      const amounts = SEVERITIES.map((severity) => amountOf(suggested(situation, { severity })));
      expect(amounts).toEqual(rising(amounts));
    });
  });

  it('a repeat never gives less', () => {
    law((situation, another) => {
      const repeated = suggested(situation, { priorIncidents: [...situation.facts.priorIncidents, another] });
      expect(amountOf(repeated)).toBeGreaterThanOrEqual(amountOf(suggested(situation)));
    }, incidents);
  });

  it('higher value never gives less', () => {
    law((situation) => {
      const amounts = [0, 10, 30, 200].map((upliftPercent) => amountOf(suggested(situation, { value: { tier: 'gold', upliftPercent } })));
      expect(amounts).toEqual(rising(amounts));
    });
  });

  it('a customer of higher net value never gets less, whatever tiers that rise a team has set', () => {
    law(
      (situation, { tiers, netMinors }) => {
        const amounts = netMinors.map((netMinor) => {
          const tier = tierOf(money(netMinor, situation.currency), tiers);
          const value = tier === null ? null : { tier: tier.key, upliftPercent: tier.upliftPercent };
          return amountOf(suggested(situation, { value }));
        });
        expect(amounts).toEqual(rising(amounts));
      },
      fc.record({
        tiers: risingTiers,
        netMinors: fc.array(fc.integer({ min: -10_000, max: 300_000 }), { minLength: 2, maxLength: 6 }).map(rising),
      }),
    );
  });

  it('a value that is not known gives the same as one that adds nothing', () => {
    law((situation) => {
      expect(suggested(situation, { value: null })).toEqual(suggested(situation, { value: { tier: 'bronze', upliftPercent: 0 } }));
    });
  });

  it.each(['hoursSinceReport', 'hoursSinceFailure'] as const)('a longer wait never gives less: %s', (clock) => {
    law((situation, moreHours) => {
      const waited = suggested(situation, { [clock]: (situation.facts[clock] ?? 0) + moreHours });
      expect(amountOf(waited)).toBeGreaterThanOrEqual(amountOf(suggested(situation)));
    }, hours);
  });

  it('of losses above nothing a greater one with the same outcome never gives less', () => {
    law(
      (situation, moreMinor) => {
        const lossMinor = Math.max(1, situation.facts.lossMinor ?? 0);
        const [less, more] = [suggested(situation, { lossMinor }), suggested(situation, { lossMinor: lossMinor + moreMinor })];
        expect(amountOf(more)).toBeGreaterThanOrEqual(amountOf(less));
      },
      fc.integer({ min: 0, max: 50_000 }),
    );
  });

  it('a price of nothing gives, owes and bounds as one that is not known', () => {
    law((situation) => {
      expect(suggested(situation, { lossMinor: 0 })).toEqual(suggested(situation, { lossMinor: null }));
    });
  });

  it('a vulnerable customer never gets less', () => {
    law((situation) => {
      const [vulnerable, other] = [true, false].map((isVulnerable) => amountOf(suggested(situation, { isVulnerable })));
      expect(vulnerable).toBeGreaterThanOrEqual(other ?? NaN);
    });
  });

  it('where many are hit at once everybody gets the same for the same severity, whatever history, value, loss and outcome', () => {
    law(
      (situation, [another, waited, lossMinor, outcome]) => {
        const alone = { priorIncidents: [], value: null, isVulnerable: false, lossMinor: null, outcome: null };
        const plain = suggested(situation, { ...alone, isGroup: true, hoursSinceReport: 0, hoursSinceFailure: 0 });
        const other = suggested(situation, {
          isGroup: true,
          priorIncidents: [another],
          value: { tier: 'gold', upliftPercent: 30 },
          isVulnerable: true,
          hoursSinceReport: waited,
          hoursSinceFailure: waited,
          lossMinor,
          outcome,
        });
        expect([other.gesture, other.reasons, other.range]).toEqual([plain.gesture, plain.reasons, plain.range]);
      },
      fc.tuple(incidents, hours, sumsPaid, fc.option(fc.constantFrom(...OUTCOMES))),
    );
  });
});
