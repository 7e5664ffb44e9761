import { LEASE_MS, isInTime } from '#domain/journal/lease.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import { type AccountRules, type Filed, type State, type Worker, isShownTo, msOf } from './account.ts';
import type { Answer, Request } from './page-tree.ts';

/** A request that changes nothing. */
export type ReadRequest = Exclude<Request, { readonly method: 'append' | 'change' }>;

/** Each of the answers that a request to read may get now; none where it has to wait. */
export function answersTo(state: State, index: number, request: ReadRequest, rules: AccountRules): readonly Answer[] {
  switch (request.method) {
    case 'tail':
      return listsFor(state, index, request, rules).map((shown) => pageOf(shown, request.cursor, rules));
    case 'byExternalIds': {
      const found = state.filed.filter((one) => isShownTo(index, one) && request.keys.includes(one.externalId));
      return [{ kind: 'entries', entries: found.map(({ entry }) => entry) }];
    }
    case 'find':
      return [{ kind: 'record', record: state.record }];
    case 'wait':
      return msOf(state.tick, rules) < request.untilMs ? [] : [{ kind: 'done' }];
  }
}

/** What the list may show to a page, oldest first, as it is read by right rules or by a wrong one. */
function listsFor(
  state: State,
  index: number,
  { cursor }: Extract<ReadRequest, { readonly method: 'tail' }>,
  rules: AccountRules,
): readonly (readonly JournalEntry[])[] {
  const worker = state.workers[index];
  if (worker === undefined) return [];
  // A list without one's own reservation is read in vain, but for the first of several pages while that comes, once after it was
  // written: else it is read once that is there, or has not come for too long.
  const isInVain = cursor === null && hasReserved(state, worker) && !hasWaited(state, worker, rules);
  const isWorth = (shown: readonly JournalEntry[]): boolean =>
    !isInVain ||
    (shown.length > rules.pageSize && worker.node.answer?.kind === 'entry') ||
    (hasOwn(shown, worker) && !isTheSame(state, shown, worker));
  if (rules.list !== 'replicas') {
    const shown = seenBy(worker, shownBy(index, state.filed, rules, worker), rules.wrong);
    return isWorth(shown) ? [shown] : [];
  }
  const surely = state.filed.filter(({ tick }) => state.tick - tick > rules.lagTicks).length;
  const lengths = Array.from({ length: state.filed.length - surely + 1 }, (_, more) => surely + more);
  const prefixes = lengths.map((length) => {
    const isShown = (one: Filed, at: number): boolean => at < length || (rules.wrong === 'looks_before_listed' && isOwn(one.entry, worker));
    const shown = state.filed.filter(isShown).map(({ entry }) => entry);
    return seenBy(worker, shown, rules.wrong);
  });
  return prefixes.filter(isWorth);
}

function shownBy(index: number, filed: readonly Filed[], { wrong }: AccountRules, worker: Worker): readonly JournalEntry[] {
  const isShown = (one: Filed): boolean => isShownTo(index, one) || (wrong === 'looks_before_listed' && isOwn(one.entry, worker));
  return filed.filter(isShown).map(({ entry }) => entry);
}

/** The newest entries first, as many as one page holds. */
function pageOf(shown: readonly JournalEntry[], cursor: string | null, { pageSize }: AccountRules): Answer {
  const older = shown.filter(({ id }) => cursor === null || id < cursor).toReversed();
  const items = older.slice(0, pageSize);
  return { kind: 'page', page: { items, next: older.length > pageSize ? (items.at(-1)?.id ?? null) : null, unreadable: 0 } };
}

function hasReserved({ filed }: State, worker: Worker): boolean {
  return filed.some(({ entry }) => isReserveOf(entry, worker));
}

function hasOwn(shown: readonly JournalEntry[], worker: Worker): boolean {
  return shown.some((entry) => isReserveOf(entry, worker));
}

/** Whether a list that lacks one of two records of a key is read again in vain. */
function isTheSame({ filed }: State, shown: readonly JournalEntry[], worker: Worker): boolean {
  const own = filed.filter(({ entry }) => isReserveOf(entry, worker));
  const { answer } = worker.node;
  if (answer?.kind !== 'page' || own.every(({ entry }) => shown.includes(entry))) return false;
  return answer.page.items.length === shown.length && answer.page.items.every((entry) => shown.includes(entry));
}

/** The first list is read after so long that it counts for no look any more. */
function hasWaited({ tick }: State, { node }: Worker, rules: AccountRules): boolean {
  return rules.tickMs >= LEASE_MS && msOf(tick, rules) > node.answeredMs;
}

function isReserveOf({ kind, momentId, detail }: JournalEntry, { name }: Worker): boolean {
  return kind === 'reserve' && (detail.run ?? momentId).startsWith(`${name}-`);
}

function isOwn({ createdById }: JournalEntry, { agentId }: Worker): boolean {
  return createdById === agentId;
}

/** The list as one page reads it, by right rules or by a wrong one. */
function seenBy(worker: Worker, shown: readonly JournalEntry[], wrong: AccountRules['wrong']): readonly JournalEntry[] {
  const own = shown.findLast((entry) => isReserveOf(entry, worker));
  const isKept = (entry: JournalEntry): boolean => isOwn(entry, worker) || !isFreeBy(wrong, entry, shown, own);
  if (wrong === 'earlier_ids_only') return shown.filter((entry) => own === undefined || entry.id < own.id || isOwn(entry, worker));
  const isFreeing = wrong === 'lead_frees_undecided' || wrong === 'free_after_the_lease' || wrong === 'void_beats_post';
  return isFreeing ? shown.filter(isKept) : shown;
}

/** Whether an entry's moment holds nothing, by a wrong rule. */
function isFreeBy(
  wrong: AccountRules['wrong'],
  { momentId }: JournalEntry,
  shown: readonly JournalEntry[],
  own: JournalEntry | undefined,
): boolean {
  const about = shown.filter((other) => other.momentId === momentId);
  const reserve = about.find(({ kind }) => kind === 'reserve');
  if (reserve === undefined) return false;
  const isTaken = about.some(({ kind }) => kind === 'reverse' || kind === 'void');
  if (wrong === 'void_beats_post') return isTaken;
  const isPosted = about.some((post) => post.kind === 'post' && isInTime(reserve.createdAtMs, post.createdAtMs));
  if (wrong === 'lead_frees_undecided') return isTaken && !isPosted;
  return own !== undefined && !isPosted && own.createdAtMs - reserve.createdAtMs > LEASE_MS;
}
