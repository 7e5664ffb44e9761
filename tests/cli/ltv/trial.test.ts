import { describe, expect, it } from 'vitest';
import { type TriedCustomer, biasOf, calibrationOf, skillsOf } from '#cli/ltv/trial.ts';

function customer(id: string, came: number, said: number, naive: number): TriedCustomer {
  return {
    id,
    orders: said,
    revenue: 10 * said,
    noOrder: said > 0.5 ? 0.05 : 0.95,
    cameOrders: came,
    cameRevenue: 10 * came,
    naive: [{ rule: 'rule', orders: naive, revenue: 10 * naive }],
  };
}

describe('a skill', () => {
  it('is what part of the rule’s squared error the model spares, with its chance by customers', () => {
    const tried = [customer('a', 2, 1, 0), customer('b', 0, 0, 2)];
    // The rule is off by 4 and 4, the model by 1 and 0.
    const [skill] = skillsOf([tried], 'orders');
    expect(skill).toMatchObject({ rule: 'rule', skill: 7 / 8 });
    expect(skill?.error).toBeCloseTo(Math.sqrt(2 * (0.5 / 8) ** 2), 12);
  });

  it('counts a customer of two trials once: the same trial again makes nothing surer', () => {
    const tried = [customer('a', 2, 1, 0), customer('b', 0, 0, 2), customer('c', 1, 1, 2)];
    const [once] = skillsOf([tried], 'revenue');
    const [twice] = skillsOf([tried, tried], 'revenue');
    expect(twice?.skill).toBeCloseTo(once?.skill ?? 0, 12);
    expect(twice?.error).toBeCloseTo(once?.error ?? 0, 12);
  });

  it('does not depend on the order of the rows', () => {
    const tried = [customer('a', 2, 1, 0), customer('b', 0, 0, 2), customer('c', 1, 1, 2)];
    expect(skillsOf([tried.toReversed()], 'orders')[0]?.skill).toBeCloseTo(skillsOf([tried], 'orders')[0]?.skill ?? 0, 12);
  });

  it('is none beside a rule without any error', () => {
    expect(skillsOf([[customer('a', 1, 2, 1)]], 'orders')).toEqual([]);
  });

  it('of capped revenue lets one wholesaler decide nothing', () => {
    const usual = Array.from({ length: 200 }, (_, index) => customer(`c${index}`, 1, 1, 0));
    const tried = [...usual, customer('whole', 5000, 1, 4900)];
    expect(skillsOf([tried], 'revenue')[0]?.skill).toBeLessThan(0);
    expect(skillsOf([tried], 'cappedRevenue')[0]?.skill).toBeGreaterThan(0.9);
  });
});

describe('a bias', () => {
  it('is what was said over what came, over all trials and for each', () => {
    const trials = [[customer('a', 2, 3, 0)], [customer('a', 2, 1, 0)]];
    expect(biasOf(trials, 'orders')).toEqual({ bias: 0, error: 0, byOrigin: [0.5, -0.5] });
    expect(biasOf([[customer('a', 1, 1, 0), customer('b', 1, 2, 0)]], 'revenue').error).toBeCloseTo(Math.SQRT2 / 4, 12);
  });
});

describe('the error of chances', () => {
  it('is how far they were off in ten bins, beside what chance makes of it', () => {
    const tried = Array.from({ length: 100 }, (_, index) => customer(`c${index}`, index < 50 ? 0 : 1, 1, 0));
    const { error, byChance } = calibrationOf([tried]);
    expect(error).toBeCloseTo(0.45, 12);
    expect(byChance).toBeCloseTo(Math.sqrt((2 / Math.PI) * 100 * 0.05 * 0.95) / 100, 12);
  });
});
