import type { LimitRule, Limits, RuleKey } from '#domain/journal/limits.ts';
import { type Currency, parseDecimalMajor } from '#domain/money/money.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';

/** What leads choose beside the settings, by its names in a file of limits. */
export const CHOSEN_BY_LEADS = ['agent_hourly_limit', 'rules'] as const;

/** The limits that may differ, by their names there. */
const NAMES = {
  gesture_limit: 'gestureMinor',
  agent_hourly_limit: 'agentHourMinor',
  agent_daily_limit: 'agentDayMinor',
  customer_limit: 'customerWindowMinor',
} as const satisfies Readonly<Record<string, RuleKey>>;

const isName = (name: string): name is keyof typeof NAMES => Object.hasOwn(NAMES, name);

/**
 * Reads what leads choose: `agent_hourly_limit`, and `rules` such as `[{"tier": "gold", "gesture_limit": 60}, {"person": "11",
 * "agent_daily_limit": 20}]`, in whole units of the currency. A sentence says what cannot be used.
 */
export function readChosen(
  file: Readonly<Record<string, unknown>>,
  currency: Currency,
): Result<Pick<Limits, 'agentHourMinor' | 'rules'>, string> {
  const { agent_hourly_limit: hour, rules = [] } = file;
  const agentHourMinor = hour === undefined || hour === 'none' ? null : sumIn(hour, currency);
  if (agentHourMinor === undefined) return fail(`agent_hourly_limit: “${String(hour)}” is no sum such as 25, and not the word none.`);
  if (!Array.isArray(rules)) return fail('rules: is no list such as [{"tier": "gold", "gesture_limit": 60}].');
  const read: LimitRule[] = [];
  for (const [index, rule] of rules.entries()) {
    const one = ruleIn(rule, currency);
    if (!one.ok) return fail(`rules, number ${index + 1}: ${one.error}`);
    read.push(one.value);
  }
  // Those of tiers come first, as in the journal.
  const tiers = read.filter(({ kind }) => kind === 'tier');
  const all = [...tiers, ...read.filter(({ kind }) => kind !== 'tier')];
  return ok({ agentHourMinor, ...(all.length > 0 && { rules: all }) });
}

function ruleIn(value: unknown, currency: Currency): Result<LimitRule, string> {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail('is no object such as {"tier": "gold", "gesture_limit": 60}.');
  const { tier, person, group, ...sums } = value as Readonly<Record<string, unknown>>;
  if (group !== undefined) return fail('nobody has written down which groups people were in then. Name a person instead.');
  if ((tier === undefined) === (person === undefined)) return fail('names neither a tier nor a person, or both.');
  const limits: { [Key in RuleKey]?: number } = {};
  for (const [name, sum] of Object.entries(sums)) {
    if (!isName(name)) return fail(`there is no limit "${name}" for some alone. There are ${Object.keys(NAMES).join(', ')}.`);
    const minor = sumIn(sum, currency);
    if (minor === undefined) return fail(`${name}: “${String(sum)}” is no sum such as 25.`);
    limits[NAMES[name]] = minor;
  }
  return ok({ kind: tier === undefined ? 'person' : 'tier', id: String(tier ?? person), name: '', limits });
}

function sumIn(value: unknown, currency: Currency): number | undefined {
  const sum = parseDecimalMajor(String(value), currency);
  return sum.ok && sum.value.amountMinor >= 0 ? sum.value.amountMinor : undefined;
}
