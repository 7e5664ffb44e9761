import { isEdited } from './entries.ts';
import { type ChosenLimits, type ChosenSet, type LimitRule, type Limits, RULE_KEYS, type RuleKey, type StampedLimits } from './limits.ts';
import type { JournalEntry } from './types.ts';

/** The newest entry by which a lead said what the limits are, in this currency, or in any where that is null; null where none is known. */
export function newestLimits(
  entries: Iterable<JournalEntry>,
  { leadIds, currency }: { readonly leadIds: ReadonlySet<string>; readonly currency: string | null },
): JournalEntry | null {
  let newest: JournalEntry | null = null;
  for (const entry of entries) {
    const isLimits = entry.kind === 'limits' && entry.detail.limits !== undefined;
    if (!isLimits || (currency !== null && entry.currency !== currency) || isEdited(entry) || !leadIds.has(entry.createdById)) continue;
    if (newest === null || isAfter(entry, newest)) newest = entry;
  }
  return newest;
}

function isAfter(entry: JournalEntry, other: JournalEntry): boolean {
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
    .toSorted((one, other) => (isAfter(one, other) ? -1 : 1));
}

/** The limits of the settings that hold by all that binds; undefined where nothing does. */
export function limitsTogether(binding: readonly JournalEntry[]): StampedLimits | undefined {
  const stated = binding.flatMap(({ detail: { limits } }) => limits ?? []);
  return stated.length === 0 ? undefined : stated.reduce(smallerOfEach);
}

/**
 * The limits that hold for a page: one by one the smaller of its own settings and of what leads' pages said last. Settings that
 * were raised since this page opened hold after it is opened again.
 */
export function limitsInForce(own: Limits, stamped: StampedLimits | undefined): Limits {
  return stamped === undefined ? own : smallerOfEach(own, stamped);
}

function smallerOfEach<Held extends StampedLimits>(own: Held, other: { readonly [Name in keyof StampedLimits]?: number | null }): Held {
  return {
    ...own,
    gestureMinor: smaller(own.gestureMinor, other.gestureMinor),
    leadGestureMinor: smaller(own.leadGestureMinor, other.leadGestureMinor),
    agentDayMinor: smaller(own.agentDayMinor, other.agentDayMinor),
    customerWindowMinor: smaller(own.customerWindowMinor, other.customerWindowMinor),
    // A longer window counts more.
    customerWindowDays: Math.max(own.customerWindowDays, other.customerWindowDays ?? 0),
    customerGestureCount: smaller(own.customerGestureCount, other.customerGestureCount),
    teamMonthMinor: smaller(own.teamMonthMinor, other.teamMonthMinor),
  };
}

/**
 * The limits that hold where leads have chosen some under those of the settings: of several choices the smaller of each, for everybody. No
 * rule permits more than the settings do.
 */
export function limitsUnder(settings: Limits, choices: readonly ChosenSet[]): Limits {
  const held = choices.reduce((limits, { limits: chosen }) => underChoice(limits, chosen), settings);
  const rules = rulesUnder(settings, choices);
  return rules.length === 0 ? held : { ...held, rules };
}

function underChoice(limits: Limits, chosen: ChosenLimits): Limits {
  return { ...smallerOfEach(limits, chosen), agentHourMinor: smaller(limits.agentHourMinor, chosen.agentHourMinor) };
}

/** The rules of all choices: what holds a group or a person back in any of them, and what each tier is permitted by all of them. */
export function rulesUnder(settings: Pick<Limits, RuleKey>, choices: readonly ChosenSet[]): readonly LimitRule[] {
  const all = choices.flatMap(({ rules = [] }) => rules);
  const tiers = new Map(all.flatMap((rule) => (rule.kind === 'tier' ? [[rule.id, rule]] : [])));
  const wider = [...tiers.values()].map((rule) => ({ ...rule, limits: permittedTo(rule, settings, choices) }));
  return [...wider, ...all.filter(({ kind }) => kind !== 'tier')];
}

/** What everybody is permitted is no less for a tier. What a choice leaves as the settings say is as wide as it can be. */
function permittedTo({ id }: LimitRule, settings: Pick<Limits, RuleKey>, choices: readonly ChosenSet[]): LimitRule['limits'] {
  const pairs = RULE_KEYS.map((key) => {
    const permitted = choices.map(({ limits, rules = [] }) => {
      const own = rules.find((rule) => rule.kind === 'tier' && rule.id === id)?.limits[key];
      return Math.max(limits[key] ?? Infinity, own ?? 0);
    });
    return [key, Math.min(settings[key] ?? Infinity, ...permitted)] as const;
  });
  return Object.fromEntries(pairs.filter(([, minor]) => minor < Infinity));
}

/** Null is no limit, and so is what is not said. */
function smaller(one: number | null, other: number | null | undefined): number | null {
  return one === null || other == null ? (one ?? other ?? null) : Math.min(one, other);
}

/** Whether a lead's page has to say anew what the limits are. */
export function isSameLimits(own: Limits, stamped: StampedLimits | undefined): boolean {
  if (stamped === undefined) return false;
  return (Object.keys(stamped) as (keyof StampedLimits)[]).every((name) => own[name] === stamped[name]);
}
