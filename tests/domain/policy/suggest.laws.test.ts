import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenSumUpTo } from '#domain/money/given-sum.ts';
import { money } from '#domain/money/money.ts';
import { type Policy, policyFor } from '#domain/policy/policy.ts';
import { SEVERITIES, isMoneyKind } from '#domain/gestures/gesture.ts';
import { type Reason, STUDIES, type SuggestionFacts } from '#domain/policy/suggestion.ts';
import { isHarm, isRefundOwed } from '#domain/policy/proportion-rules.ts';
import { repeatWeight } from '#domain/policy/repeats.ts';
import { amountOf, law, suggested } from './situations.ts';

const PERCENT_OF_START: readonly string[] = ['repeat', 'delay', 'value', 'vulnerable'];
const CEILINGS: readonly string[] = ['price', 'margin', 'split', 'cap', 'fading'];
const fewHours = fc.integer({ min: 0, max: 100 });

function deltaOf(reasons: readonly Reason[], rules: readonly string[]): number {
  return reasons.filter(({ rule }) => rules.includes(rule)).reduce((sum, { deltaMinor }) => sum + deltaMinor, 0);
}

function startRounding(reasons: readonly Reason[]): number {
  return reasons.find(({ variant }) => variant === 'start')?.deltaMinor ?? 0;
}

/** The sum that the percentage in a reason's sentence is, of the sum that it is said to be of. */
function shareIn({ facts }: Reason): number {
  return Math.floor((Number(facts['ofMinor']) * Number(facts['percent'])) / 100);
}

function floorIn(policy: Policy, { cause, severity }: SuggestionFacts): number {
  return (policyFor(policy, cause).baseMinor ?? policy.baseMinor)[severity];
}

function sumsNamed({ baseMinor, causes, repeatFloorMinor, delayFloorMinor }: Policy): number[] {
  const bases = [baseMinor, ...causes.map((cause) => cause.baseMinor ?? baseMinor)];
  return [repeatFloorMinor, delayFloorMinor, ...bases.flatMap((base) => SEVERITIES.map((severity) => base[severity]))];
}

describe('the sum explains itself', () => {
  it('the sum shown is always the sum of the reasons shown', () => {
    law((situation) => {
      const found = suggested(situation);
      expect(found.reasons.reduce((sum, { deltaMinor }) => sum + deltaMinor, 0)).toBe(amountOf(found));
    });
  });

  it('a percentage shown is the percentage reckoned, of the sum it is said to be of', () => {
    law((situation) => {
      const { reasons } = suggested(situation);
      const startMinor = deltaOf(reasons, ['base', 'loss']) + startRounding(reasons);
      const added = reasons.filter(({ rule, facts }) => PERCENT_OF_START.includes(rule) && 'percent' in facts);
      expect(added.map(({ deltaMinor, facts }) => [deltaMinor, facts['ofMinor']])).toEqual(added.map((one) => [shareIn(one), startMinor]));
      const losses = reasons.filter(({ rule }) => rule === 'loss');
      expect(losses.map((one) => [shareIn(one), one.facts['ofMinor']])).toEqual(
        losses.map(() => [startMinor - startRounding(reasons), situation.facts.lossMinor]),
      );
    });
  });

  it('a reason that moves the sum says whose choice its figure is, and each is as firm as its firmest study', () => {
    law((situation) => {
      for (const { deltaMinor, choice, studies, strength } of suggested(situation).reasons) {
        expect(deltaMinor === 0 || choice !== null).toBe(true);
        const strengths = studies.map((study) => STUDIES[study]);
        const figures = strengths.filter((one) => one !== 'practice');
        expect(strength).toBe(figures.length > 0 ? Math.max(...figures) : (strengths[0] ?? null));
      }
    });
  });
});

describe('there is no surprise', () => {
  it('the preset is named beside the sum of a severity and nowhere else', () => {
    law((situation) => {
      for (const { rule, variant, facts } of suggested(situation).reasons) {
        expect(facts['preset']).toBe(rule === 'base' && variant === 'severity' ? situation.policy.preset : undefined);
      }
    });
  });

  it('words alone are said to come first where it is the first time, nobody waited and nobody else is hit, and never else', () => {
    law((situation, hoursSinceReport) => {
      const policy = { ...situation.policy, causes: [], baseMinor: { ...situation.policy.baseMinor, 1: 0 } };
      const facts = { ...situation.facts, matter: null, fault: 'ours', severity: 1, hoursSinceReport, hoursSinceFailure: null } as const;
      const [base] = suggested({ ...situation, facts, policy }).reasons;
      const isRepeat = repeatWeight(facts, policy) !== null;
      const isDelay = hoursSinceReport > policy.delayAfterHours && policy.delayPercentPerDay > 0 && policy.delayPercentAtMost > 0;
      expect(base?.variant === 'words_first').toBe(!isRepeat && !isDelay && !facts.isGroup);
    }, fewHours);
  });

  it('the same facts give the same suggestion, in whatever order incidents, gestures and limits are listed', () => {
    law((situation) => {
      const { priorIncidents, gestures, allowances } = situation.facts;
      const turned = { priorIncidents: priorIncidents.toReversed(), gestures: gestures.toReversed(), allowances: allowances.toReversed() };
      expect(suggested(situation)).toEqual(suggested(situation));
      expect(suggested(situation, turned)).toEqual(suggested(situation));
    });
  });

  it('every figure is a whole, finite number, and no sum is negative', () => {
    law((situation) => {
      const { gesture, reasons, range, options, owed, lead } = suggested(situation);
      const sums = [range.low, range.high, ...options.map(({ amount }) => amount), ...owed.map(({ amount }) => amount)];
      const minors = sums.map((sum) => sum?.amountMinor ?? 0);
      minors.push(gesture.kind === 'goodwill' ? gesture.amount.amountMinor : 0, lead.kind === 'ask' ? lead.wanted.amountMinor : 0);
      expect(minors.every((minor) => Number.isSafeInteger(minor) && minor >= 0)).toBe(true);
      const figures = reasons.flatMap(({ deltaMinor, facts }) => [deltaMinor, ...Object.values(facts)]);
      expect(figures.filter((figure) => typeof figure === 'number' && !Number.isSafeInteger(figure))).toEqual([]);
    });
  });

  it('the sum is one that people give, or that the policy names, or nothing', () => {
    law((situation) => {
      const minor = amountOf(suggested(situation));
      const nearest = givenSumUpTo(money(minor, situation.currency));
      expect(nearest.amountMinor === minor || sumsNamed(situation.policy).includes(minor)).toBe(true);
    });
  });
});

describe('between floor and limits', () => {
  it('nobody gets less than the floor, unless the gate is closed or a limit stands lower', () => {
    law((situation) => {
      const found = suggested(situation);
      if (found.reasons.some(({ rule }) => (rule === 'gate' && found.reasons.length === 1) || CEILINGS.includes(rule))) return;
      expect(amountOf(found)).toBeGreaterThanOrEqual(floorIn(situation.policy, situation.facts));
    });
  });

  it('with no gate, no item that was kept or is refunded, and no limit everybody gets at least the floor', () => {
    law((situation) => {
      const open = { fault: 'ours', matter: null, outcome: null, isStatutoryMet: true, lossMinor: null, allowances: [] } as const;
      if (isRefundOwed({ ...situation.facts, ...open }, situation.policy)) return;
      expect(amountOf(suggested(situation, open))).toBeGreaterThanOrEqual(floorIn(situation.policy, situation.facts));
    });
  });

  it('a cap is never passed, and a lower one gives no more', () => {
    law((situation) => {
      const { allowances } = situation.facts;
      const minor = amountOf(suggested(situation));
      for (const { left } of allowances) expect(minor).toBeLessThanOrEqual(left.amountMinor);
      const halved = allowances.map(({ limit, left }) => ({ limit, left: money(Math.floor(left.amountMinor / 2), situation.currency) }));
      expect(amountOf(suggested(situation, { allowances: halved }))).toBeLessThanOrEqual(minor);
    });
  });

  it('a further gesture on one ticket never takes them together over the limit of one', () => {
    law((situation) => {
      const limit = situation.facts.allowances.find((one) => one.limit === 'gesture');
      const given = situation.facts.gestures.filter(({ isSameTicket }) => isSameTicket);
      const givenMinor = given.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
      const minor = amountOf(suggested(situation));
      expect(minor === 0 ? 0 : givenMinor + minor).toBeLessThanOrEqual(limit?.left.amountMinor ?? Infinity);
    });
  });

  it('the range runs from low to high, and the suggestion is no more than its high end', () => {
    law((situation) => {
      const found = suggested(situation);
      expect(found.range.low.amountMinor).toBeLessThanOrEqual(found.range.high.amountMinor);
      expect(amountOf(found)).toBeLessThanOrEqual(found.range.high.amountMinor);
    });
  });

  it('the range ends no higher than the most that anybody may give', () => {
    law((situation) => {
      const { high, most } = suggested(situation).range;
      expect(high.amountMinor).toBeLessThanOrEqual(most?.amountMinor ?? Infinity);
    });
  });

  it('a lead is asked for what stands in the way, or to look in at one of many gestures, and never else', () => {
    law((situation) => {
      const found = suggested(situation);
      const freeMinor = amountOf(suggested(situation, { allowances: [] }));
      const before = situation.facts.gestures.filter(({ amountMinor }) => amountMinor > 0).length;
      const isMany = amountOf(found) > 0 && before >= situation.policy.lookAfterGestures;
      const isAsked = freeMinor > amountOf(found) || isMany;
      expect(found.lead.kind === 'ask' ? found.lead.wanted.amountMinor : null).toBe(isAsked ? freeMinor : null);
    });
  });
});

describe('goodwill never replaces what is owed', () => {
  it('what is owed is the same whatever goodwill is given, was given, or may be given', () => {
    law((situation) => {
      const { facts, policy, currency } = situation;
      const generous = { ...policy, baseMinor: { 1: 5000, 2: 6000, 3: 7000, 4: 8000 } };
      const none = [{ limit: 'gesture' as const, left: money(0, currency) }];
      const { owed } = suggested(situation);
      expect(suggested({ facts, policy: generous, currency }).owed).toEqual(owed);
      expect(suggested(situation, { allowances: none, gestures: [] }).owed).toEqual(owed);
      expect(suggested(situation, { value: { tier: 'gold', upliftPercent: 30 }, priorIncidents: [], severity: 4 }).owed).toEqual(owed);
    });
  });

  it('while the law comes first the most that anybody may give is nothing', () => {
    law((situation) => {
      if (!policyFor(situation.policy, situation.facts.cause).isStatutory || situation.facts.fault === 'customer') return;
      expect(suggested(situation, { isStatutoryMet: false }).range.most?.amountMinor).toBe(0);
    });
  });

  it('a statutory cause gives no money until what the law grants is under way, and owes that whoever but the customer was at fault', () => {
    law((situation) => {
      if (!policyFor(situation.policy, situation.facts.cause).isStatutory) return;
      expect(suggested(situation, { isStatutoryMet: false }).gesture).toEqual({ kind: 'care' });
      const actions = suggested(situation).owed.map(({ action }) => action);
      expect(actions.includes('statutory')).toBe(situation.facts.fault !== 'customer');
    });
  });

  it('what was rejected is refunded in full: at its price, or without a sum where that is not known or nothing was paid', () => {
    law((situation) => {
      const { fault, lossMinor } = situation.facts;
      const refunds = suggested(situation, { outcome: 'rejected' }).owed.filter(({ action }) => action === 'refund_in_full');
      const amount = lossMinor === null || lossMinor === 0 ? null : money(lossMinor, situation.currency);
      expect(refunds).toEqual(fault === 'customer' ? [] : [{ action: 'refund_in_full', amount }]);
    });
  });

  it('a refund that is owed and the suggestion together stay within the limit on the price, unless a person was harmed or many are hit', () => {
    law((situation) => {
      const { facts, policy } = situation;
      const isMeasured = facts.value?.marginMinor !== undefined && policy.marginPercentAtMost !== null;
      if (facts.isGroup || isHarm(facts, policy) || isMeasured || !isRefundOwed(facts, policy)) return;
      const mostMinor = ((facts.lossMinor ?? 0) * policy.suggestedPercentAtMost) / 100;
      const minor = amountOf(suggested(situation));
      expect(minor === 0 ? 0 : (facts.lossMinor ?? 0) + minor).toBeLessThanOrEqual(mostMinor);
    });
  });

  it('nothing is owed, and no money given, where the customer caused the failure', () => {
    law((situation) => {
      const found = suggested(situation, { fault: 'customer' });
      expect(found.owed).toEqual([]);
      expect(found.gesture).toEqual({ kind: 'care' });
    });
  });
});

describe('the options', () => {
  it('are two or three of different kinds, the suggested one first, and one at least costs time', () => {
    law((situation) => {
      const found = suggested(situation);
      const [first] = found.options;
      expect([2, 3]).toContain(found.options.length);
      expect(new Set(found.options.map(({ kind }) => kind)).size).toBe(found.options.length);
      expect(found.options.some(({ minutes }) => minutes !== null)).toBe(true);
      expect(first?.amount?.amountMinor ?? 0).toBe(amountOf(found));
      for (const { kind, amount, minutes } of found.options) {
        expect(isMoneyKind(kind)).toBe(amount !== null);
        expect(minutes === null).toBe(amount !== null);
      }
    });
  });

  it('are worth about the same: no other act that remains is nearer to the sum than the second', () => {
    law((situation) => {
      const { options } = suggested(situation);
      const [paid, first, second] = options;
      if (paid === undefined || paid.amount === null || second === undefined) return;
      const { careMinutes, minuteMinor } = situation.policy;
      const { amountMinor } = paid.amount;
      const distance = (minutes: number): number => Math.abs(minutes * minuteMinor - amountMinor);
      const named = policyFor(situation.policy, situation.facts.cause).care;
      const acts = (['redo', 'call', 'priority'] as const).filter((act) => named.includes(act) && act !== first?.kind);
      const nearest = Math.min(...acts.map((act) => distance(careMinutes[act])));
      expect(distance(second.minutes ?? NaN)).toBe(nearest);
    });
  });

  it('begin, after the money or the words, with a call where the customer is vulnerable', () => {
    law((situation) => {
      expect(suggested(situation, { isVulnerable: true }).options[1]?.kind).toBe('call');
    });
  });
});
