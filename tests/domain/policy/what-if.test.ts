import { describe, expect, it } from 'vitest';
import { EUR, eur } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import type { Severity } from '#domain/gestures/gesture.ts';
import type { SuggestionFacts } from '#domain/policy/suggestion.ts';
import { type WhatIf, whatIf } from '#domain/policy/what-if.ts';
import { amountOf, law, suggested } from './situations.ts';

const policy = builtInPolicy(EUR);

function changes(overrides: Partial<SuggestionFacts>, under: Policy = policy): readonly WhatIf[] {
  return whatIf(facts(overrides), under, EUR);
}

describe('what another answer would change', () => {
  it('is the fault and the severity, with the amounts they lead to', () => {
    expect(changes({ fault: 'unclear' })).toEqual([{ change: 'fault_ours', amount: eur(1000) }]);
    expect(changes({ severity: 3 })).toEqual([{ change: 'severity_up', amount: eur(2500) }]);
    expect(changes({ severity: 4 })).toEqual([]);
  });

  it('is whether it happened before, and whether anybody waited', () => {
    const priorIncidents = [{ daysAgo: 0, isSameCause: true }];
    expect(changes({ severity: 4, priorIncidents })).toEqual([{ change: 'first_time', amount: eur(2500) }]);
    expect(changes({ severity: 4, hoursSinceReport: 500 })).toEqual([{ change: 'on_time', amount: eur(2500) }]);
    expect(changes({ severity: 4, hoursSinceReport: 24 })).toEqual([]);
  });

  it('is whether what the law grants is under way', () => {
    const statutory = { ...policy, causes: policy.causes.map((cause) => ({ ...cause, isStatutory: true })) };
    expect(changes({ severity: 4 }, statutory)).toEqual([{ change: 'statutory_met', amount: eur(2500) }]);
    expect(changes({ severity: 4, isStatutoryMet: true }, statutory)).toEqual([]);
  });

  it('is whether it was kept or rejected, where the price is known', () => {
    expect(changes({ severity: 4, outcome: 'kept', lossMinor: 20_000 })).toEqual([{ change: 'rejected', amount: eur(2500) }]);
    expect(changes({ severity: 4, outcome: 'rejected', lossMinor: 20_000 })).toEqual([{ change: 'kept', amount: eur(4000) }]);
    expect(changes({ severity: 4, outcome: null, lossMinor: 20_000 })).toEqual([{ change: 'kept', amount: eur(4000) }]);
    expect(changes({ severity: 4, outcome: 'rejected', lossMinor: null })).toEqual([]);
    for (const lossMinor of [null, 0]) expect(changes({ severity: 4, outcome: null, lossMinor, cause: 'late_delivery' })).toEqual([]);
    expect(changes({ severity: 2, outcome: null, lossMinor: null })).toEqual([{ change: 'severity_up', amount: eur(1500) }]);
    // A refund of 30 euros leaves 6 of 120 percent.
    expect(changes({ severity: 2, outcome: null, lossMinor: 3000 })).toEqual([
      { change: 'severity_up', amount: eur(1500) },
      { change: 'rejected', amount: eur(600) },
    ]);
  });

  it('is always what comes out once it is changed, and never what is suggested anyway', () => {
    law((situation) => {
      const { facts: known, policy: under, currency } = situation;
      const to: Readonly<Record<WhatIf['change'], Partial<SuggestionFacts>>> = {
        fault_ours: { fault: 'ours' },
        severity_up: { severity: Math.min(4, known.severity + 1) as Severity },
        first_time: { priorIncidents: [] },
        on_time: { hoursSinceReport: 0, hoursSinceFailure: 0 },
        statutory_met: { isStatutoryMet: true },
        rejected: { outcome: 'rejected' },
        kept: { outcome: 'kept' },
      };
      const now = amountOf(suggested(situation));
      for (const { change, amount } of whatIf(known, under, currency)) {
        expect(amount.amountMinor).toBe(amountOf(suggested(situation, to[change])));
        expect(amount.amountMinor).not.toBe(now);
      }
    });
  });

  it('names no change twice', () => {
    law(({ facts: known, policy: under, currency }) => {
      const named = whatIf(known, under, currency).map(({ change }) => change);
      expect(new Set(named).size).toBe(named.length);
    });
  });
});
