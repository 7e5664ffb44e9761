import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EUR, JPY, KWD, currency } from '#builders/currencies.ts';
import type { Currency } from '#domain/money/money.ts';
import { OUTCOMES, type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { PRESETS } from '#domain/policy/names.ts';
import { FAULTS, SEVERITIES } from '#domain/gestures/gesture.ts';
import { presetPolicy } from '#domain/policy/presets.ts';
import { suggest } from '#domain/policy/suggest.ts';
import type { SuggestionFacts } from '#domain/policy/suggestion.ts';

const CURRENCIES = [EUR, JPY, KWD, currency('HUF'), currency('IDR')];

/** Every amount and percentage that a preset may set for itself, by name. */
function figuresOf(policy: Policy): Readonly<Record<string, number>> {
  const bySeverity = SEVERITIES.flatMap((severity) => [
    [`base ${severity}`, policy.baseMinor[severity]],
    [`kept ${severity}`, policy.keptPercent[severity]],
  ]);
  return {
    ...(Object.fromEntries(bySeverity) as Record<string, number>),
    repeatFloor: policy.repeatFloorMinor,
    delayFloor: policy.delayFloorMinor,
    repeatSame: policy.repeatSameCausePercent,
    repeatOther: policy.repeatOtherCausePercent,
    delayPerDay: policy.delayPercentPerDay,
    delayAtMost: policy.delayPercentAtMost,
    vulnerable: policy.vulnerablePercent,
  };
}

describe('the presets', () => {
  it('are named after themselves and leave nothing to the team', () => {
    for (const preset of PRESETS) expect(presetPolicy(preset, EUR)).toMatchObject({ preset, own: [] });
  });

  it('have the built-in policy for the balanced one', () => {
    for (const code of CURRENCIES) expect(presetPolicy('balanced', code)).toEqual(builtInPolicy(code));
  });

  it.each([
    ['careful', { 1: 0, 2: 500, 3: 1000, 4: 2000 }],
    ['balanced', { 1: 0, 2: 1000, 3: 1500, 4: 2500 }],
    ['generous', { 1: 500, 2: 2000, 3: 3000, 4: 5000 }],
  ] as const)('give in euros what their sources give: %s', (preset, baseMinor) => {
    expect(presetPolicy(preset, EUR).baseMinor).toEqual(baseMinor);
  });

  it('count in sums that people give in the currency', () => {
    expect(presetPolicy('generous', currency('HUF')).baseMinor[4]).toBe(50 * 500 * 100);
    expect(presetPolicy('careful', KWD).repeatFloorMinor).toBe(2500);
  });

  it.each(CURRENCIES)('are never lower, in any figure, than a more careful one, in %s', (code) => {
    const [careful, balanced, generous] = PRESETS.map((preset) => figuresOf(presetPolicy(preset, code)));
    for (const name of Object.keys(balanced ?? {})) {
      const figures = [careful?.[name], balanced?.[name], generous?.[name]];
      expect({ name, figures }).toEqual({ name, figures: figures.toSorted((a, b) => Number(a) - Number(b)) });
    }
    expect(careful?.['base 4']).toBeLessThan(balanced?.['base 4'] ?? 0);
    expect(balanced?.['base 4']).toBeLessThan(generous?.['base 4'] ?? 0);
  });

  it.each(PRESETS)('never give less for what is more severe: %s', (preset) => {
    const { baseMinor, keptPercent } = presetPolicy(preset, EUR);
    for (const sums of [Object.values(baseMinor), Object.values(keptPercent)]) expect(sums).toEqual(sums.toSorted((a, b) => a - b));
  });

  it('differ in nothing that studies bound, nor in causes and tiers', () => {
    const balanced = presetPolicy('balanced', EUR);
    const { suggestedPercentAtMost, givenPercentAtMost, causes, tiers } = balanced;
    for (const preset of PRESETS) {
      expect(presetPolicy(preset, EUR)).toMatchObject({ suggestedPercentAtMost, givenPercentAtMost, causes, tiers });
    }
  });
});

const situations: fc.Arbitrary<{ readonly facts: SuggestionFacts; readonly code: Currency }> = fc.record({
  code: fc.constantFrom(...CURRENCIES),
  facts: fc.record({
    cause: fc.constantFrom('late_delivery', 'other', null),
    fault: fc.constantFrom(...FAULTS),
    severity: fc.constantFrom(...SEVERITIES),
    matter: fc.constant(null),
    outcome: fc.constantFrom(...OUTCOMES, null),
    lossMinor: fc.option(fc.integer({ min: 0, max: 10_000_000 })),
    hoursSinceReport: fc.option(fc.integer({ min: 0, max: 500 })),
    hoursSinceFailure: fc.option(fc.integer({ min: 0, max: 500 })),
    priorIncidents: fc.array(fc.record({ daysAgo: fc.integer({ min: 0, max: 120 }), isSameCause: fc.boolean() }), { maxLength: 4 }),
    gestures: fc.constant([]),
    value: fc.option(fc.record({ tier: fc.constant('gold'), upliftPercent: fc.integer({ min: 0, max: 30 }) })),
    isGroup: fc.boolean(),
    isVulnerable: fc.boolean(),
    isStatutoryMet: fc.constant(false),
    team: fc.constant(null),
    allowances: fc.constant([]),
  }),
});

describe('a suggestion', () => {
  it('is never less by a more generous preset', () => {
    fc.assert(
      fc.property(situations, ({ facts, code }) => {
        const amounts = PRESETS.map((preset) => {
          const { gesture } = suggest(facts, presetPolicy(preset, code), code);
          return gesture.kind === 'goodwill' ? gesture.amount.amountMinor : 0;
        });
        expect(amounts).toEqual(amounts.toSorted((a, b) => a - b));
      }),
      { numRuns: 500 },
    );
  });
});
