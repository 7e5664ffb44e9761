import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPolicy } from '#adapters/zaf/settings/policy-setting.ts';
import { EUR, JPY, KWD } from '#builders/currencies.ts';
import { builtInPolicy, policyFor } from '#domain/policy/policy.ts';
import { POLICY_PARTS, PRESETS } from '#domain/policy/names.ts';
import { presetPolicy } from '#domain/policy/presets.ts';

const builtIn = builtInPolicy(EUR);

function read(given: unknown) {
  return readPolicy(JSON.stringify(given), EUR);
}

describe('the setting policy', () => {
  it.each([undefined, null, '', '  \n'])('is the built-in one where it is empty: %j', (given) => {
    expect(readPolicy(given, EUR)).toEqual({ policy: builtIn, problems: [] });
  });

  it('changes only its version where it says nothing else', () => {
    expect(read({ version: 'team-1' })).toEqual({ policy: { ...builtIn, version: 'team-1' }, problems: [] });
  });

  it('takes amounts in major units and whole percentages', () => {
    const given = {
      $schema: 'policy.schema.json',
      version: 'team-2',
      base: { 1: 0, 2: 5, 3: '12,50', 4: 30.25 },
      repeat_floor: 7.5,
      delay_floor: '8',
      denominations: [5, '12,50', 0],
      kept_percent: { 1: 5, 2: 5, 3: 10, 4: 100 },
      kept_percent_at_most: 40,
      harm_from_severity: null,
      repeat_window_days: 90,
      repeat_same_cause_percent: 200,
      repeat_other_cause_percent: 0,
      repeat_percent_at_most: 120,
      delay_after_hours: 48,
      delay_counts_from: 'report',
      delay_percent_per_day: 5,
      delay_percent_at_most: 50,
      vulnerable_percent: 0,
      suggested_percent_at_most: 100,
      given_percent_at_most: 100,
      margin_percent_at_most: 10,
      kind_at_most: { surprise: 10, gift: null, credit: '75' },
      look_after_gestures: 1,
      care_minutes: { apology: 1, call: 15, priority: 10, redo: 480 },
      minute_worth: 0.75,
      tiers: [{ key: 'vip', at_least: 500, uplift_percent: 30 }],
      tiers_by: 'both',
    };
    expect(read(given)).toEqual({
      policy: {
        version: 'team-2',
        preset: 'balanced',
        own: POLICY_PARTS,
        causes: builtIn.causes,
        ownKinds: null,
        unitMinor: 100,
        denominationsMinor: [500, 1250],
        baseMinor: { 1: 0, 2: 500, 3: 1250, 4: 3025 },
        repeatFloorMinor: 750,
        delayFloorMinor: 800,
        keptPercent: { 1: 5, 2: 5, 3: 10, 4: 100 },
        keptPercentAtMost: 40,
        harmFromSeverity: null,
        repeatWindowDays: 90,
        repeatSameCausePercent: 200,
        repeatOtherCausePercent: 0,
        repeatPercentAtMost: 120,
        delayAfterHours: 48,
        delayCountsFrom: 'report',
        delayPercentPerDay: 5,
        delayPercentAtMost: 50,
        vulnerablePercent: 0,
        suggestedPercentAtMost: 100,
        givenPercentAtMost: 100,
        marginPercentAtMost: 10,
        kindAtMostMinor: { surprise: 1000, gift: null, credit: 7500 },
        lookAfterGestures: 1,
        careMinutes: { apology: 1, call: 15, priority: 10, redo: 480 },
        minuteMinor: 75,
        tiers: [{ key: 'vip', atLeastMinor: 50_000, upliftPercent: 30 }],
        tiersBy: 'both',
      },
      problems: [],
    });
  });

  it.each(PRESETS)("starts from the preset %s, of which nothing is the team's own", (preset) => {
    expect(read({ version: '1', preset })).toEqual({ policy: { ...presetPolicy(preset, EUR), version: '1' }, problems: [] });
  });

  it('lays what it says over the preset', () => {
    const { policy, problems } = read({ version: '1', preset: 'generous', base: { 4: 75 }, care_minutes: { call: 30 } });
    expect(problems).toEqual([]);
    expect(policy.baseMinor).toEqual({ 1: 500, 2: 2000, 3: 3000, 4: 7500 });
    expect(policy.careMinutes).toEqual({ apology: 2, priority: 20, call: 30, redo: 40 });
    expect(policy.vulnerablePercent).toBe(30);
  });

  it('is read as an object, too', () => {
    expect(readPolicy({ version: 'object' }, EUR).policy.version).toBe('object');
  });

  it('lets equal amounts stand for neighbouring severities', () => {
    const { policy } = read({ version: 'flat', base: { 1: 10, 2: 10, 3: 10, 4: 10 } });
    expect(policy.baseMinor).toEqual({ 1: 1000, 2: 1000, 3: 1000, 4: 1000 });
  });
});

describe("what is the team's own", () => {
  it.each([
    [{}, []],
    [{ preset: 'careful' }, []],
    [{ look_after_gestures: 5, care_minutes: { call: 5 }, minute_worth: 1 }, []],
    [{ causes: [{ cause: 'x', kind: 'gift' }] }, []],
    [{ base: { 1: 1 } }, ['base_1']],
    [{ base: { 2: 11, 4: 40 } }, ['base_2', 'base_4']],
    [{ base: { EUR: { 3: 20 }, USD: { 2: 11 } } }, ['base_3']],
    [{ base: {} }, []],
    [{ repeat_floor: 6 }, ['repeat_floor']],
    [{ delay_floor: 6 }, ['delay_floor']],
    [{ causes: [{ cause: 'x', base: { 4: 40 } }] }, []],
    [{ kept_percent: { 1: 5, 4: 30 } }, ['kept_1', 'kept_4']],
    [{ kept_percent: { 2: 11, 3: 16 } }, ['kept_2', 'kept_3']],
    [{ repeat_window_days: 7 }, []],
    [{ repeat_same_cause_percent: 7 }, ['repeat_same_cause']],
    [{ repeat_other_cause_percent: 7 }, ['repeat_other_cause']],
    [{ kept_percent_at_most: 40 }, ['kept_limit']],
    [{ margin_percent_at_most: 5 }, ['margin']],
    [{ denominations: [5] }, ['rounding']],
    [{ harm_from_severity: 4, kind_at_most: { gift: 5 }, tiers_by: 'both', repeat_percent_at_most: 5 }, []],
    [{ delay_after_hours: 7 }, []],
    [{ delay_counts_from: 'report' }, []],
    [{ delay_percent_per_day: 7 }, ['delay']],
    [{ delay_percent_at_most: 7 }, ['delay']],
    [{ tiers: [] }, ['value']],
    [{ vulnerable_percent: 20 }, ['vulnerable']],
    [{ suggested_percent_at_most: 110 }, ['limit']],
    [{ given_percent_at_most: 160 }, []],
    [{ vulnerable_percent: 0, tiers: [], base: { 1: 0 } }, ['base_1', 'value', 'vulnerable']],
  ])('of %j is %j', (given, own) => {
    expect(read({ version: '1', ...given }).policy.own).toEqual(own);
  });
});

describe('the tiers of a policy', () => {
  const cutOffs = fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 5 });
  const uplifts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 5, maxLength: 5 });

  it('may stand in any order, and two may add the same', () => {
    const tiers = [
      { key: 'gold', at_least: 1000, uplift_percent: 20 },
      { key: 'new', at_least: 0, uplift_percent: 5 },
      { key: 'silver', at_least: 100, uplift_percent: 20 },
    ];
    expect(read({ version: '1', tiers }).problems).toEqual([]);
  });

  it('are read exactly where nobody of higher value would get less', () => {
    fc.assert(
      fc.property(cutOffs, uplifts, (drawn, percents) => {
        const tiers = drawn.map((atLeast, index) => ({ key: `${index}`, at_least: atLeast, uplift_percent: percents[index] ?? 0 }));
        const rising = tiers.toSorted((a, b) => a.at_least - b.at_least).map((tier) => tier.uplift_percent);
        const isRising = rising.every((percent, index) => percent >= (rising[index - 1] ?? 0));
        const { problems } = read({ version: '1', tiers });
        expect(problems.map(({ problem }) => problem)).toEqual(isRising ? [] : ['not_rising']);
      }),
      { numRuns: 300 },
    );
  });
});

describe('amounts by currency', () => {
  it("are those of the team's currency, wherever an amount may stand", () => {
    const given = {
      version: '1',
      base: { USD: { 2: 11, 3: 22, 4: 33 }, JPY: { 2: 1100, 3: 2200, 4: 3300 }, EUR: { 2: 10.5, 3: 20, 4: 30 } },
      repeat_floor: { USD: 6, JPY: 600, EUR: 5 },
      delay_floor: { JPY: 700, EUR: '5,50' },
      minute_worth: { JPY: 80, EUR: 0.5 },
      tiers: [{ key: 'vip', at_least: { EUR: 100, JPY: 10_000 }, uplift_percent: 1 }],
      causes: [{ cause: 'outage', base: { EUR: { 4: 50 }, JPY: { 4: 5000 } } }],
    };
    expect(read(given).problems).toEqual([]);
    expect(read(given).policy).toMatchObject({
      baseMinor: { 1: 0, 2: 1050, 3: 2000, 4: 3000 },
      repeatFloorMinor: 500,
      delayFloorMinor: 550,
      minuteMinor: 50,
      tiers: [{ atLeastMinor: 10_000 }],
    });
    const inYen = readPolicy(JSON.stringify(given), JPY);
    expect(inYen.problems).toEqual([]);
    expect(inYen.policy).toMatchObject({ baseMinor: { 2: 1100 }, repeatFloorMinor: 600, tiers: [{ atLeastMinor: 10_000 }] });
    expect(policyFor(inYen.policy, 'outage').baseMinor).toEqual({ 1: 0, 2: 1100, 3: 2200, 4: 5000 });
  });

  it('are counted in the minor unit of their own currency', () => {
    const given = { version: '1', repeat_floor: { KWD: 1.125, EUR: 1.12 } };
    expect(readPolicy(JSON.stringify(given), KWD).policy.repeatFloorMinor).toBe(1125);
    expect(read(given).policy.repeatFloorMinor).toBe(112);
  });
});

describe('the causes of a policy', () => {
  it('are changed where it names known ones, and added where it names new ones', () => {
    const { policy, problems } = read({
      version: 'team-3',
      causes: [
        { cause: 'late_delivery', kind: 'discount', usual_fault: null },
        {
          cause: 'broken_glass',
          label: 'Broken glass',
          care: ['redo'],
          owed: ['refund_or_replace'],
          statutory: true,
          base: { 3: 20, 4: 40 },
          surprises: ['A handwritten card', ' Sweets '],
          usual_fault: 'ours',
          usual_severity: 3,
        },
        { cause: 'cold_food' },
      ],
    });
    expect(problems).toEqual([]);
    expect(policyFor(policy, 'late_delivery')).toEqual({ ...policyFor(builtIn, 'late_delivery'), kind: 'discount', usualFault: null });
    expect(policyFor(policy, 'broken_glass')).toEqual({
      cause: 'broken_glass',
      label: 'Broken glass',
      kind: 'credit',
      care: ['redo'],
      owed: ['refund_or_replace'],
      isStatutory: true,
      isHarm: false,
      repeatWindowDays: null,
      baseMinor: { 1: 0, 2: 1000, 3: 2000, 4: 4000 },
      surprises: ['A handwritten card', 'Sweets'],
      usualFault: 'ours',
      usualSeverity: 3,
    });
    expect(policyFor(policy, 'cold_food')).toMatchObject({
      label: 'cold food',
      kind: 'credit',
      isStatutory: false,
      baseMinor: null,
      surprises: [],
      usualFault: null,
      usualSeverity: null,
    });
    expect(policy.causes).toHaveLength(builtIn.causes.length + 2);
  });

  it('may be met with a kind of the team’s own, which is never more than the policy says', () => {
    const miles = { key: 'miles', label: 'Miles', unit: { name: 'miles', worth: 12, per: 1000 } };
    const kinds = [
      { ...miles, at_most: 20 },
      { key: 'voucher', label: 'Voucher', denominations: [5, '7,50'] },
    ];
    const { policy, problems } = read({ version: '1', kinds, kind_at_most: { gift: 9 }, causes: [{ cause: 'outage', kind: 'miles' }] });
    expect(problems).toEqual([]);
    expect(policyFor(policy, 'outage').kind).toBe('miles');
    expect(policy.kindAtMostMinor).toEqual({ ...builtIn.kindAtMostMinor, gift: 900, miles: 2000, voucher: null });
    expect(policy.ownKinds?.kinds).toEqual([
      { key: 'miles', label: 'Miles', unit: { name: 'miles', worthMinor: 1200, per: 1000 }, denominations: [], executor: 'by hand' },
      { key: 'voucher', label: 'Voucher', unit: null, denominations: [500, 750], executor: 'by hand' },
    ]);
  });

  it('have a base over the one that the team set for every cause', () => {
    const { policy } = read({ version: '1', base: { 2: 12, 3: 24, 4: 48 }, causes: [{ cause: 'outage', base: { 4: 60 } }] });
    expect(policyFor(policy, 'outage').baseMinor).toEqual({ 1: 0, 2: 1200, 3: 2400, 4: 6000 });
    expect(policyFor(policy, 'slow_reply').baseMinor).toBeNull();
  });
});
