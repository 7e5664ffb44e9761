import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSettings } from '#adapters/zaf/settings/settings.ts';
import type { ParsedSettings, SettingProblem } from '#ports/settings.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';

/** In an account whose currency was chosen. */
function parse(raw: Record<string, unknown>): Promise<ParsedSettings> {
  return parseSettings({ currency: 'EUR', ...raw });
}

function problem(setting: string, kind: SettingProblem['problem'], given: string, used: SettingProblem['used']): SettingProblem {
  return { setting, problem: kind, path: setting, given, used };
}

/** What the manifest gives an admin who changes nothing, with numbers as Zendesk may hold them. */
const shipped = {
  currency: 'EUR',
  gesture_limit: 25,
  agent_daily_limit: '100',
  customer_limit: '50',
  customer_window_days: 60,
  customer_gesture_count: '3',
  team_monthly_budget: 1000,
  lead_gesture_limit: 100,
  leads_group: 'Team leads',
  value_source: 'user_fields',
  margin_percent: null,
  cause_field: '',
  policy: '',
  reply_language: 'en',
  service_standard: null,
};

describe('the settings', () => {
  it('name those in which nothing stands and for which a value is built in', async () => {
    expect((await parse(shipped)).builtIn).toEqual(['policy']);
    expect((await parse({ ...shipped, gesture_limit: ' ', leads_group: null })).builtIn).toEqual([
      'gesture_limit',
      'leads_group',
      'policy',
    ]);
    const { builtIn } = await parse({});
    expect(builtIn).toHaveLength(11);
    expect(builtIn).not.toContain('currency');
  });

  it('are read as shipped, without a problem', async () => {
    const { settings, problems } = await parse(shipped);
    expect(problems).toEqual([]);
    expect(settings).toEqual({
      currency: 'EUR',
      hasCurrency: true,
      limits: {
        currency: 'EUR',
        gestureMinor: 2500,
        leadGestureMinor: 10_000,
        agentHourMinor: null,
        agentDayMinor: 10_000,
        customerWindowMinor: 5000,
        customerWindowDays: 60,
        customerGestureCount: 3,
        teamMonthMinor: 100_000,
      },
      leadsGroup: 'Team leads',
      valueSource: { kind: 'user_fields' },
      valueModel: null,
      marginPercent: null,
      causeFieldId: null,
      policy: builtInPolicy(settings.currency),
      replyLanguage: 'en',
      serviceStandard: [],
      executors: { byKind: {}, owed: null, expiryDays: {}, webhook: null, shop: null },
    });
  });

  it.each([undefined, null, {}, [], 'text', 7])('permit nothing where nobody has chosen anything: %j', async (raw) => {
    const { settings, problems } = await parseSettings(raw);
    expect(problems).toEqual([problem('currency', 'missing', '', 'nothing_given')]);
    expect(settings).toMatchObject({ hasCurrency: false, leadsGroup: 'Team leads', valueSource: { kind: 'user_fields' } });
    expect(settings.limits).toEqual({
      currency: 'EUR',
      gestureMinor: 0,
      leadGestureMinor: 0,
      agentHourMinor: null,
      agentDayMinor: 0,
      customerWindowMinor: 0,
      customerWindowDays: 60,
      customerGestureCount: 3,
      teamMonthMinor: 0,
    });
  });

  it('are those of the form where an admin has chosen a currency and nothing else', async () => {
    const { settings, problems } = await parseSettings({ currency: 'EUR' });
    expect({ settings, problems }).toEqual({ ...(await parseSettings(shipped)), builtIn: undefined });
  });

  it('are read from the list of objects that the development server gives', async () => {
    const { settings, problems } = await parseSettings([{ title: 'Make It Right' }, { currency: 'GBP' }, { gesture_limit: '12.5' }]);
    expect(problems).toEqual([]);
    expect(settings.limits).toMatchObject({ currency: 'GBP', gestureMinor: 1250 });
  });

  it('always are settings that can be worked with, whatever stands there', async () => {
    const value = fc.oneof(
      fc.anything(),
      fc.string(),
      fc.double(),
      fc.json(),
      fc.constantFrom(null, '', 'none', ' ', 0, '0', '-0', -1, '1e9', 1e300, 5e-324, NaN),
    );
    const raw = fc.oneof(
      fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
      fc.record(Object.fromEntries(Object.keys(shipped).map((name) => [name, value])), { requiredKeys: [] }),
    );
    await fc.assert(
      fc.asyncProperty(raw, async (given) => {
        const { settings, problems } = await parseSettings(given);
        const { currency: _currency, rules, customerWindowDays, ...limits } = settings.limits;
        for (const limit of Object.values(limits)) expect(limit === null || (Number.isSafeInteger(limit) && limit >= 0)).toBe(true);
        expect(rules).toBeUndefined();
        expect(Number.isInteger(customerWindowDays) && customerWindowDays >= 1).toBe(true);
        const { policy } = settings;
        for (const { baseMinor } of [policy, ...policy.causes]) {
          const base = Object.values(baseMinor ?? {});
          expect(base).toEqual(base.toSorted((a, b) => a - b));
        }
        expect(policy.givenPercentAtMost).toBeGreaterThanOrEqual(policy.suggestedPercentAtMost);
        for (const { given: words, path, setting } of problems) {
          expect(words.length).toBeLessThanOrEqual(60);
          expect(path.startsWith(setting)).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });
});

describe('the setting currency', () => {
  it.each([
    ['usd', 'USD', 2500],
    [' JPY ', 'JPY', 25],
    ['KWD', 'KWD', 25_000],
  ])('reads %j and counts in its minor unit', async (given, currency, gestureMinor) => {
    const { settings, problems } = await parse({ currency: given, gesture_limit: 25 });
    expect(settings).toMatchObject({ currency, limits: { currency, gestureMinor } });
    expect(problems).toEqual([]);
  });

  it.each(['EURO', '€', 42, {}])('is said to be unknown, once, and nothing is given: %j', async (given) => {
    const { settings, problems } = await parse({ ...shipped, currency: given });
    expect(settings).toMatchObject({ currency: 'EUR', hasCurrency: false });
    expect(problems).toMatchObject([{ setting: 'currency', problem: 'unknown_currency', used: 'nothing_given' }]);
  });

  it.each(['EURO', undefined])('of %j hides no other fault, and makes none', async (currency) => {
    const wrong = {
      gesture_limit: 'ten',
      agent_daily_limit: -1,
      customer_limit: '1.125',
      customer_window_days: 'soon',
      customer_gesture_count: 'two',
      team_monthly_budget: 12.5,
      lead_gesture_limit: 0.0001,
      margin_percent: 'half',
      policy: '{"version": "1", "base": {"GBP": {"1": "5.5"}}, "repeat_window_days": -1}',
    };
    const { problems } = await parse({ ...wrong, currency });
    expect(problems.map(({ path, problem: kind }) => `${path} ${kind}`)).toEqual([
      `currency ${currency === undefined ? 'missing' : 'unknown_currency'}`,
      'gesture_limit not_a_limit',
      'agent_daily_limit negative',
      'customer_window_days not_a_number',
      'customer_gesture_count not_a_limit',
      'margin_percent not_a_number',
      'policy.repeat_window_days negative',
    ]);
  });
});

describe('the other settings', () => {
  it.each([
    ['leads_group', ' Captains ', { leadsGroup: 'Captains' }],
    ['leads_group', '', { leadsGroup: 'Team leads' }],
    ['value_source', 'orders_object', { valueSource: { kind: 'orders_object', objectKey: 'order' } }],
    ['value_source', 'orders_object:shop_order2', { valueSource: { kind: 'orders_object', objectKey: 'shop_order2' } }],
    ['value_source', 'stripe', { valueSource: { kind: 'stripe' } }],
    ['value_source', null, { valueSource: { kind: 'user_fields' } }],
    ['margin_percent', 0, { marginPercent: 0 }],
    ['margin_percent', '22,5', { marginPercent: 22.5 }],
    ['margin_percent', 100, { marginPercent: 100 }],
    ['cause_field', '360000000001', { causeFieldId: '360000000001' }],
    ['cause_field', 360_000_000_001, { causeFieldId: '360000000001' }],
    ['reply_language', 'pt-BR', { replyLanguage: 'pt-BR' }],
    ['reply_language', 'es-419', { replyLanguage: 'es-419' }],
  ])('%s reads %j', async (setting, given, read) => {
    const { settings, problems } = await parse({ [setting]: given });
    expect(settings).toMatchObject(read);
    expect(problems).toEqual([]);
  });

  it.each([
    ['leads_group', ['a'], { leadsGroup: 'Team leads' }, 'not_text', 'default'],
    ['value_source', 'paypal', { valueSource: { kind: 'user_fields' } }, 'unknown_value', 'default'],
    ['value_source', 'orders_object:Order', { valueSource: { kind: 'user_fields' } }, 'unknown_value', 'default'],
    ['value_source', 'orders_object:../users', { valueSource: { kind: 'user_fields' } }, 'unknown_value', 'default'],
    ['margin_percent', 101, { marginPercent: null }, 'too_large', 'ignored'],
    ['margin_percent', -1, { marginPercent: null }, 'negative', 'ignored'],
    ['margin_percent', 'half', { marginPercent: null }, 'not_a_number', 'ignored'],
    ['cause_field', '36000x', { causeFieldId: null }, 'not_digits', 'ignored'],
    ['cause_field', 'custom_field_1', { causeFieldId: null }, 'not_digits', 'ignored'],
    ['reply_language', 'English', { replyLanguage: 'en' }, 'unknown_language', 'default'],
    ['reply_language', '../../de', { replyLanguage: 'en' }, 'unknown_language', 'default'],
    ['service_standard', {}, { serviceStandard: [] }, 'not_text', 'ignored'],
  ])('%s cannot read %j', async (setting, given, read, kind, used) => {
    const { settings, problems } = await parse({ [setting]: given });
    expect(settings).toMatchObject(read);
    expect(problems).toMatchObject([{ setting, problem: kind, used }]);
  });
});

describe('a Shopify shop', () => {
  it('is read where value comes from it', async () => {
    const { settings, problems } = await parse({ value_source: 'shopify', shopify_shop: ' sample-2.myshopify.com ' });
    expect(settings.valueSource).toEqual({ kind: 'shopify', shop: 'sample-2.myshopify.com' });
    expect(problems).toEqual([]);
  });

  it.each([
    ['', 'missing'],
    ['sample', 'invalid'],
    ['https://sample.myshopify.com', 'invalid'],
    ['sample.myshopify.com/admin', 'invalid'],
    ['sample.myshopify.com.evil.example', 'invalid'],
    ['Sample.myshopify.com', 'invalid'],
    [[], 'invalid'],
  ])('that is not named as Zendesk compares it (%j) leaves the user fields, and that is said', async (given, kind) => {
    const { settings, problems } = await parse({ value_source: 'shopify', shopify_shop: given });
    expect(settings.valueSource).toEqual({ kind: 'user_fields' });
    expect(problems).toMatchObject([{ setting: 'shopify_shop', problem: kind, used: 'default' }]);
  });

  it('is not looked at where value comes from elsewhere', async () => {
    const { problems } = await parse({ value_source: 'stripe', shopify_shop: 'sample' });
    expect(problems).toEqual([]);
  });
});
