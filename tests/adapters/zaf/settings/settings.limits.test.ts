import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isNone } from '#adapters/zaf/settings/setting-values.ts';
import { parseSettings } from '#adapters/zaf/settings/settings.ts';
import type { Limits } from '#domain/journal/limits.ts';
import type { ParsedSettings, SettingProblem } from '#ports/settings.ts';

/** In an account whose currency was chosen. */
function parse(raw: Record<string, unknown>): Promise<ParsedSettings> {
  return parseSettings({ currency: 'EUR', ...raw });
}

function problem(setting: string, kind: SettingProblem['problem'], given: string, used: SettingProblem['used']): SettingProblem {
  return { setting, problem: kind, path: setting, given, used };
}

const LIMITS = [
  'gesture_limit',
  'agent_daily_limit',
  'customer_limit',
  'customer_window_days',
  'customer_gesture_count',
  'team_monthly_budget',
  'lead_gesture_limit',
];

it('no limit is only what somebody has written', async () => {
  const value = fc.anything().filter((one) => !isNone(one));
  await fc.assert(
    fc.asyncProperty(fc.record(Object.fromEntries(LIMITS.map((name) => [name, value])), { requiredKeys: [] }), async (given) => {
      const { settings } = await parseSettings({ ...given, currency: 'EUR' });
      // The settings have no limit of an hour at all.
      expect(Object.values({ ...settings.limits, agentHourMinor: 0 })).not.toContain(null);
    }),
    { numRuns: 300 },
  );
});

describe.each([
  ['gesture_limit', 'gestureMinor'],
  ['lead_gesture_limit', 'leadGestureMinor'],
  ['agent_daily_limit', 'agentDayMinor'],
  ['customer_limit', 'customerWindowMinor'],
  ['team_monthly_budget', 'teamMonthMinor'],
] as const)('the setting %s', (setting, limit) => {
  it.each([
    [0, 0],
    ['0', 0],
    ['0.00', 0],
    [-0, 0],
    [25, 2500],
    [0.07, 7],
    [1e21 / 1e18, 100_000],
    [' 12,5 ', 1250],
    ['12.50', 1250],
    ['+3', 300],
    ['none', null],
    [' None ', null],
    ['NONE', null],
  ])('reads %j as %j minor units', async (given, minor) => {
    const { settings, problems } = await parse({ [setting]: given });
    expect(settings.limits[limit]).toBe(minor);
    expect(problems).toEqual([]);
  });

  it.each([
    ['ten', 'not_a_limit', 'ten'],
    ['1.000,50', 'not_a_limit', '1.000,50'],
    ['1,240', 'not_a_limit', '1,240'],
    ['12.509', 'not_a_limit', '12.509'],
    ['€ 5', 'not_a_limit', '€ 5'],
    ['no', 'not_a_limit', 'no'],
    ['none at all', 'not_a_limit', 'none at all'],
    ['keine', 'not_a_limit', 'keine'],
    ['0 none', 'not_a_limit', '0 none'],
    [['none'], 'not_a_limit', '["none"]'],
    [true, 'not_a_limit', 'true'],
    [[5], 'not_a_limit', '[5]'],
    [Number.NaN, 'not_a_limit', 'null'],
    [-1, 'negative', '-1'],
    ['-0,001', 'negative', '-0,001'],
    ['99999999999999999999', 'too_large', '99999999999999999999'],
    [1e300, 'too_large', '1e+300'],
  ] as const)('permits nothing with %j, which is %s', async (given, kind, words) => {
    const { settings, problems } = await parse({ [setting]: given });
    expect(settings.limits[limit]).toBe(0);
    expect(problems).toEqual([problem(setting, kind, words, 'nothing_permitted')]);
  });

  it.each([
    ['12.5099', 1250],
    [12.509, 1250],
    [12.999, 1299],
    [0.1 + 0.2, 30],
    ['0.0001', 0],
    [1e-7, 0],
  ])('cuts %j down to %j minor units, and says so', async (given, minor) => {
    const { settings, problems } = await parse({ [setting]: given });
    expect(settings.limits[limit]).toBe(minor);
    expect(problems).toMatchObject([{ setting, problem: 'too_precise', used: 'rounded_down' }]);
  });

  it.each(['EURO', '', null])('permits nothing in the currency %j, whatever stands there', async (currency) => {
    for (const given of [25, 'none', 'ten', undefined]) {
      expect((await parse({ currency, [setting]: given })).settings.limits[limit]).toBe(0);
    }
  });
});

describe('the setting customer_window_days', () => {
  it.each([
    [1, 1],
    ['90', 90],
    ['30.0', 30],
    [3650, 3650],
  ])('reads %j as %j', async (given, days) => {
    const { settings, problems } = await parse({ customer_window_days: given });
    expect(settings.limits).toMatchObject({ customerWindowDays: days, customerWindowMinor: 5000 });
    expect(problems).toEqual([]);
  });

  it.each([
    ['soon', 'not_a_number'],
    ['none', 'not_a_number'],
    [-5, 'negative'],
    [0, 'less_than_one'],
    ['1.000', 'not_a_number'],
    [{}, 'not_a_number'],
  ] as const)('permits a customer no money with %j, which is %s', async (given, kind) => {
    const { settings, problems } = await parse({ customer_window_days: given, customer_limit: 'none' });
    expect(settings.limits).toMatchObject({ customerWindowDays: 60, customerWindowMinor: 0 });
    expect(problems).toMatchObject([{ setting: 'customer_window_days', problem: kind, used: 'no_money' }]);
  });

  it.each([
    [1.5, 2, 'not_whole', 'rounded_up'],
    ['0,01', 1, 'not_whole', 'rounded_up'],
    [3650.5, 3650, 'too_large', 'largest'],
    [3651, 3650, 'too_large', 'largest'],
    ['99999999999999999999', 3650, 'too_large', 'largest'],
  ] as const)('counts further back, not less, with %j: %j days', async (given, days, kind, used) => {
    const { settings, problems } = await parse({ customer_window_days: given });
    expect(settings.limits).toMatchObject({ customerWindowDays: days, customerWindowMinor: 5000 });
    expect(problems).toMatchObject([{ setting: 'customer_window_days', problem: kind, used }]);
  });
});

describe('the setting customer_gesture_count', () => {
  it.each([
    [0, 0],
    ['4', 4],
    ['none', null],
    [' NONE', null],
  ])('reads %j as %j', async (given, count) => {
    const { settings, problems } = await parse({ customer_gesture_count: given });
    expect(settings.limits.customerGestureCount).toBe(count);
    expect(problems).toEqual([]);
  });

  it.each([
    ['two', 0, 'not_a_limit', 'nothing_permitted'],
    [-1, 0, 'negative', 'nothing_permitted'],
    ['2.9', 2, 'not_whole', 'rounded_down'],
    ['1.000', 0, 'not_a_limit', 'nothing_permitted'],
    ['99999999999999999999', 0, 'too_large', 'nothing_permitted'],
  ] as const)('reads %j as %j, and says that it is %s', async (given, count, kind, used) => {
    const { settings, problems } = await parse({ customer_gesture_count: given });
    expect(settings.limits.customerGestureCount).toBe(count);
    expect(problems).toEqual([problem('customer_gesture_count', kind, String(given), used)]);
  });
});

async function limitsIn(code: string): Promise<Limits> {
  return (await parseSettings({ currency: code })).settings.limits;
}

describe('a limit in which nothing stands', () => {
  it('is what so many euros are in the currency', async () => {
    expect(await limitsIn('EUR')).toMatchObject({ gestureMinor: 2500, leadGestureMinor: 10_000, teamMonthMinor: 100_000 });
    expect(await limitsIn('JPY')).toMatchObject({ gestureMinor: 5000, agentDayMinor: 20_000, customerWindowMinor: 10_000 });
    expect(await limitsIn('KWD')).toMatchObject({ gestureMinor: 12_500 });
  });

  it('lets the built-in suggestions be given, in every currency of ISO 4217', async () => {
    for (const code of ['JPY', 'HUF', 'INR', 'KRW', 'IDR', 'TRY', 'COP', 'VND', 'ISK', 'UGX', 'KWD', 'CLF']) {
      const { settings, problems } = await parseSettings({ currency: code });
      expect([code, problems]).toEqual([code, []]);
      expect(settings.limits.gestureMinor).toBeGreaterThanOrEqual(settings.policy.baseMinor[4]);
    }
  });

  it('permits nothing in a currency of which nobody can say what people give, and admins read why', async () => {
    const { settings, problems } = await parseSettings({ currency: 'XDR', gesture_limit: '30' });
    expect(settings.limits).toMatchObject({
      gestureMinor: 3000,
      leadGestureMinor: 0,
      agentDayMinor: 0,
      customerWindowMinor: 0,
      teamMonthMinor: 0,
    });
    expect(problems.map((one) => [one.setting, one.problem, one.used])).toEqual(
      ['agent_daily_limit', 'customer_limit', 'team_monthly_budget', 'lead_gesture_limit'].map((setting) => [
        setting,
        'no_usual_sum',
        'nothing_permitted',
      ]),
    );
  });
});
