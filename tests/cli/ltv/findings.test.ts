import { describe, expect, it } from 'vitest';
import {
  type Evidence,
  FINDINGS,
  findingSentence,
  findingsOf,
  isLeftCensored,
  mayProject,
  medianGapOf,
  refusal,
} from '#cli/ltv/findings.ts';
import type { KnownCustomer } from '#cli/ltv/known-customers.ts';
import { tierCutOffs } from '#cli/ltv/tier-cut-offs.ts';

function boughtOn(...days: readonly string[]): KnownCustomer {
  const purchases = days.map((day) => ({ day, amountMinor: 1000 }));
  return { id: 'c', purchases, summary: { frequency: days.length - 1, recency: 1, age: 2, meanMinor: 1000, repeatMeanMinor: 1000 } };
}

function many(count: number, ...days: readonly string[]): readonly KnownCustomer[] {
  return Array.from({ length: count }, () => boughtOn(...days));
}

const project = { verdict: 'project', why: null } as const;
const allShown = { counts: project, money: project, chance: project };
const unclear = { verdict: 'unclear', why: 'too_little' } as const;
const off = { verdict: 'history', why: 'off' } as const;
const lost = { verdict: 'history', why: 'loses' } as const;
const fine: Evidence = {
  customers: many(200, '2025-03-01', '2025-04-01'),
  firstDay: '2025-01-01',
  endDay: '2025-12-31',
  unit: 'week',
  medianGap: 4,
  isDropoutIdentified: true,
  spend: { p: 6, q: 4, v: 15, logLik: -1, corr: 0.3, customers: 200 },
  verdicts: allShown,
  isMuchRejected: false,
};

describe('what is found about a model', () => {
  it('is nothing where all is well', () => {
    expect(findingsOf(fine)).toEqual([]);
    expect(mayProject([])).toBe(true);
  });

  it.each([
    ['much_rejected', { isMuchRejected: true }, false],
    ['short_history', { medianGap: 26.1 }, false],
    ['no_backtest', { verdicts: null }, false],
    ['loses_on_orders', { verdicts: { counts: lost, money: lost, chance: lost } }, false],
    ['orders_off', { verdicts: { counts: off, money: off, chance: off } }, false],
    ['orders_unclear', { verdicts: { counts: unclear, money: unclear, chance: unclear } }, false],
    ['loses_on_revenue', { verdicts: { ...allShown, money: lost } }, true],
    ['revenue_off', { verdicts: { ...allShown, money: off } }, true],
    ['revenue_unclear', { verdicts: { ...allShown, money: unclear } }, true],
    ['chance_withheld', { verdicts: { ...allShown, chance: off } }, true],
    ['left_censored', { customers: [...many(100, '2025-01-02', '2025-03-01'), ...many(100, '2025-02-02', '2025-03-01')] }, true],
    ['dropout_not_identified', { isDropoutIdentified: false }, true],
    ['correlated_spend', { spend: { ...fine.spend, corr: -0.31 } }, true],
    ['heavy_spend', { spend: { ...fine.spend, q: 2 } }, true],
  ] as const)('is %s where it holds', (finding, change, isStillShown) => {
    expect(findingsOf({ ...fine, ...change })).toEqual([finding]);
    expect(mayProject([finding])).toBe(isStillShown);
  });

  it('has a sentence each', () => {
    for (const finding of FINDINGS) expect(findingSentence(finding)).toMatch(/^[A-Z].*\.$/);
  });
});

describe('a fit', () => {
  it('is refused with nineteen repeat buyers and not with twenty', () => {
    const once = many(500, '2025-03-01');
    expect(refusal([...once, ...many(19, '2025-03-01', '2025-03-02')])).toContain('of 519 customers 19 bought');
    expect(refusal([...once, ...many(20, '2025-03-01', '2025-03-02')])).toBeNull();
  });
});

describe('a file that begins in the middle of its customers', () => {
  it('has more first orders in its first four weeks than half as many again as later', () => {
    const later = [...many(20, '2025-02-01'), ...many(20, '2025-03-01')];
    expect(isLeftCensored([...many(30, '2025-01-10'), ...later], '2025-01-01', '2025-12-31')).toBe(false);
    expect(isLeftCensored([...many(31, '2025-01-10'), ...later], '2025-01-01', '2025-12-31')).toBe(true);
  });

  it('is not told in a file of a few weeks', () => {
    expect(isLeftCensored(many(31, '2025-01-10'), '2025-01-01', '2025-02-15')).toBe(false);
  });
});

describe('the usual gap', () => {
  it('is the middle one of all gaps between two purchases', () => {
    expect(medianGapOf([boughtOn('2025-01-01', '2025-01-08', '2025-01-29'), boughtOn('2025-01-01', '2025-01-15')], 'week')).toBe(2);
    expect(medianGapOf(many(3, '2025-01-01'), 'week')).toBe(0);
  });
});

describe('tier cut-offs', () => {
  it('leave at most 5, 20 and 50 percent above them', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    const tiers = tierCutOffs(values);
    expect(tiers.map(({ min }) => values.filter((value) => value > min).length)).toEqual([5, 20, 50]);
    expect(tiers.map(({ name }) => name)).toEqual(['top', 'high', 'middle']);
  });

  it('put nobody of many equal ones above the rest', () => {
    expect(tierCutOffs([9, 1, 1, 1, 1, 1, 1, 1, 1, 1])).toMatchObject([{ min: 9 }, { min: 1 }, { min: 1 }]);
    expect(tierCutOffs([])).toMatchObject([{ min: 0 }, { min: 0 }, { min: 0 }]);
  });
});
