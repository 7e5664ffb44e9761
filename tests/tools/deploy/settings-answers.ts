import { parseArgs } from 'node:util';
import { parseSettings } from '#adapters/zaf/settings/settings.ts';
import { parseCurrency } from '#domain/money/money.ts';
import manifest from '../../../manifest.json' with { type: 'json' };
import english from '../../../translations/en.json' with { type: 'json' };
import { type Group, groupsNamed, severalNamed } from './groups.ts';
import { Refused } from './refused.ts';
import type { Terminal } from './terminal.ts';

type SettingValue = string | number | boolean;

interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly secure?: boolean;
  readonly default?: SettingValue;
}

const parameters: readonly Parameter[] = manifest.parameters;

/** What only the account knows: a default for these would be a guess, and a wrong currency or a group that is not there cannot be safe. */
const ASKED_FOR: readonly string[] = ['currency', 'leads_group'];

/** A wrong answer is asked for again so often. */
const ASKED_AT_MOST = 5;

const flagOf = (name: string): string => name.replaceAll('_', '-');
/** A secret on a command line stays in its history: those are entered in Admin Center. */
const flagged = parameters.filter(({ secure }) => secure !== true);

/** Reads `--currency EUR --leads-group "Team leads"`, and a flag like these for every other setting that is no secret. */
export function readSettingFlags(args: readonly string[]): ReadonlyMap<string, string> {
  const options = Object.fromEntries(flagged.map(({ name }) => [flagOf(name), { type: 'string' } as const]));
  try {
    const { values } = parseArgs({ args: [...args], options, strict: true, allowPositionals: false });
    return new Map(
      flagged.flatMap(({ name }) => {
        const value = values[flagOf(name)];
        return typeof value === 'string' ? [[name, value] as const] : [];
      }),
    );
  } catch (error) {
    const flags = flagged.map(({ name }) => `--${flagOf(name)}`).join(', ');
    const message = (error instanceof Error ? error.message : String(error)).replace(/\.$/, '');
    throw new Refused(`${message}. There are ${flags}. Secrets have no flag: they are entered in Admin Center.`);
  }
}

/** Refuses what nobody has to ask the account about: an answer that nobody is there to give, and a setting that cannot be read. */
export async function refuseUnusable(flags: ReadonlyMap<string, string>, terminal: Terminal): Promise<void> {
  const missing = ASKED_FOR.filter((name) => !flags.has(name));
  if (!terminal.isThere && missing.length > 0) {
    const example = missing.map((name) => `--${flagOf(name)} ${JSON.stringify(String(parameterOf(name).default ?? ''))}`).join(' ');
    throw new Refused(`Nobody is there to ask, and ${missing.join(' and ')} cannot be guessed: add, for example, ${example}.`);
  }
  const currency = flags.get('currency');
  if (currency !== undefined) refuseNoCurrency(currency);
  await refuseUnreadable(Object.fromEntries(parameters.map((parameter) => [parameter.name, settingFrom(parameter, flags)])));
}

async function refuseUnreadable(settings: Readonly<Record<string, SettingValue | undefined>>): Promise<void> {
  const { problems } = await parseSettings(settings);
  const unreadable = problems.map(({ setting, given: value, problem }) => `"${value}" cannot be used as ${setting} (${problem})`);
  if (unreadable.length > 0) throw new Refused(`${unreadable.join(', ')}: nothing is installed.`);
}

/** Settings as they are sent with an installation, and the leads' group that they name. */
export interface ChosenSettings {
  readonly settings: Readonly<Record<string, SettingValue>>;
  readonly leadsGroup: Group;
}

/** Chooses every setting: from the flags, else by asking for what has no safe default, else the manifest's default. What has none is not sent. */
export async function chooseSettings(
  flags: ReadonlyMap<string, string>,
  given: { readonly groups: readonly Group[]; readonly terminal: Terminal },
): Promise<ChosenSettings> {
  const { groups } = given;
  const settings: Record<string, SettingValue> = {};
  for (const parameter of parameters) {
    const { name } = parameter;
    const flag = flags.get(name);
    const chosen =
      flag === undefined && ASKED_FOR.includes(name)
        ? await ask(parameter, given)
        : flag === undefined
          ? parameter.default
          : checked(parameter, flag, groups);
    if (chosen !== undefined) settings[name] = chosen;
  }
  await refuseUnreadable(settings);
  return { settings, leadsGroup: onlyGroup(String(settings['leads_group']), groups) };
}

async function ask(parameter: Parameter, { groups, terminal }: { groups: readonly Group[]; terminal: Terminal }): Promise<SettingValue> {
  const { label, helpText } = textsOf(parameter.name);
  terminal.say(`\n${label}\n  ${helpText}`);
  const preset = parameter.default ?? '';
  for (let asked = 0; asked < ASKED_AT_MOST; asked++) {
    const answer = await terminal.ask(`  ${parameter.name}${preset === '' ? '' : ` [Enter for ${preset}]`}: `);
    try {
      return checked(parameter, answer === '' ? String(preset) : answer, groups);
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      terminal.say(`  ${error.message}`);
    }
  }
  throw new Refused(`${label} was not answered: nothing is installed.`);
}

function checked(parameter: Parameter, value: string, groups: readonly Group[]): SettingValue {
  if (parameter.name === 'currency') refuseNoCurrency(value);
  if (parameter.name === 'leads_group') onlyGroup(value, groups);
  return typed(parameter, value);
}

function refuseNoCurrency(value: string): void {
  if (!parseCurrency(value).ok) throw new Refused(`"${value}" is no currency: write a code such as EUR or USD.`);
}

function typed({ type }: Parameter, value: string): SettingValue {
  return type === 'number' && /^\d+(\.\d+)?$/.test(value) ? Number(value) : value;
}

/** A setting as a flag or the manifest gives it; undefined where neither does. */
function settingFrom(parameter: Parameter, flags: ReadonlyMap<string, string>): SettingValue | undefined {
  const flag = flags.get(parameter.name);
  return flag === undefined ? parameter.default : typed(parameter, flag);
}

const GROUPS_SHOWN = 20;

/** The one group that goes by this. Throws a sentence where none does, or several do. */
function onlyGroup(value: string, groups: readonly Group[]): Group {
  const [group, ...namesakes] = groupsNamed(groups, value);
  if (group === undefined) throw new Refused(noSuchGroup(value, groups));
  if (namesakes.length > 0) throw new Refused(`${severalNamed([group, ...namesakes])}. Give the number of the one in which the leads are.`);
  return group;
}

function noSuchGroup(value: string, groups: readonly Group[]): string {
  const shown = groups.slice(0, GROUPS_SHOWN).map((group) => `${group.name} (${group.id})`);
  const more = groups.length > shown.length ? `, and ${groups.length - shown.length} more` : '';
  return `There is no group "${value}" in this account. There are ${shown.join(', ')}${more}.`;
}

function parameterOf(name: string): Parameter {
  const found = parameters.find((parameter) => parameter.name === name);
  if (found === undefined) throw new Error(`manifest.json has no parameter ${name}`);
  return found;
}

function textsOf(name: string): { readonly label: string; readonly helpText: string } {
  const texts: Readonly<Record<string, { readonly label: string; readonly helpText: string }>> = english.app.parameters;
  return texts[name] ?? { label: name, helpText: '' };
}
