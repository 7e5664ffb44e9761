import type { ParsedSettings, SettingProblem, Settings, StandardLine } from '#ports/settings.ts';
import type { Limits } from '#domain/journal/limits.ts';
import { type Currency, parseCurrency } from '#domain/money/money.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { assert } from '#domain/shared/assert.ts';
import type { ValueModel } from '#domain/value/model.ts';
import { isRecord } from '../../shared/is-record.ts';
import type { PolicyPage } from './team-policy.ts';
import type { ReadValueSource } from './value-source-setting.ts';
import { type Reading, faulty, fine, readDecimal, readLimit, shown, textOfSetting } from './setting-values.ts';

const DEFAULT_CURRENCY = 'EUR';
const DEFAULT_LEADS_GROUP = 'Team leads';
const DEFAULT_REPLY_LANGUAGE = 'en';
const DEFAULT_WINDOW_DAYS = 60;
/** Ten years: further back no entry is looked for. */
const WINDOW_DAYS_AT_MOST = 3650;
/** A standard that is longer is nothing that an agent could read beside a ticket. */
const STANDARD_LINES_AT_MOST = 200;

/** Takes a setting by its name through a reader, and notes what is wrong with it. */
type Take = <T>(setting: string, reader: (value: unknown) => Reading<T>) => T;

/**
 * Reads the app's settings as Zendesk holds them. Total: whatever stands there gives settings that can be worked with, in the
 * stricter reading, and a list of what is wrong. Most teams have no policy and no value model of their own, and their value comes
 * from user fields: what reads anything else is loaded where it is set. On a page the last policy that could be read is
 * remembered, and applies where the present one is faulty.
 */
export async function parseSettings(raw: unknown, page: PolicyPage | null = null): Promise<ParsedSettings> {
  const given = valuesByName(raw);
  const problems: SettingProblem[] = [];
  const take: Take = (setting, reader) => {
    const value = given.get(setting);
    const { value: read, fault } = reader(value);
    if (fault !== null) problems.push({ setting, ...fault, path: setting, given: shown(value) });
    return read;
  };
  const { currency, isKnown } = take('currency', readCurrency);
  const [policy, model, source] = await Promise.all([
    policyOf(given.get('policy'), currency, page),
    modelOf(given.get('value_model'), currency),
    sourceOf(given),
  ]);
  const settings: Settings = {
    currency,
    limits: takeLimits(take, currency, isKnown),
    leadsGroup: take('leads_group', readLeadsGroup),
    valueSource: source.source,
    valueModel: model.model,
    marginPercent: take('margin_percent', readMargin),
    causeFieldId: take('cause_field', readCauseField),
    policy: policy.policy,
    replyLanguage: take('reply_language', readLanguage),
    serviceStandard: take('service_standard', (value) => readStandard(value, policy.policy)),
  };
  return { settings, problems: [...problems, ...source.problems, ...policy.problems, ...model.problems] };
}

async function policyOf(
  value: unknown,
  currency: Currency,
  page: PolicyPage | null,
): Promise<{ readonly policy: Policy } & Pick<ParsedSettings, 'problems'>> {
  if (textOfSetting(value) === '') return { policy: builtInPolicy(currency), problems: [] };
  const { readTeamPolicy } = await import('./team-policy.ts');
  return readTeamPolicy(value, currency, page);
}

async function modelOf(
  value: unknown,
  currency: Currency,
): Promise<{ readonly model: ValueModel | null } & Pick<ParsedSettings, 'problems'>> {
  if (textOfSetting(value) === '') return { model: null, problems: [] };
  const { readValueModel } = await import('./value-model-setting.ts');
  return readValueModel(value, currency);
}

/** An installed app has its settings as an object; the development server of Zendesk's command line gives a list of objects. */
function valuesByName(raw: unknown): ReadonlyMap<string, unknown> {
  const objects = Array.isArray(raw) ? raw : [raw];
  return new Map(objects.filter(isRecord).flatMap((object) => Object.entries(object)));
}

function knownCurrency(code: string): Currency {
  const currency = parseCurrency(code);
  assert(currency.ok, `${code} is a currency`);
  return currency.value;
}

function readCurrency(value: unknown): Reading<{ readonly currency: Currency; readonly isKnown: boolean }> {
  const text = textOfSetting(value);
  if (text === '') return fine({ currency: knownCurrency(DEFAULT_CURRENCY), isKnown: true });
  const currency = parseCurrency(text ?? '');
  if (currency.ok) return fine({ currency: currency.value, isKnown: true });
  return faulty({ currency: knownCurrency(DEFAULT_CURRENCY), isKnown: false }, 'unknown_currency', 'nothing_permitted');
}

function takeLimits(take: Take, currency: Currency, isKnown: boolean): Limits {
  // Amounts in an unknown currency cannot be judged, so none of them permits anything.
  const takeLimit = (setting: string): number | null =>
    take<number | null>(setting, (value) => (isKnown ? readLimit(value, currency) : fine(0)));
  return {
    currency,
    gestureMinor: takeLimit('gesture_limit'),
    leadGestureMinor: takeLimit('lead_gesture_limit'),
    agentDayMinor: takeLimit('agent_daily_limit'),
    customerWindowMinor: takeLimit('customer_limit'),
    customerWindowDays: take('customer_window_days', readWindowDays),
    customerGestureCount: take('customer_gesture_count', readCount),
    teamMonthMinor: takeLimit('team_monthly_budget'),
  };
}

function readWindowDays(value: unknown): Reading<number> {
  if (textOfSetting(value) === '') return fine(DEFAULT_WINDOW_DAYS);
  const days = readDecimal(value);
  if (!days.ok) return faulty(DEFAULT_WINDOW_DAYS, days.error, 'default');
  if (days.value < 0) return faulty(DEFAULT_WINDOW_DAYS, 'negative', 'default');
  if (!Number.isInteger(days.value)) return faulty(DEFAULT_WINDOW_DAYS, 'not_whole', 'default');
  if (days.value > WINDOW_DAYS_AT_MOST) return faulty(DEFAULT_WINDOW_DAYS, 'too_large', 'default');
  // A window of no days would lift the customer's limit, which nobody means by 0.
  return days.value === 0 ? faulty(DEFAULT_WINDOW_DAYS, 'less_than_one', 'default') : fine(days.value);
}

function readCount(value: unknown): Reading<number | null> {
  if (textOfSetting(value) === '') return fine(null);
  const count = readDecimal(value);
  if (!count.ok) return faulty(0, count.error, 'nothing_permitted');
  if (count.value < 0) return faulty(0, 'negative', 'nothing_permitted');
  return Number.isInteger(count.value) ? fine(count.value) : faulty(Math.floor(count.value), 'not_whole', 'rounded_down');
}

function readLeadsGroup(value: unknown): Reading<string> {
  const text = textOfSetting(value);
  return text === null ? faulty(DEFAULT_LEADS_GROUP, 'not_text', 'default') : fine(text === '' ? DEFAULT_LEADS_GROUP : text);
}

async function sourceOf(given: ReadonlyMap<string, unknown>): Promise<ReadValueSource> {
  const text = textOfSetting(given.get('value_source'));
  if (text === '' || text === 'user_fields') return { source: { kind: 'user_fields' }, problems: [] };
  const { readValueSource } = await import('./value-source-setting.ts');
  return readValueSource(given);
}

function readMargin(value: unknown): Reading<number | null> {
  if (textOfSetting(value) === '') return fine(null);
  const percent = readDecimal(value);
  if (!percent.ok) return faulty(null, percent.error, 'ignored');
  if (percent.value < 0) return faulty(null, 'negative', 'ignored');
  return percent.value > 100 ? faulty(null, 'too_large', 'ignored') : fine(percent.value);
}

function readCauseField(value: unknown): Reading<string | null> {
  const text = textOfSetting(value);
  if (text === '') return fine(null);
  return text !== null && /^\d+$/.test(text) ? fine(text) : faulty(null, 'not_digits', 'ignored');
}

function readLanguage(value: unknown): Reading<string> {
  const text = textOfSetting(value);
  if (text === '') return fine(DEFAULT_REPLY_LANGUAGE);
  const isLanguage = text !== null && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(text);
  return isLanguage ? fine(text) : faulty(DEFAULT_REPLY_LANGUAGE, 'unknown_language', 'default');
}

function readStandard(value: unknown, policy: Policy): Reading<readonly StandardLine[]> {
  const text = textOfSetting(value);
  if (text === null) return faulty([], 'not_text', 'ignored');
  const lines = text
    .split('\n')
    .map((line) => standardLine(line, policy))
    .filter((line) => line.text !== '');
  if (lines.length <= STANDARD_LINES_AT_MOST) return fine(lines);
  return faulty(lines.slice(0, STANDARD_LINES_AT_MOST), 'too_long', 'first_lines');
}

function standardLine(line: string, policy: Policy): StandardLine {
  const colon = line.indexOf(':');
  const cause = line.slice(0, Math.max(0, colon)).trim();
  const isCause = policy.causes.some((known) => known.cause === cause);
  const [text = '', reason = '', ...unless] = (isCause ? line.slice(colon + 1) : line).split('|').map((part) => part.trim());
  return { cause: isCause ? cause : null, text, reason, unless: unless.join(' | ') };
}
