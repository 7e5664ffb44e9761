import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DANA, GOLD, NEW_COLLEAGUES, aRule, anyChoice, anySubject } from '#builders/limit-rules.ts';
import { limits } from '#builders/limits.ts';
import { anyLimits } from '#builders/past-moments.ts';
import { limitsFor } from '#domain/journal/limits-for.ts';
import { limitsUnder } from '#domain/journal/limits-in-force.ts';
import { type Limits, RULE_KEYS, mostLetThrough } from '#domain/journal/limits.ts';

const AGENT = { agentId: '11', isLead: false };
const EVERYBODYS = limits({ gestureMinor: 2500, leadGestureMinor: 10_000, agentDayMinor: 10_000 });

/** No limit is wider than every number. */
const width = (value: number | null): number => value ?? Infinity;

function isNoWider(one: Limits, other: Limits): boolean {
  return [...RULE_KEYS, 'leadGestureMinor' as const, 'customerGestureCount' as const, 'teamMonthMinor' as const].every(
    (key) => width(one[key]) <= width(other[key]),
  );
}

describe('the limits for a gesture', () => {
  it('are everybody’s where no rule is about it', () => {
    const held = { ...EVERYBODYS, rules: [GOLD, NEW_COLLEAGUES, DANA] };
    const found = limitsFor(held, { agentId: '12', isLead: false, groups: ['371'], tier: 'silver' });
    expect(found).toEqual({ limits: held, by: {} });
    expect(limitsFor(EVERYBODYS, AGENT)).toEqual({ limits: EVERYBODYS, by: {} });
  });

  it('are wider for a customer of a tier, and say by which', () => {
    const found = limitsFor({ ...EVERYBODYS, rules: [GOLD] }, { ...AGENT, tier: 'gold' });
    expect([found.limits.gestureMinor, found.limits.agentDayMinor, found.by]).toEqual([6000, 10_000, { gesture: GOLD }]);
  });

  it('are never smaller by a tier, nor by one whose customer is not surely of it', () => {
    const less = aRule({ limits: { gestureMinor: 100, agentDayMinor: 100 } });
    expect(limitsFor({ ...EVERYBODYS, rules: [less] }, { ...AGENT, tier: 'gold' }).by).toEqual({});
    for (const tier of [null, undefined]) {
      expect(limitsFor({ ...EVERYBODYS, rules: [GOLD] }, { ...AGENT, ...(tier === null && { tier }) }).limits.gestureMinor).toBe(2500);
    }
  });

  it('are smaller for whoever is in a group or is held to less themselves, also for a customer of a tier, in whatever order they were written', () => {
    for (const rules of [
      [GOLD, NEW_COLLEAGUES, DANA],
      [DANA, NEW_COLLEAGUES, GOLD],
    ]) {
      const held = limitsUnder({ ...EVERYBODYS, gestureMinor: 10_000 }, [{ limits: { gestureMinor: 2500 }, rules }]);
      const found = limitsFor(held, { ...AGENT, groups: ['Support (sample)', '370'], tier: 'gold' });
      expect(found.limits).toMatchObject({ gestureMinor: 1000, agentHourMinor: 4000, agentDayMinor: 10_000 });
      expect(found.by).toEqual({ gesture: NEW_COLLEAGUES, agent_hour: DANA });
    }
  });

  it('hold a lead to what is said of them or their group, while no tier widens a lead’s own limit of one gesture', () => {
    const held = { ...EVERYBODYS, rules: [aRule({ limits: { gestureMinor: 20_000, agentDayMinor: 20_000 } }), NEW_COLLEAGUES] };
    const ofTier = limitsFor(held, { agentId: '91', isLead: true, tier: 'gold' });
    expect(ofTier.limits).toMatchObject({ gestureMinor: 10_000, agentDayMinor: 20_000 });
    const inGroup = limitsFor(held, { agentId: '91', isLead: true, groups: ['370'] });
    expect(inGroup.limits).toMatchObject({ gestureMinor: 1000 });
    expect(inGroup.by).toEqual({ gesture: NEW_COLLEAGUES });
  });

  it('are wider for nobody where nothing limits everybody, and hold a person to a sum all the same', () => {
    const rules = [aRule({ limits: { agentHourMinor: 5 } }), aRule({ kind: 'person', id: '11', limits: { agentHourMinor: 0 } })];
    expect(limitsFor({ ...EVERYBODYS, rules }, { ...AGENT, tier: 'gold' }).limits.agentHourMinor).toBe(0);
    expect(limitsFor({ ...EVERYBODYS, rules }, { agentId: '12', isLead: false, tier: 'gold' }).limits.agentHourMinor).toBe(null);
  });
});

function gesture(set: Partial<Limits>, isLead: boolean): number | null {
  return limitsFor(limits(set), { agentId: '11', isLead }).limits.gestureMinor;
}

it('a lead has the limit of leads and nobody else has it; no limit and a limit of 0 stay what they are', () => {
  const both = { gestureMinor: 5000, leadGestureMinor: 20_000 };
  expect([gesture(both, false), gesture(both, true)]).toEqual([5000, 20_000]);
  const edges = { gestureMinor: 0, leadGestureMinor: null };
  expect([gesture(edges, false), gesture(edges, true)]).toEqual([0, null]);
});

describe('whatever leads choose', () => {
  it('no rule permits more than the settings', () => {
    fc.assert(
      fc.property(anyLimits, fc.array(anyChoice, { maxLength: 3 }), anySubject, (settings, choices, subject) => {
        expect(isNoWider(limitsFor(limitsUnder(settings, choices), subject).limits, limitsFor(settings, subject).limits)).toBe(true);
      }),
    );
  });

  it('nobody has less authority for a customer of a tier than without the tiers', () => {
    fc.assert(
      fc.property(anyLimits, fc.array(anyChoice, { maxLength: 3 }), anySubject, (settings, choices, subject) => {
        const untiered = choices.map(({ limits: chosen, rules = [] }) => ({
          limits: chosen,
          rules: rules.filter(({ kind }) => kind !== 'tier'),
        }));
        const [wide, plain] = [limitsUnder(settings, choices), limitsUnder(settings, untiered)].map(
          (held) => limitsFor(held, subject).limits,
        );
        expect(wide !== undefined && plain !== undefined && isNoWider(plain, wide)).toBe(true);
        const unknown = limitsFor(limitsUnder(settings, choices), { ...subject, tier: null }).limits;
        expect({ ...unknown, rules: [] }).toEqual({ ...plain, rules: [] });
      }),
    );
  });

  it('nobody has more for a rule about a group or a person', () => {
    fc.assert(
      fc.property(anyLimits, anyChoice, anySubject, (settings, choice, subject) => {
        const held = limitsUnder(settings, [choice]);
        const apart = limitsFor(held, { ...subject, agentId: '', groups: [] }).limits;
        expect(isNoWider(limitsFor(held, subject).limits, apart)).toBe(true);
      }),
    );
  });

  it('of choices that bind together each gesture goes by the smaller of what each of them permits, and no tier is permitted more', () => {
    fc.assert(
      fc.property(anyLimits, anyChoice, anyChoice, anySubject, (settings, one, other, subject) => {
        const together = limitsFor(limitsUnder(settings, [one, other]), subject).limits;
        const [first, second] = [one, other].map((choice) => limitsFor(limitsUnder(settings, [choice]), { ...subject, tier: null }).limits);
        for (const key of RULE_KEYS) expect(width(together[key])).toBe(Math.min(width(first?.[key] ?? null), width(second?.[key] ?? null)));
      }),
    );
  });

  it('the largest gesture there can be is no smaller than what any customer’s tier lets through', () => {
    fc.assert(
      fc.property(anyLimits, anyChoice, anySubject, (settings, choice, subject) => {
        const held = limitsUnder(settings, [choice]);
        const { rules: _none, ...own } = limitsFor(held, subject).limits;
        expect(width(mostLetThrough(own))).toBeLessThanOrEqual(width(mostLetThrough(held)));
      }),
    );
  });
});
