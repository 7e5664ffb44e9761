import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, JPY } from '#builders/currencies.ts';
import { limits } from '#builders/limits.ts';
import { LIMIT_KEYS } from '#domain/journal/chosen-limits.ts';
import { type TypedLimits, readTyped, typedOf } from '#features/lead/limits/typed-limits.ts';

const NOTHING = typedOf({}, EUR, 'en');

function read(typed: Partial<TypedLimits>, set = limits({ gestureMinor: 2500, customerWindowDays: 60, customerGestureCount: 3 })) {
  const { limits: chosen, problems } = readTyped({ ...NOTHING, ...typed }, set);
  return { chosen, problems: Object.fromEntries(problems) };
}

describe('what a lead types for the limits', () => {
  it('is as the settings say where it is empty, and nothing at all where it is 0', () => {
    expect(read({})).toEqual({ chosen: {}, problems: {} });
    expect(read({ gestureMinor: ' ', teamMonthMinor: '0' })).toEqual({ chosen: { teamMonthMinor: 0 }, problems: {} });
  });

  it('is a sum in the currency of the settings, or a whole number', () => {
    const typed = { gestureMinor: '12,50', agentDayMinor: '40', customerWindowDays: '90', customerGestureCount: '2' };
    expect(read(typed).chosen).toEqual({ gestureMinor: 1250, agentDayMinor: 4000, customerWindowDays: 90, customerGestureCount: 2 });
    expect(read({ gestureMinor: '1200' }, limits({ currency: JPY })).chosen).toEqual({ gestureMinor: 1200 });
  });

  it.each([
    ['gestureMinor', 'much', 'not_a_sum'],
    ['gestureMinor', '-1', 'not_a_sum'],
    ['gestureMinor', '1.005', 'not_a_sum'],
    ['customerGestureCount', '1.5', 'not_a_number'],
    ['customerGestureCount', '-1', 'not_a_number'],
    ['customerWindowDays', '10000', 'not_a_number'],
    ['gestureMinor', '25.01', 'beyond'],
    ['customerWindowDays', '59', 'beyond'],
    ['customerGestureCount', '4', 'beyond'],
  ] as const)('%s: “%s” cannot be taken: %s', (key, text, problem) => {
    expect(read({ [key]: text })).toEqual({ chosen: {}, problems: { [key]: problem } });
  });

  it('is read as the very choice that stands in the fields', () => {
    const anyChoice = fc.record(Object.fromEntries(LIMIT_KEYS.map((key) => [key, fc.integer({ min: 0, max: 9999 })])), {
      requiredKeys: [],
    });
    fc.assert(
      fc.property(anyChoice, fc.constantFrom(EUR, JPY), (chosen, currency) => {
        const { limits: again, problems } = readTyped(typedOf(chosen, currency, 'de'), limits({ currency, customerWindowDays: 0 }));
        expect(again).toEqual(chosen);
        expect(problems.size).toBe(0);
      }),
    );
  });
});
