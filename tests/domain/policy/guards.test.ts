import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, eur } from '#builders/currencies.ts';
import { facts } from '#builders/facts.ts';
import { type Guard, type GuardName, guardsFor, isBeyondLeads, isStopping } from '#domain/policy/guards.ts';
import { OUTCOMES, type Policy, builtInPolicy, policyFor } from '#domain/policy/policy.ts';
import { floorOf, isHarm, isRefundOwed } from '#domain/policy/proportion-rules.ts';
import type { SuggestionFacts } from '#domain/policy/suggestion.ts';
import { type Situation, amountOf, law, suggested } from './situations.ts';

const policy = builtInPolicy(EUR);
const statutory: Policy = { ...policy, causes: policy.causes.map((cause) => ({ ...cause, isStatutory: true })) };
const amounts = fc.integer({ min: 1, max: 60_000 });
const team = { count: 4, medianMinor: 1000, lowMinor: 0, highMinor: 2000, days: 90 };
const gesture = { daysAgo: 3, isSameCause: false, isSameTicket: false, amountMinor: 1000 };

function guards(amountMinor: number, overrides: Partial<SuggestionFacts> = {}, under: Policy = policy): readonly Guard[] {
  const known = facts(overrides);
  return guardsFor(amountMinor, { facts: known, policy: under, range: suggested({ facts: known, policy: under, currency: EUR }).range });
}

function namesFor(situation: Situation, amountMinor: number): readonly GuardName[] {
  return guardsFor(amountMinor, { ...situation, range: suggested(situation).range }).map(({ name }) => name);
}

describe('the law', () => {
  it('stops any money until what it grants is under way, unless the customer caused the failure', () => {
    expect(guards(1, {}, statutory)).toEqual([{ name: 'statutory' }]);
    expect(guards(0, {}, statutory)).toEqual([]);
    expect(guards(1, { isStatutoryMet: true }, statutory)).toEqual([]);
    expect(guards(1, { fault: 'customer' }, statutory)).toEqual([]);
  });

  it('is named alone where the price would stop the sum, too', () => {
    expect(guards(3001, { lossMinor: 2000 }, statutory)).toEqual([{ name: 'statutory' }]);
    expect(guards(3001, { lossMinor: 2000, isStatutoryMet: true }, statutory).map(({ name }) => name)).toEqual(['over_price']);
  });
});

describe('the price', () => {
  it('stops one cent over 150 percent, and not exactly that', () => {
    expect(guards(3000, { lossMinor: 2000, severity: 2 })).toEqual([]);
    expect(guards(3001, { lossMinor: 2000, severity: 2 })).toEqual([{ name: 'over_price', mostMinor: 3000, percent: 150 }]);
  });

  it('counts a refund in full', () => {
    expect(guards(1000, { lossMinor: 2000, outcome: 'rejected' })).toEqual([]);
    expect(guards(1001, { lossMinor: 2000, outcome: 'rejected' })).toEqual([{ name: 'over_price', mostMinor: 1000, percent: 150 }]);
  });

  it('stops nothing where all who are hit get the same', () => {
    expect(guards(1_000_000, { lossMinor: 1, isGroup: true, outcome: 'rejected' })).toEqual([]);
  });
});

describe('a price that nobody has said', () => {
  it('bounds a sum by what counts as the least price', () => {
    expect(guards(3000)).toEqual([]);
    expect(guards(3001)).toEqual([{ name: 'unpriced', mostMinor: 3000 }]);
    expect(guards(3001, { lossMinor: 0 })).toEqual([{ name: 'unpriced', mostMinor: 3000 }]);
  });

  it('lets nothing be given on top for what was kept or rejected', () => {
    for (const outcome of OUTCOMES) expect(guards(1, { outcome })).toEqual([{ name: 'unpriced', mostMinor: 0 }]);
  });

  it('bounds a sum by an average order of the customer where that is known', () => {
    expect(guards(6000, { orderMinor: 4000 })).toEqual([]);
    expect(guards(6001, { orderMinor: 4000 })).toEqual([{ name: 'unpriced', mostMinor: 6000 }]);
    expect(guards(2001, { orderMinor: 4000, outcome: 'rejected' })).toEqual([{ name: 'unpriced', mostMinor: 2000 }]);
    expect(guards(3001, { orderMinor: 100 })).toEqual([{ name: 'unpriced', mostMinor: 3000 }]);
  });

  it('bounds nothing where a person was harmed, or where many are hit', () => {
    expect(guards(1_000_000, { severity: 3 })).toEqual([]);
    expect(guards(1_000_000, { isGroup: true })).toEqual([]);
  });

  it('never lets more be given than any price that somebody says', () => {
    law(
      (situation, lossMinor) => {
        const most = (known: Partial<SuggestionFacts>): number =>
          suggested(situation, { orderMinor: null, ...known }).range.most?.amountMinor ?? Infinity;
        expect(most({ lossMinor: null })).toBeLessThanOrEqual(most({ lossMinor }));
        expect(most({ lossMinor: null, orderMinor: lossMinor })).toBe(most({ lossMinor }));
      },
      fc.integer({ min: 0, max: 100_000 }),
    );
  });
});

describe('several gestures on one ticket', () => {
  const second = {
    allowances: [{ limit: 'gesture', left: eur(2500) }],
    gestures: [{ ...gesture, isSameTicket: true }],
    severity: 4,
  } as const;

  it('are stopped one cent over the limit of one together', () => {
    expect(guards(1500, second)).toEqual([]);
    expect(guards(1501, second)).toEqual([{ name: 'split', leftMinor: 1500 }]);
  });
});

describe('a second gesture', () => {
  it.each([{ isSameCause: true }, { isSameTicket: true }])('after one that was %o is questioned beyond what fits', (like) => {
    const gestures = [{ ...gesture, ...like }];
    expect(guards(1000, { gestures })).toEqual([]);
    expect(guards(1001, { gestures })).toEqual([{ name: 'second_gesture', highMinor: 1000 }]);
    expect(guards(1001, { gestures, team })).toEqual([{ name: 'second_gesture', highMinor: 1000 }]);
    const matter = { ticketIds: ['502'], isUnanswered: false, given: { ticketId: '502', amountMinor: 1000 } };
    // Money for one matter is refused by its limit, which says more.
    expect(guards(1001, { gestures, matter })).toEqual([]);
  });

  it('after one for something else is not', () => {
    expect(guards(1001, { gestures: [gesture] })).toEqual([]);
  });
});

describe('the team', () => {
  it('is named, with the most that it gave, where the sum is more than that and more than fits', () => {
    expect(guards(2000, { team })).toEqual([]);
    expect(guards(2001, { team })).toEqual([{ name: 'over_team', highMinor: 2000 }]);
    expect(guards(2500, { team, severity: 4 })).toEqual([]);
    expect(guards(2501, { team, severity: 4 })).toEqual([{ name: 'over_team', highMinor: 2000 }]);
  });

  it('is named beside a second gesture where the sum is over both', () => {
    const gestures = [{ ...gesture, isSameCause: true }];
    const second = { name: 'second_gesture', highMinor: 1000 };
    expect(guards(2000, { team, gestures })).toEqual([second]);
    expect(guards(2001, { team, gestures })).toEqual([second, { name: 'over_team', highMinor: 2000 }]);
  });

  it('of which nothing is known is compared with nobody', () => {
    expect(guards(3000)).toEqual([]);
  });
});

describe('the guards', () => {
  const allowances = [{ limit: 'gesture' as const, left: eur(500) }];
  const all = { lossMinor: 100, allowances, gestures: [{ ...gesture, isSameTicket: true }], team };

  it('come with the weightiest first, and only these stop', () => {
    const due = guards(5000, all, statutory);
    expect(due.map(({ name }) => name)).toEqual(['statutory', 'split', 'second_gesture', 'over_team']);
    expect(due.map(isStopping)).toEqual([true, true, false, false]);
    const found = guards(5000, all);
    expect(found.map(({ name }) => name)).toEqual(['over_price', 'split', 'second_gesture', 'over_team']);
    expect(found.map(isStopping)).toEqual([true, true, false, false]);
  });

  it('leave a lead to decide about all but the law and the price', () => {
    expect(guards(5000, all, statutory).map(isBeyondLeads)).toEqual([true, false, false, false]);
    expect(guards(5000, all).map(isBeyondLeads)).toEqual([true, false, false, false]);
  });

  it('let pass whatever is suggested, and nothing at all', () => {
    law((situation) => {
      expect(namesFor(situation, amountOf(suggested(situation)))).toEqual([]);
      expect(namesFor(situation, 0)).toEqual([]);
    });
  });

  it('let pass any sum that fits and that the limits leave', () => {
    law(
      (situation, part) => {
        const found = suggested(situation);
        const leftMinor = situation.facts.allowances.length === 0 ? found.range.high.amountMinor : amountOf(found);
        expect(namesFor(situation, Math.round(leftMinor * part))).toEqual([]);
      },
      fc.double({ min: 0, max: 1, noNaN: true }),
    );
  });

  it('stop exactly for the law, out of all proportion to the price, and beyond one gesture on a ticket', () => {
    law((situation, amountMinor) => {
      const { facts: known, policy: under } = situation;
      const found = suggested(situation);
      const owedMinor = found.owed.reduce((sum, { amount }) => sum + (amount?.amountMinor ?? 0), 0);
      const isDue = policyFor(under, known.cause).isStatutory && !known.isStatutoryMet && known.fault !== 'customer';
      const isUnmeasured = known.isGroup || isHarm(known, under);
      const isByMargin = under.marginPercentAtMost !== null && (known.value?.marginMinor ?? 0) > 0;
      const isTrouble = known.outcome !== 'kept' && !isRefundOwed(known, under);
      const leastMinor = isTrouble ? 2 * Math.max(floorOf(known, under), under.repeatFloorMinor, under.delayFloorMinor) : 0;
      const paidMinor = isUnmeasured || isByMargin ? Infinity : Math.max(known.lossMinor ?? 0, leastMinor);
      const limit = known.allowances.find((one) => one.limit === 'gesture')?.left.amountMinor ?? Infinity;
      const givenMinor = known.gestures.filter((one) => one.isSameTicket).reduce((sum, one) => sum + one.amountMinor, 0);
      const expected: readonly (readonly [GuardName, boolean])[] = [
        ['statutory', isDue],
        [known.lossMinor ? 'over_price' : 'unpriced', !isDue && (owedMinor + amountMinor) * 100 > paidMinor * under.givenPercentAtMost],
        ['split', givenMinor > 0 && givenMinor + amountMinor > limit],
      ];
      const stopping = guardsFor(amountMinor, { facts: known, policy: under, range: found.range }).filter(isStopping);
      expect(stopping.map(({ name }) => name)).toEqual(expected.filter(([, isMet]) => isMet).map(([name]) => name));
    }, amounts);
  });

  it('let no lead pass the most that the range names, and stop for leads nothing up to that', () => {
    law((situation, amountMinor) => {
      const { range } = suggested(situation);
      const beyond = guardsFor(amountMinor, { ...situation, range }).filter(isBeyondLeads);
      expect(beyond.length > 0).toBe(amountMinor > (range.most?.amountMinor ?? Infinity));
    }, amounts);
  });

  it('never fall silent as the sum grows', () => {
    law(
      (situation, [amountMinor, moreMinor]) => {
        const more = namesFor(situation, amountMinor + moreMinor);
        expect(namesFor(situation, amountMinor).filter((name) => !more.includes(name))).toEqual([]);
      },
      fc.tuple(amounts, amounts),
    );
  });
});
