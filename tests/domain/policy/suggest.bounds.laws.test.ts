import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, currency } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { givenStep } from '#domain/money/given-sum.ts';
import { guardsFor } from '#domain/policy/guards.ts';
import { OUTCOMES, type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { OWED_ACTIONS, PRESETS } from '#domain/policy/names.ts';
import { presetPolicy } from '#domain/policy/presets.ts';
import { SEVERITIES, type Severity } from '#domain/gestures/gesture.ts';
import { suggest } from '#domain/policy/suggest.ts';
import type { Reason } from '#domain/policy/suggestion.ts';
import { ISO_CURRENCIES } from '../money/iso-currencies.ts';
import { amountOf, hours, incidents, law, suggested } from './situations.ts';

function deltaOf(reasons: readonly Reason[], rules: readonly string[]): number {
  return reasons.filter(({ rule }) => rules.includes(rule)).reduce((sum, { deltaMinor }) => sum + deltaMinor, 0);
}

const NO_BASE = { 1: 0, 2: 0, 3: 0, 4: 0 };

/** What is given to a customer of a tier that adds so much, where two percent of a price of 1.00 are due and no sum below 0.03 is given. */
function underTheLeast(upliftPercent: number): number {
  const kept = { keptPercent: { 1: 2, 2: 2, 3: 2, 4: 2 }, keptPercentAtMost: 3 };
  const policy = { ...presetPolicy('careful', EUR), ...kept, baseMinor: NO_BASE, repeatFloorMinor: 3, delayFloorMinor: 0 };
  return amountOf(suggest(facts({ severity: 2, outcome: 'kept', lossMinor: 100, value: { tier: 'gold', upliftPercent } }), policy, EUR));
}

describe('a bound holds after rounding', () => {
  it('every rounding takes something away, and less than a twentieth of what stood there', () => {
    law((situation) => {
      const { reasons } = suggested(situation);
      const before = reasons.map((_one, index) => reasons.slice(0, index).reduce((sum, { deltaMinor }) => sum + deltaMinor, 0));
      const shares = reasons.flatMap(({ rule, deltaMinor }, index) =>
        rule === 'rounding' ? [-deltaMinor / Math.max(20, before[index] ?? 0)] : [],
      );
      expect(shares.filter((share) => share <= 0 || share >= 0.05)).toEqual([]);
      expect(shares.length).toBeLessThanOrEqual(2);
    });
  });

  it('what a value adds is no more than its tier says of what the same customer would get without it', () => {
    law(
      (situation, upliftPercent) => {
        const plain = { priorIncidents: [], hoursSinceReport: null, hoursSinceFailure: null, isVulnerable: false, allowances: [] };
        const without = amountOf(suggested(situation, { ...plain, value: null }));
        const withValue = amountOf(suggested(situation, { ...plain, value: { tier: 'gold', upliftPercent } }));
        expect(withValue * 100).toBeLessThanOrEqual(without * (100 + upliftPercent));
      },
      fc.integer({ min: 0, max: 200 }),
    );
  });

  it('what is less than anybody gives is not lifted to that by a tier', () => {
    expect([underTheLeast(0), underTheLeast(50)]).toEqual([0, 0]);
  });

  it.each(PRESETS)('a rule of ten percent shows in whatever currency: %s', (preset) => {
    const swallowed = ISO_CURRENCIES.flatMap((code) => {
      const policy = { ...presetPolicy(preset, currency(code)), delayPercentPerDay: 10 };
      const at = (severity: Severity, hoursSinceReport: number): number =>
        amountOf(suggest(facts({ severity, hoursSinceReport }), policy, currency(code)));
      return SEVERITIES.filter((severity) => at(severity, 1) > 0 && at(severity, 30) <= at(severity, 1)).map((severity) => [
        code,
        severity,
      ]);
    });
    expect(swallowed).toEqual([]);
  });
});

describe('a price that is left blank', () => {
  it('never pays more than one that is said', () => {
    law(
      (situation, [lossMinor, outcome]) => {
        const blank = amountOf(suggested(situation, { outcome, lossMinor: null }));
        expect(blank).toBeLessThanOrEqual(amountOf(suggested(situation, { outcome, lossMinor })));
      },
      fc.tuple(fc.integer({ min: 1, max: 100_000 }), fc.option(fc.constantFrom(...OUTCOMES))),
    );
  });
});

describe('harm', () => {
  it('is worth the same whatever the price, but for what a customer keeps, which may add a share of it; and a lead hears of it', () => {
    law(
      (situation, lossMinor) => {
        const harmed = { severity: 4, fault: 'ours', outcome: null } as const;
        const policy = { ...situation.policy, harmFromSeverity: 3, marginPercentAtMost: null } as const;
        const found = suggested({ ...situation, policy }, { ...harmed, lossMinor });
        expect(found.gesture).toEqual(suggested({ ...situation, policy }, { ...harmed, lossMinor: null }).gesture);
        expect(found.lead.kind).not.toBe('none');
      },
      fc.integer({ min: 1, max: 100_000 }),
    );
  });
});

describe('what fades', () => {
  it('fades to nothing: on the day after the window nobody gets less than a twentieth and a day’s share below the day before', () => {
    law((situation, incident) => {
      const policy = { ...situation.policy, causes: [], repeatWindowDays: 60 };
      const on = (daysAgo: number, fault: 'ours' | 'third_party') =>
        deltaOf(
          suggested({ ...situation, policy }, { fault, priorIncidents: [{ ...incident, daysAgo, isSameCause: true, fault: 'ours' }] })
            .reasons,
          ['repeat'],
        );
      expect(on(60, 'ours')).toBe(0);
      expect(Math.abs(on(59, 'ours'))).toBeLessThanOrEqual(Math.abs(on(30, 'ours')));
    }, incidents);
  });

  it('takes a failure that was not ours from all of its sum to none, day by day', () => {
    const policy = builtInPolicy(currency('EUR'));
    const sums = Array.from({ length: 62 }, (_none, daysAgo) =>
      amountOf(
        suggest(facts({ fault: 'third_party', severity: 4, priorIncidents: [{ daysAgo, isSameCause: true }] }), policy, currency('EUR')),
      ),
    );
    expect(sums[0]).toBe(3700);
    expect(sums).toEqual(sums.toSorted((a, b) => b - a));
    const drops = sums.slice(1).map((sum, index) => (sums[index] ?? 0) - sum);
    expect(Math.max(...drops)).toBeLessThanOrEqual(200);
    expect(sums.slice(60)).toEqual([0, 0]);
  });
});

describe('every currency of ISO 4217', () => {
  it('with a minor unit has a step of 1, 2 or 5 times a power of ten, and sums for every severity that has one', () => {
    for (const code of ISO_CURRENCIES) {
      const step = givenStep(currency(code));
      expect([code, step === null ? null : /^[125]0*$/.test(String(step.amountMinor))]).toEqual([code, true]);
      const found = SEVERITIES.map((severity) => amountOf(suggest(facts({ severity }), builtInPolicy(currency(code)), currency(code))));
      expect([code, found]).toEqual([code, [0, 10, 15, 25].map((units) => units * (step?.amountMinor ?? NaN))]);
    }
  });

  it('without a step suggests no money and says so, until the team has set sums', () => {
    for (const code of Intl.supportedValuesOf('currency').filter((one) => !ISO_CURRENCIES.includes(one))) {
      const policy = builtInPolicy(currency(code));
      const found = suggest(facts({ severity: 4, outcome: 'kept', lossMinor: 100_000 }), policy, currency(code));
      expect([code, found.gesture.kind, found.reasons.map(({ variant }) => variant)]).toEqual([code, 'care', ['no_sums']]);
      const own = { ...policy, own: ['base_2' as const], baseMinor: { 1: 0, 2: 1234, 3: 2000, 4: 3000 } };
      expect(amountOf(suggest(facts(), own, currency(code)))).toBe(1234);
    }
  });
});

/** A policy in which everything bounds: price, margin, harm, kinds, vouchers, repeats, windows. */
function guarded(policy: Policy): Policy {
  return {
    ...policy,
    causes: policy.causes.map((cause) => ({ ...cause, isStatutory: true, isHarm: false, repeatWindowDays: 30, owed: OWED_ACTIONS })),
    denominationsMinor: [500],
    harmFromSeverity: 4,
    marginPercentAtMost: 20,
    keptPercentAtMost: 50,
    repeatPercentAtMost: 100,
    kindAtMostMinor: { surprise: 500, gift: 1000, credit: 2000 },
    lookAfterGestures: 1,
  };
}

describe('whatever the figures', () => {
  const strange = fc.constantFrom(NaN, -1, -1e15, 9e15, Infinity, -Infinity, 0.5);

  it('a suggestion and its guards are made where every guard of a policy is set, and all their figures are whole', () => {
    law(
      (situation, [one, two, three]) => {
        const odd = {
          ...situation.facts,
          lossMinor: one,
          orderMinor: two,
          gestures: [{ daysAgo: three, isSameCause: true, isSameTicket: true, amountMinor: one }],
          team: { count: 3, medianMinor: two, lowMinor: one, highMinor: three, days: 90 },
          value: { tier: 'gold', upliftPercent: two, marginMinor: three },
          isStatutoryMet: one !== 0.5,
        };
        const policy = guarded(situation.policy);
        const found = suggest(odd, policy, situation.currency);
        const { low, high, most } = found.range;
        const figures = [amountOf(found), low.amountMinor, high.amountMinor, most?.amountMinor ?? 0];
        expect(figures.every((figure) => Number.isSafeInteger(figure) && figure >= 0)).toBe(true);
        for (const amountMinor of [1, 9e15]) {
          const guards = guardsFor(amountMinor, { facts: odd, policy, range: found.range });
          const said = guards.flatMap((guard) => Object.values(guard).filter((value) => typeof value === 'number'));
          expect(said.every((figure) => Number.isSafeInteger(figure) && figure >= 0)).toBe(true);
        }
      },
      fc.tuple(strange, strange, strange),
    );
  });

  it('a suggestion is made: for figures that are none, less than nothing, or beyond all measure', () => {
    law(
      (situation, [one, two, three]) => {
        const odd = {
          lossMinor: one,
          orderMinor: three,
          hoursSinceReport: two,
          hoursSinceFailure: three,
          priorIncidents: [{ daysAgo: two, isSameCause: true }],
          gestures: [{ daysAgo: one, isSameCause: true, isSameTicket: true, amountMinor: three }],
          value: { tier: 'gold', upliftPercent: one, marginMinor: two },
        };
        const found = suggested(situation, odd);
        expect(Number.isSafeInteger(amountOf(found)) && amountOf(found) >= 0).toBe(true);
        const { reasons } = found;
        expect(reasons.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0)).toBe(amountOf(found));
      },
      fc.tuple(strange, strange, fc.oneof(strange, hours)),
    );
  });
});
