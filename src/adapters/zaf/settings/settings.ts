import type { StandardLine } from '#domain/line-up/line-up.ts';
import type { ExecutorSettings, ParsedSettings, SettingProblem, Settings } from '#ports/settings.ts';
import { type Currency, parseCurrency } from '#domain/money/money.ts';
import { type Policy, builtInPolicy } from '#domain/policy/policy.ts';
import { assert } from '#domain/shared/assert.ts';
import type { ValueModel } from '#domain/value/model.ts';
import type { PolicyPage } from './team-policy.ts';
import { type ReadValueSource, readValueSource } from './value-source-setting.ts';
import { BUILT_IN, DEFAULT_SETTINGS, defaultOf } from './default-settings.ts';
import { takeLimits } from './limit-settings.ts';
import { causeFieldOf, valuesByName } from './opening-settings.ts';
import { isBlank, textOfSetting } from './setting-text.ts';
import { type Reading, type Take, faulty, fine, readDecimal, shown } from './setting-values.ts';

/** What sums of nothing are in while the team's currency is not known. */
const STAND_IN_CURRENCY = 'EUR';
/** A standard that is longer is nothing that an agent could read beside a ticket. */
const STANDARD_LINES_AT_MOST = 200;

/**
 * Reads the app's settings as Zendesk holds them. Total: whatever stands there gives settings that can be worked with, in the
 * stricter reading, and a list of what is wrong. Where nothing stands the manifest's default applies, and until a currency is chosen
 * nothing is permitted. Most teams have no policy, no value model and no provider of their own: what reads
 * them is loaded where they are set. On a page the last policy that could be read is
 * remembered, and applies where the present one is faulty.
 */
export async function parseSettings(raw: unknown, page: PolicyPage | null = null): Promise<ParsedSettings> {
  const given = valuesByName(raw);
  const problems: SettingProblem[] = [];
  const take: Take = (setting, reader) => {
    const value = given.get(setting);
    const { value: read, fault } = reader(isBlank(value) ? defaultOf(setting) : value);
    if (fault !== null) problems.push({ setting, ...fault, path: setting, given: shown(value) });
    return read;
  };
  const chosen = take('currency', readCurrency);
  const currency = chosen ?? knownCurrency(STAND_IN_CURRENCY);
  const source = sourceOf(given);
  const reading = policyOf(given.get('policy'), currency, page);
  const [policy, model, executing] = await Promise.all([reading, modelOf(given.get('value_model'), currency), executorsOf(given, reading)]);
  const settings: Settings = {
    currency,
    hasCurrency: chosen !== null,
    limits: takeLimits(take, chosen, currency),
    leadsGroup: take('leads_group', readLeadsGroup),
    valueSource: source.source,
    valueModel: model.model,
    marginPercent: take('margin_percent', readMargin),
    causeFieldId: take('cause_field', readCauseField),
    policy: policy.policy,
    replyLanguage: take('reply_language', readLanguage),
    serviceStandard: take('service_standard', (value) => readStandard(value, policy.policy)),
    executors: executing.executors,
  };
  const all = [...problems, ...source.problems, ...policy.problems, ...model.problems, ...executing.problems];
  return {
    settings,
    problems: chosen === null ? all.filter((problem) => !isByCurrency(problem, currency)) : all,
    builtIn: BUILT_IN.filter((setting) => isBlank(given.get(setting))),
  };
}

/** Whether this is a fault only because another currency stands in for the team's. */
function isByCurrency({ problem, path }: SettingProblem, standIn: Currency): boolean {
  return problem === 'too_precise' || problem === 'other_currency' || (problem === 'missing' && path.endsWith(`.${standIn}`));
}

async function policyOf(
  value: unknown,
  currency: Currency,
  page: PolicyPage | null,
): Promise<{ readonly policy: Policy } & Pick<ParsedSettings, 'problems'>> {
  if (isBlank(value)) return { policy: builtInPolicy(currency), problems: [] };
  const { readTeamPolicy } = await import('./team-policy.ts');
  return readTeamPolicy(value, currency, page);
}

async function modelOf(
  value: unknown,
  currency: Currency,
): Promise<{ readonly model: ValueModel | null } & Pick<ParsedSettings, 'problems'>> {
  if (isBlank(value)) return { model: null, problems: [] };
  const { readValueModel } = await import('./value-model-setting.ts');
  return readValueModel(value, currency);
}

async function executorsOf(
  given: ReadonlyMap<string, unknown>,
  reading: ReturnType<typeof policyOf>,
): Promise<{ readonly executors: ExecutorSettings } & Pick<ParsedSettings, 'problems'>> {
  const isBlankHere = isBlank(given.get('gesture_executors')) && isBlank(given.get('webhook_host'));
  if (isBlankHere && (await reading).policy.ownKinds === null) return { executors: ALL_BY_HAND, problems: [] };
  const { readExecutors } = await import('./executor-settings.ts');
  return readExecutors(given, (await reading).policy.ownKinds);
}

const ALL_BY_HAND: ExecutorSettings = { byKind: {}, owed: null, expiryDays: {}, webhook: null, shop: null };

function knownCurrency(code: string): Currency {
  const currency = parseCurrency(code);
  assert(currency.ok, `${code} is a currency`);
  return currency.value;
}

function readCurrency(value: unknown): Reading<Currency | null> {
  const text = textOfSetting(value);
  if (text === '') return faulty(null, 'missing', 'nothing_given');
  const currency = parseCurrency(text ?? '');
  return currency.ok ? fine(currency.value) : faulty(null, 'unknown_currency', 'nothing_given');
}

function readLeadsGroup(value: unknown): Reading<string> {
  const text = textOfSetting(value);
  return text === null ? faulty(DEFAULT_SETTINGS.leads_group, 'not_text', 'default') : fine(text);
}

function sourceOf(given: ReadonlyMap<string, unknown>): ReadValueSource {
  return isBlank(given.get('value_source')) ? { source: { kind: 'user_fields' }, problems: [] } : readValueSource(given);
}

function readMargin(value: unknown): Reading<number | null> {
  if (isBlank(value)) return fine(null);
  const percent = readDecimal(value);
  if (!percent.ok) return faulty(null, percent.error, 'ignored');
  if (percent.value < 0) return faulty(null, 'negative', 'ignored');
  return percent.value > 100 ? faulty(null, 'too_large', 'ignored') : fine(percent.value);
}

function readCauseField(value: unknown): Reading<string | null> {
  const fieldId = causeFieldOf(value);
  return fieldId === null && !isBlank(value) ? faulty(null, 'not_digits', 'ignored') : fine(fieldId);
}

function readLanguage(value: unknown): Reading<string> {
  const text = textOfSetting(value);
  const isLanguage = text !== null && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(text);
  return isLanguage ? fine(text) : faulty(DEFAULT_SETTINGS.reply_language, 'unknown_language', 'default');
}

/** The line that says in which language the others are: `language: de`. */
const LANGUAGE_LINE = /^\s*language:\s*([a-z]{2,3}(?:-\w+)*)\s*$/im;

function readStandard(value: unknown, policy: Policy): Reading<readonly StandardLine[]> {
  const text = textOfSetting(value);
  if (text === null) return faulty([], 'not_text', 'ignored');
  const language = LANGUAGE_LINE.exec(text)?.[1];
  const lines = text
    .replace(LANGUAGE_LINE, '')
    .split('\n')
    .map((line) => ({ ...standardLine(line, policy), ...(language !== undefined && { language }) }))
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
