import { type Currency, parseCurrency } from '#domain/money/money.ts';
import type { ReplayTerms } from '#domain/policy/replay.ts';
import { simulate } from '#domain/policy/simulate.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import { isTimeZone } from '#domain/shared/local-day.ts';
import { type Arguments, parseArguments } from '../shared/flags.ts';
import { type Machine, WRONG_CALL, noteRejected, refuse } from '../shared/machine.ts';
import { LIMIT_SETTINGS, NO_LIMITS, readTerms } from './app-formats.ts';
import { CHOSEN_BY_LEADS, readChosen } from './limit-rules.ts';
import { type MomentsFile, readMoments } from './moments-file.ts';
import { simulationReport } from './report.ts';

const FLAGS = ['--policy', '--limits', '--currency', '--time-zone'] as const;
const FOLLOW_SUGGESTION = '--follow-suggestion';

/** `MOMENTS.csv --policy policy.json …`: what other settings would have done to past moments. */
export async function simulateCommand(args: readonly string[], machine: Machine): Promise<number> {
  const parsed = parseArguments(args, { flags: FLAGS, switches: [FOLLOW_SUGGESTION] });
  if (!parsed.ok) return refuse(machine, parsed.error, WRONG_CALL);
  const options = parseOptions(parsed.value);
  if (!options.ok) return refuse(machine, options.error, WRONG_CALL);
  const terms = await termsIn(machine, options.value);
  if (!terms.ok) return refuse(machine, terms.error);
  const file = momentsIn(machine, options.value);
  if (!file.ok) return refuse(machine, file.error);
  machine.print(simulationReport(simulate(file.value.moments, terms.value), terms.value));
  return 0;
}

interface Options {
  readonly path: string;
  readonly policyPath: string;
  /** Null: nothing is limited. */
  readonly limitsPath: string | null;
  readonly currency: Currency;
  readonly timeZone: string;
  readonly isFollowingSuggestion: boolean;
}

function parseOptions({ file, flags, switches }: Arguments): Result<Options, string> {
  const policyPath = flags.get('--policy');
  if (policyPath === undefined) return fail('--policy is missing: the file with the policy to try, written as the setting of the app.');
  const currency = parseCurrency(flags.get('--currency') ?? 'EUR');
  if (!currency.ok) return fail(`--currency needs a code such as EUR, not "${flags.get('--currency')}".`);
  const timeZone = flags.get('--time-zone') ?? 'UTC';
  if (!isTimeZone(timeZone)) return fail(`--time-zone needs a name such as Europe/Berlin, not "${timeZone}".`);
  const isFollowingSuggestion = switches.has(FOLLOW_SUGGESTION);
  return ok({
    path: file,
    policyPath,
    limitsPath: flags.get('--limits') ?? null,
    currency: currency.value,
    timeZone,
    isFollowingSuggestion,
  });
}

/** The settings to try; the sentences say everything that is wrong with them. */
async function termsIn(machine: Machine, options: Options): Promise<Result<ReplayTerms, string>> {
  const { policyPath, limitsPath, currency, timeZone, isFollowingSuggestion } = options;
  const policy = machine.read(policyPath);
  if (policy === null) return fail(unreadable(policyPath));
  const limits = limitsPath === null ? ok(NO_LIMITS) : limitsIn(machine, limitsPath);
  if (!limits.ok) return limits;
  const { agent_hourly_limit, rules, ...settings } = limits.value;
  const chosen = readChosen({ agent_hourly_limit, rules }, currency);
  if (!chosen.ok) return fail(`Nothing was tried. ${limitsPath ?? ''}: ${chosen.error}`);
  const terms = await readTerms(policy, settings, currency);
  if (terms.ok) return ok({ ...terms.value, limits: { ...terms.value.limits, ...chosen.value }, timeZone, isFollowingSuggestion });
  const lines = terms.error.map(({ setting, sentence }) => `  ${setting === 'policy' ? policyPath : (limitsPath ?? '')}: ${sentence}`);
  return fail(
    `Nothing was tried: the app would not take these settings as they are, so the figures would be those of other settings. Mend them and run the command again.\n${lines.join('\n')}`,
  );
}

function limitsIn(machine: Machine, path: string): Result<Readonly<Record<string, unknown>>, string> {
  const text = machine.read(path);
  if (text === null) return fail(unreadable(path));
  const limits = objectIn(text);
  if (limits === null)
    return fail(`${path} cannot be used: it is no JSON object such as {"gesture_limit": 25}. Write the limits to try so.`);
  const known: readonly string[] = [...LIMIT_SETTINGS, ...CHOSEN_BY_LEADS];
  const unknown = Object.keys(limits).filter((name) => !known.includes(name));
  if (unknown.length === 0) return ok(limits);
  const list = unknown.map((name) => `"${name}"`).join(', ');
  return fail(
    `${path} cannot be used: there is no limit ${list}, and what it was to limit would go by the app's own. There are ${known.join(', ')}.`,
  );
}

function objectIn(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const json: unknown = JSON.parse(text);
    return typeof json === 'object' && json !== null && !Array.isArray(json) ? (json as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

function unreadable(path: string): string {
  return `${path} cannot be read: is the path right?`;
}

/** Reads a file of moments and notes the rows that are left out; a sentence says why there is none to read. */
function momentsIn(machine: Machine, { path, currency, timeZone }: Options): Result<MomentsFile, string> {
  const source = machine.bytes(path);
  if (source === null) return fail(unreadable(path));
  const file = readMoments(source, { currency, timeZone });
  if (!file.ok) return fail(`${path} cannot be used. ${file.error}`);
  const { moments, rejected, otherCurrencies, notGiven, withoutGesture } = file.value;
  machine.note(`${path}: ${moments.length} moments read, ${rejected.length} rejected`);
  noteRejected(machine, rejected);
  if (otherCurrencies > 0) machine.note(`  ${otherCurrencies} moments in other currencies than ${currency} are left out`);
  if (notGiven > 0) machine.note(`  ${notGiven} moments that were not given are left out`);
  if (withoutGesture > 0) machine.note(`  ${withoutGesture} moments without a gesture are left out`);
  return file;
}
