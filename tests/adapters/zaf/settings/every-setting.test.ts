import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS } from '#adapters/zaf/settings/default-settings.ts';
import { parseSettings } from '#adapters/zaf/settings/settings.ts';
import type { ParsedSettings, SettingProblem, Settings } from '#ports/settings.ts';
import { builtInPolicy } from '#domain/policy/policy.ts';
import { EUR } from '#builders/currencies.ts';
import manifest from '../../../../manifest.json' with { type: 'json' };

/** What one parameter of the manifest means where nothing stands in it, and where something stands that cannot be read. */
interface Row {
  /** What of the settings it decides. */
  readonly read: (settings: Settings) => unknown;
  /** Absent, null, empty and blank. */
  readonly blank: unknown;
  readonly wrong: unknown;
  /** What applies with that, and what is said of it; null where Zendesk keeps it from the app, or nothing can be wrong with it. */
  readonly withWrong: unknown;
  readonly said: readonly [problem: SettingProblem['problem'], used: SettingProblem['used']] | null;
  /** What else has to stand for it to be read at all. */
  readonly beside?: Readonly<Record<string, unknown>>;
  /** What is said where it is blank: of most nothing. */
  readonly saidBlank?: readonly [problem: SettingProblem['problem'], used: SettingProblem['used']];
}

type Amount = 'gestureMinor' | 'agentDayMinor' | 'customerWindowMinor' | 'teamMonthMinor' | 'leadGestureMinor';

function amount(name: Amount, blank: number): Row {
  const said = ['not_a_limit', 'nothing_permitted'] as const;
  return { read: ({ limits }) => limits[name], blank, wrong: 'some', withWrong: 0, said };
}

/** Zendesk keeps it, and adds it to requests: the app never sees it, and whether it is right the other side says. */
const KEPT_BY_ZENDESK: Row = { read: () => null, blank: null, wrong: 'some', withWrong: null, said: null };

const ROWS: Readonly<Record<string, Row>> = {
  currency: {
    read: ({ currency, hasCurrency, limits }) => [currency, hasCurrency, limits.gestureMinor],
    blank: ['EUR', false, 0],
    saidBlank: ['missing', 'nothing_given'],
    wrong: 'EURO',
    withWrong: ['EUR', false, 0],
    said: ['unknown_currency', 'nothing_given'],
  },
  gesture_limit: amount('gestureMinor', 2500),
  agent_daily_limit: amount('agentDayMinor', 10_000),
  customer_limit: amount('customerWindowMinor', 5000),
  customer_window_days: {
    read: ({ limits }) => [limits.customerWindowDays, limits.customerWindowMinor],
    blank: [60, 5000],
    wrong: 'some',
    withWrong: [60, 0],
    said: ['not_a_number', 'no_money'],
  },
  customer_gesture_count: {
    read: ({ limits }) => limits.customerGestureCount,
    blank: 3,
    wrong: 'some',
    withWrong: 0,
    said: ['not_a_limit', 'nothing_permitted'],
  },
  team_monthly_budget: amount('teamMonthMinor', 100_000),
  lead_gesture_limit: amount('leadGestureMinor', 10_000),
  leads_group: {
    read: ({ leadsGroup }) => leadsGroup,
    blank: 'Team leads',
    wrong: ['Captains'],
    withWrong: 'Team leads',
    said: ['not_text', 'default'],
  },
  value_source: {
    read: ({ valueSource }) => valueSource.kind,
    blank: 'user_fields',
    wrong: 'paypal',
    withWrong: 'user_fields',
    said: ['unknown_value', 'default'],
  },
  stripe_key: KEPT_BY_ZENDESK,
  shopify_shop: {
    read: ({ valueSource }) => valueSource.kind,
    beside: { value_source: 'shopify' },
    blank: 'user_fields',
    saidBlank: ['missing', 'default'],
    wrong: 'https://sample.myshopify.com/',
    withWrong: 'user_fields',
    said: ['invalid', 'default'],
  },
  shopify_token: KEPT_BY_ZENDESK,
  value_model: { read: ({ valueModel }) => valueModel, blank: null, wrong: '{', withWrong: null, said: ['not_json', 'ignored'] },
  margin_percent: {
    read: ({ marginPercent }) => marginPercent,
    blank: null,
    wrong: 'half',
    withWrong: null,
    said: ['not_a_number', 'ignored'],
  },
  cause_field: { read: ({ causeFieldId }) => causeFieldId, blank: null, wrong: 'cause', withWrong: null, said: ['not_digits', 'ignored'] },
  policy: {
    read: ({ policy }) => policy,
    blank: builtInPolicy(EUR),
    wrong: '{',
    withWrong: builtInPolicy(EUR),
    said: ['not_json', 'default'],
  },
  reply_language: {
    read: ({ replyLanguage }) => replyLanguage,
    blank: 'en',
    wrong: 'English',
    withWrong: 'en',
    said: ['unknown_language', 'default'],
  },
  service_standard: { read: ({ serviceStandard }) => serviceStandard, blank: [], wrong: {}, withWrong: [], said: ['not_text', 'ignored'] },
  gesture_executors: {
    read: ({ executors }) => executors.byKind,
    beside: { webhook_host: 'gestures.sample.example' },
    blank: {},
    wrong: 'credit = paypal',
    withWrong: {},
    said: ['unknown_value', 'by_hand'],
  },
  webhook_host: {
    read: ({ executors }) => [executors.byKind, executors.webhook],
    beside: { gesture_executors: 'credit = webhook' },
    blank: [{}, null],
    saidBlank: ['missing', 'by_hand'],
    wrong: 'https://gestures.sample.example/',
    withWrong: [{}, null],
    said: ['not_a_host', 'by_hand'],
  },
  webhook_url: {
    read: ({ executors }) => executors.webhook?.path ?? null,
    beside: { webhook_host: 'gestures.sample.example' },
    blank: '',
    wrong: 'https://gestures.sample.example/goodwill?now',
    withWrong: null,
    said: ['not_an_address', 'by_hand'],
  },
  webhook_secret: KEPT_BY_ZENDESK,
  webhook_email: {
    read: ({ executors }) => executors.webhook?.sendsEmail ?? null,
    beside: { webhook_host: 'gestures.sample.example' },
    blank: false,
    wrong: 'some',
    withWrong: false,
    said: null,
  },
};

const names = manifest.parameters.map(({ name }) => name);

it('every parameter of the manifest has its row, and no other', () => {
  expect(Object.keys(ROWS)).toEqual(names);
});

it('what the form offers is what an empty setting means, but for the currency, which has to be chosen, and no limit in money', () => {
  const offered = manifest.parameters.flatMap(({ name, default: offers }) =>
    offers === undefined || name === 'currency' ? [] : [[name, offers]],
  );
  expect(DEFAULT_SETTINGS).toEqual(Object.fromEntries(offered));
});

it('an amount is entered as text, since only that can be the word none', () => {
  const limits = manifest.parameters.filter(({ name }) => /limit|budget|count/.test(name));
  expect(limits.map(({ type }) => type)).toEqual(['text', 'text', 'text', 'text', 'text', 'text']);
});

describe.each(names)('%s', (name) => {
  const row = ROWS[name] ?? KEPT_BY_ZENDESK;
  const parse = (given: Readonly<Record<string, unknown>>): Promise<ParsedSettings> =>
    parseSettings({ currency: 'EUR', ...row.beside, ...given });
  const said = (what: Row['said']): readonly Partial<SettingProblem>[] =>
    what === null ? [] : [{ setting: name, problem: what[0], used: what[1] }];

  it.each([
    ['absent', undefined],
    ['null', null],
    ['empty', ''],
    ['blank', ' \n\t\u00a0 '],
  ])('%s', async (_how, value) => {
    const { settings, problems } = await parse({ [name]: value });
    expect(row.read(settings)).toEqual(row.blank);
    expect(problems).toMatchObject(said(row.saidBlank ?? null));
  });

  it('wrong', async () => {
    const { settings, problems } = await parse({ [name]: row.wrong });
    expect(row.read(settings)).toEqual(row.withWrong);
    expect(problems).toMatchObject(said(row.said));
  });
});
