import { isEdited } from './entries.ts';
import type { ChosenLimits, Limits, StampedLimits } from './limits.ts';
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

/** The limits that hold by all that binds; undefined where nothing does. */
export function limitsTogether(binding: readonly JournalEntry[]): StampedLimits | undefined {
  const stated = binding.map(({ detail: { limits, chosen } }) => limits ?? { ...NOT_CHOSEN, ...chosen?.limits });
  return stated.length === 0 ? undefined : stated.reduce(smallerOfEach);
}

/**
 * The limits that hold for a page: one by one the smaller of its own settings and of what leads' pages said last. Settings that
 * were raised since this page opened hold after it is opened again.
 */
export function limitsInForce(own: Limits, stamped: StampedLimits | undefined): Limits {
  return stamped === undefined ? own : { currency: own.currency, ...smallerOfEach(own, stamped) };
}

function smallerOfEach(own: StampedLimits, stamped: StampedLimits): StampedLimits {
  return {
    gestureMinor: smaller(own.gestureMinor, stamped.gestureMinor),
    leadGestureMinor: smaller(own.leadGestureMinor, stamped.leadGestureMinor),
    agentDayMinor: smaller(own.agentDayMinor, stamped.agentDayMinor),
    customerWindowMinor: smaller(own.customerWindowMinor, stamped.customerWindowMinor),
    // A longer window counts more.
    customerWindowDays: Math.max(own.customerWindowDays, stamped.customerWindowDays),
    customerGestureCount: smaller(own.customerGestureCount, stamped.customerGestureCount),
    teamMonthMinor: smaller(own.teamMonthMinor, stamped.teamMonthMinor),
  };
}

/** What is not chosen limits nothing beside the settings. */
const NOT_CHOSEN: StampedLimits = {
  gestureMinor: null,
  leadGestureMinor: null,
  agentDayMinor: null,
  customerWindowMinor: null,
  customerWindowDays: 0,
  customerGestureCount: null,
  teamMonthMinor: null,
};

/** The limits that hold where a lead has chosen some under those of the settings. */
export function limitsUnder(settings: Limits, chosen: ChosenLimits): Limits {
  return limitsInForce(settings, { ...NOT_CHOSEN, ...chosen });
}

/** Null is no limit. */
function smaller(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.min(one, other);
}

/** Whether a lead's page has to say anew what the limits are. */
export function isSameLimits({ currency: _same, ...own }: Limits, stamped: StampedLimits | undefined): boolean {
  if (stamped === undefined) return false;
  return (Object.keys(own) as (keyof StampedLimits)[]).every((name) => own[name] === stamped[name]);
}
