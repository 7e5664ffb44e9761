import { isEdited } from './entries.ts';
import { type ChosenSet, type LimitRule, type Limits, RULE_KEYS, type StampedLimits, mostWithout } from './limits.ts';
import type { JournalEntry } from './types.ts';

/** Whether one was written after another, by the server's stamps. */
export function isSaidAfter(entry: JournalEntry, other: JournalEntry): boolean {
  return entry.createdAtMs === other.createdAtMs ? entry.id > other.id : entry.createdAtMs > other.createdAtMs;
}

const NOBODY: ReadonlySet<string> = new Set();

/**
 * The entries by which leads said what the limits of the settings are (`limits`), or what they have chosen under those (`chosen`), and
 * that bind at one time, newest first: those that nobody knew of who has said them since. A lead's page with older settings may say
 * those after another's has lowered them, and two leads may choose at once: of both the smaller bind, until a lead's page that knows
 * both says what holds. What somebody said of whom nobody knows yet whether they are a lead binds as well, and takes nobody's place.
 */
export function bindingLimits(
  entries: Iterable<JournalEntry>,
  terms: { readonly leadIds: ReadonlySet<string>; readonly currency: string; readonly unknownIds?: ReadonlySet<string> },
  sort: 'limits' | 'chosen' = 'limits',
): readonly JournalEntry[] {
  const { leadIds, currency, unknownIds = NOBODY } = terms;
  const about = [...entries].filter(({ kind, detail }) => kind === 'limits' && detail[sort] !== undefined);
  const readIds = new Set(about.map(({ id }) => id));
  const usable = about.filter((entry) => entry.currency === currency && !isEdited(entry));
  const said = usable.filter(({ createdById }) => leadIds.has(createdById));
  // What is named and was not read stands for all that came before it: whoever wrote it knew that, or it binds where it is read.
  const isReplaced = ({ id: ownId }: JournalEntry): boolean =>
    said.some(({ detail }) => detail.replaces?.some((id) => id === ownId || (id > ownId && !readIds.has(id))));
  return usable
    .filter((entry) => (leadIds.has(entry.createdById) || unknownIds.has(entry.createdById)) && !isReplaced(entry))
    .toSorted((one, other) => (isSaidAfter(one, other) ? -1 : 1));
}

/**
 * The limits that hold for a page: one by one the smaller of its own settings and of what leads' pages said last. Settings that
 * were raised since this page opened hold after it is opened again.
 */
export function limitsInForce(own: Limits, stamped: StampedLimits | undefined): Limits {
  return smallerOfEach(own, stamped ?? {});
}

/** The limits of which the smaller sum or number holds. */
const SMALLER = [...RULE_KEYS, 'leadGestureMinor', 'customerGestureCount', 'teamMonthMinor'] as const;

type Stated = { readonly [Name in (typeof SMALLER)[number] | 'customerWindowDays']?: number | null };

/** One by one the smaller; what is not stated limits nothing. */
export function smallerOfEach<Held extends StampedLimits>(own: Held & Stated, other: Stated): Held {
  const held = Object.fromEntries(SMALLER.map((name) => [name, smaller(own[name], other[name])]));
  // A longer window counts more.
  return { ...own, ...held, customerWindowDays: Math.max(own.customerWindowDays, other.customerWindowDays ?? 0) };
}

/**
 * The limits that hold where leads have chosen some under those of the settings: of several choices the smaller of each, for everybody. No
 * rule permits more than the settings do.
 */
export function limitsUnder(settings: Limits, choices: readonly ChosenSet[]): Limits {
  const held = choices.reduce((limits, { limits: chosen }) => smallerOfEach(limits, chosen), settings);
  const rules = rulesUnder(settings, choices);
  return rules.length === 0 ? held : { ...held, rules };
}

/**
 * The rules of all choices, those of tiers first, none above the settings. Where two leads have chosen at once no tier is permitted more
 * than everybody, until one of them saves again.
 */
function rulesUnder(settings: Limits, choices: readonly ChosenSet[]): readonly LimitRule[] {
  const all = choices.flatMap(({ rules = [] }) => rules);
  const tiers = all.filter(({ kind }) => kind === 'tier');
  const others = all.filter((rule) => !tiers.includes(rule));
  return [...(choices.length === 1 ? tiers : []), ...others].map((rule) => ({ ...rule, limits: noneAbove(settings, rule) }));
}

function noneAbove(settings: Limits, { kind, limits }: LimitRule): LimitRule['limits'] {
  const set = RULE_KEYS.filter((key) => limits[key] !== undefined);
  return Object.fromEntries(set.map((key) => [key, smaller(limits[key], mostWithout(settings, kind, key))]));
}

/** Null is no limit, and so is what is not said. */
function smaller(one: number | null | undefined, other: number | null | undefined): number | null {
  const least = Math.min(one ?? Infinity, other ?? Infinity);
  return least === Infinity ? null : least;
}
