import { describe, expect, it } from 'vitest';
import { BASE_TIER, valueTier } from '#domain/value/value-tier.ts';

const tiers = [
  { name: 'middle', min: 5 },
  { name: 'top', min: 100 },
  { name: 'high', min: 20 },
];

describe('a tier of expected value', () => {
  it.each([
    [100.01, 'top'],
    [100, 'high'],
    [20.01, 'high'],
    [20, 'middle'],
    [5, BASE_TIER],
    [0, BASE_TIER],
  ])('of %s is %s: what equals a cut-off is not above it', (value, tier) => {
    expect(valueTier(value, tiers)).toBe(tier);
  });

  it('is kept down to nine tenths of its cut-off, and not a cent further', () => {
    expect(valueTier(90, tiers, 'top')).toBe('top');
    expect(valueTier(89.99, tiers, 'top')).toBe('high');
    expect(valueTier(95, tiers, 'high')).toBe('high');
  });

  it('rises at once', () => {
    expect(valueTier(101, tiers, 'middle')).toBe('top');
  });

  it('that the model no longer has is forgotten', () => {
    expect(valueTier(19, tiers, 'gold')).toBe('middle');
  });
});
