import { describe, expect, it } from 'vitest';
import type { KnownAllowance } from '#domain/journal/admission.ts';
import { allowanceSentence } from '#features/shared/limits/allowance-sentence.ts';
import { EUR } from '#builders/currencies.ts';
import { sentences } from '../../../ui/english.ts';

function said(allowance: Pick<KnownAllowance, 'limit' | 'remaining'> & Partial<KnownAllowance>): string | null {
  const usual = { limitValue: 10_000, later: [], windowDays: 60, earlier: null, isExact: true, isByServerTime: true };
  return allowanceSentence(sentences, { ...usual, ...allowance }, EUR);
}

describe('what a limit leaves', () => {
  it.each([
    ['gesture', 2500, 'up to €25 per gesture'],
    ['agent_day', 8500, '€85 left today'],
    ['customer_count', 1, 'customer: 1 gesture left'],
    ['customer_count', 2, 'customer: 2 gestures left'],
    ['customer_window', 0, 'customer: €0 left'],
    ['team_month', 99_000, 'team: €990 left this month'],
  ] as const)('of %s, where that is %d, is said as %s', (limit, remaining, sentence) => {
    expect(said({ limit, remaining })).toBe(sentence);
  });

  it('is said to be at most that where the journal was not read far enough back', () => {
    expect(said({ limit: 'customer_window', remaining: 5000, isExact: false })).toBe('customer: €50 left (at most)');
    expect(said({ limit: 'agent_day', remaining: 8500, isExact: false })).toBe('€85 left today (at most)');
  });

  it('is said to go by the clock here where no answer told the time', () => {
    expect(said({ limit: 'agent_day', remaining: 8500, isByServerTime: false })).toBe('€85 left today by this device’s clock');
    expect(said({ limit: 'agent_day', remaining: 8500, isExact: false, isByServerTime: false })).toBe(
      '€85 left today (at most) by this device’s clock',
    );
  });

  it('is not said of one gesture for one incident', () => {
    expect(said({ limit: 'same_incident', remaining: 1 })).toBeNull();
  });
});
