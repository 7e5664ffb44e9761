import { describe, expect, it } from 'vitest';
import { type Found, verdictsOf } from '#cli/ltv/gate.ts';

const skill = (value: number, error = 0.05) => [{ rule: 'own_rate', skill: 0.5, error: 0.05 }, { rule: 'last', skill: value, error }]; // prettier-ignore
const bias = (value: number, error: number, ...byOrigin: readonly number[]) => ({ bias: value, error, byOrigin });

const good: Found = {
  orders: skill(0.4),
  revenue: skill(0.3),
  capped: skill(0.3),
  ordersBias: bias(-0.05, 0.03, -0.1, -0.02, 0.01),
  revenueBias: bias(-0.05, 0.05, -0.1, -0.02, 0.01),
  calibration: { error: 0.02, byChance: 0.01 },
};
const project = { verdict: 'project', why: null };
const unclear = { verdict: 'unclear', why: 'too_little' };
const loses = { verdict: 'history', why: 'loses' };
const off = { verdict: 'history', why: 'off' };

describe('the verdicts of the trials', () => {
  it('are to project where all is well', () => {
    expect(verdictsOf(good)).toEqual({ counts: project, money: project, chance: project });
  });

  it.each([
    ['orders that win for certain', skill(0.065), project],
    ['orders that win, but not for certain', skill(0.063), unclear],
    ['orders that lose, but not for certain', skill(-0.063), unclear],
    ['orders that lose for certain', skill(-0.065), loses],
  ] as const)('of %s', (_, orders, counts) => {
    expect(verdictsOf({ ...good, orders }).counts).toEqual(counts);
  });

  it.each([
    ['off to one side each time', bias(0.2, 0.05, 0.3, 0.2, 0.1), off],
    ['off, but a season errs to both sides', bias(0.2, 0.05, 0.5, 0.3, -0.1), project],
    ['off, but hardly so once', bias(0.2, 0.05, 0.5, 0.3, 0.04), project],
    ['off too low each time', bias(-0.2, 0.05, -0.3, -0.2, -0.1), off],
    ['perhaps off', bias(0.18, 0.05, 0.3, 0.2, 0.1), project],
    ['known no better than within 15 %', bias(0, 0.151, 0, 0, 0), unclear],
    ['not known at all', bias(Number.NaN, Number.NaN), unclear],
  ] as const)('of a level that is %s', (_, ordersBias, counts) => {
    expect(verdictsOf({ ...good, ordersBias }).counts).toEqual(counts);
  });

  it.each([
    ['is as good as a rule', { capped: skill(0.02), revenue: skill(0.02) }, project],
    ['may be worse by more than a twentieth', { capped: skill(0.01) }, unclear],
    ['is worse by more than a twentieth for certain', { capped: skill(-0.12) }, loses],
    ['is so with its largest orders', { revenue: skill(-0.12) }, loses],
    ['is off each time', { revenueBias: bias(0.3, 0.05, 0.3, 0.3, 0.3) }, off],
    ['is known no better than within a fifth', { revenueBias: bias(0, 0.201, 0, 0, 0) }, unclear],
  ] as const)('of money that %s', (_, change, money) => {
    expect(verdictsOf({ ...good, ...change })).toEqual({ counts: project, money, chance: project });
  });

  it.each([
    ['come true', { calibration: { error: 0.039, byChance: 0.01 } }, project],
    ['do not', { calibration: { error: 0.041, byChance: 0.01 } }, off],
    ['rest on a level known within 12 %', { ordersBias: bias(0, 0.12, 0, 0, 0) }, project],
    ['rest on less', { ordersBias: bias(0, 0.121, 0, 0, 0) }, unclear],
  ] as const)('of chances that %s', (_, change, chance) => {
    expect(verdictsOf({ ...good, ...change })).toEqual({ counts: project, money: project, chance });
  });

  it('take money and chance down with the orders, but for money that loses by itself', () => {
    expect(verdictsOf({ ...good, orders: skill(0) })).toEqual({ counts: unclear, money: unclear, chance: unclear });
    expect(verdictsOf({ ...good, orders: skill(0), revenue: skill(-0.5) })).toEqual({ counts: unclear, money: loses, chance: unclear });
  });
});
