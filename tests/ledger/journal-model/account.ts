import { NOW_MS } from '#builders/clock.ts';
import { HOLD_MS, LEASE_MS, isInTime } from '#domain/journal/lease.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { NewEntry } from '#ports/journal-store.ts';
import type { Answer, Node, Request } from './agent-tree.ts';

/** The server's clock goes in steps of the lease. */
const TICK_MS = LEASE_MS;
/** So many ticks after it was taken up an entry is listed at the latest. */
export const LATE_TICKS = (HOLD_MS - LEASE_MS) / TICK_MS;

/** A record of the journal. It is stamped before it can be seen. */
export interface Filed {
  readonly entry: JournalEntry;
  readonly externalId: string;
  readonly tick: number;
  readonly isVisible: boolean;
}

/** A request to write that the account has not taken up: the page sleeps, or the line is slow. */
export interface Sent {
  readonly worker: number;
  readonly entry: NewEntry;
  readonly tick: number;
  /** False where the page has given up waiting for the answer. */
  readonly isAwaited: boolean;
}

/** An agent at work. */
export interface Worker {
  readonly agentId: string;
  readonly node: Node;
  readonly isSending: boolean;
  readonly isCrashed: boolean;
}

/** The account and everybody in it, at one moment. */
export interface State {
  readonly tick: number;
  readonly filed: readonly Filed[];
  readonly sent: readonly Sent[];
  readonly workers: readonly Worker[];
  /** How many answers may still be lost, agents crash, and leads undo what is being given. */
  readonly losses: number;
  readonly crashes: number;
  readonly undos: number;
}

/** Wrong ways to count, kept to show that each is caught. */
export type WrongRule =
  | 'late_posts_count'
  | 'own_clock'
  | 'free_after_the_lease'
  | 'lead_frees_undecided'
  | 'looks_before_listed'
  | 'earlier_ids_only';

/** How the account behaves, and its readers. */
export interface AccountRules {
  readonly duplicateExternalId: 'reject' | 'allow';
  readonly ticks: number;
  readonly wrong: WrongRule | null;
}

export const LOST: Answer = { kind: 'fault', error: { kind: 'unreachable', what: 'journal' } };
/** A duplicate that is refused before the first can be read back. */
const NOT_YET: Answer = { kind: 'fault', error: { kind: 'unavailable', what: 'journal', status: 409 } };

export function msOf(tick: number): number {
  return NOW_MS + tick * TICK_MS;
}

/** What the account does about a request to write: a record with an id and a stamp, or an answer where the key is taken. */
export function filing(state: State, sent: Sent, agentId: string, rules: AccountRules): Filed | Answer {
  const { externalId, agentDay: _neverRead, ...said } = sent.entry;
  const same = state.filed.find((one) => one.externalId === externalId);
  if (same !== undefined && rules.duplicateExternalId === 'reject') return same.isVisible ? { kind: 'entry', entry: same.entry } : NOT_YET;
  const createdAtMs = stampOf(state, sent, rules);
  const entry: JournalEntry = { ...said, id: idOf(state), createdById: agentId, createdAtMs, updatedAtMs: createdAtMs };
  return { entry, externalId, tick: state.tick, isVisible: false };
}

function idOf({ filed }: State): string {
  return `01M${String(filed.length + 1).padStart(3, '0')}`;
}

function stampOf({ tick }: State, { entry, tick: sentTick }: Sent, { wrong }: AccountRules): number {
  if (entry.kind === 'post' && wrong === 'own_clock') return msOf(sentTick);
  if (entry.kind === 'post' && wrong === 'late_posts_count') return entry.detail.reservedAtMs ?? msOf(tick);
  return msOf(tick);
}

/** What a lead writes who undoes what the first agent is giving; null where there is nothing listed, or it is given. */
export function undoing(state: State): Filed | null {
  const own = state.filed.filter(({ entry }) => entry.agentId === state.workers[0]?.agentId);
  const reserve = own.find(({ entry, isVisible }) => entry.kind === 'reserve' && isVisible)?.entry;
  if (reserve === undefined || own.some(({ entry }) => entry.kind === 'post')) return null;
  const createdAtMs = msOf(state.tick);
  const entry: JournalEntry = { ...reserve, id: idOf(state), kind: 'reverse', createdById: '90', createdAtMs, updatedAtMs: createdAtMs };
  return { entry, externalId: 'reverse', tick: state.tick, isVisible: true };
}

/** What a request to read answers, at one stroke. */
export function answerOf(
  { filed }: State,
  request: Exclude<Request, { readonly method: 'append' }>,
  { agentId, rules }: { readonly agentId: string; readonly rules: AccountRules },
): Answer {
  switch (request.method) {
    case 'tail':
      return { kind: 'page', page: { items: seenBy(agentId, filed, rules).toReversed(), next: null, unreadable: 0 } };
    case 'byExternalIds': {
      const found = filed.filter(({ isVisible, externalId }) => isVisible && request.keys.includes(externalId));
      return { kind: 'entries', entries: found.map(({ entry }) => entry) };
    }
    case 'wait':
      return { kind: 'done' };
  }
}

/** The list as one agent reads it, by right rules or by a wrong one. */
function seenBy(agentId: string, filed: readonly Filed[], { wrong }: AccountRules): readonly JournalEntry[] {
  const isOwn = ({ createdById }: JournalEntry): boolean => createdById === agentId;
  const isShown = ({ entry, isVisible }: Filed): boolean => isVisible || (wrong === 'looks_before_listed' && isOwn(entry));
  const shown = filed.filter(isShown).map(({ entry }) => entry);
  const own = shown.findLast((entry) => entry.kind === 'reserve' && isOwn(entry));
  const isFree = (entry: JournalEntry): boolean => {
    const about = shown.filter(({ momentId }) => momentId === entry.momentId);
    const reserve = about.find(({ kind }) => kind === 'reserve');
    const isPosted = about.some((post) => post.kind === 'post' && reserve !== undefined && isInTime(reserve.createdAtMs, post.createdAtMs));
    if (wrong === 'lead_frees_undecided') return about.some(({ kind }) => kind === 'reverse');
    return own !== undefined && reserve !== undefined && !isPosted && own.createdAtMs - reserve.createdAtMs > LEASE_MS;
  };
  if (wrong === 'earlier_ids_only') return shown.filter((entry) => own === undefined || entry.id < own.id || isOwn(entry));
  const isFreeing = wrong === 'lead_frees_undecided' || wrong === 'free_after_the_lease';
  return isFreeing ? shown.filter((entry) => isOwn(entry) || !isFree(entry)) : shown;
}

/** Tells answers to the same request apart. */
export function keyOfAnswer(answer: Answer): string {
  switch (answer.kind) {
    case 'entry':
      return `entry ${tagOf(answer.entry)}`;
    case 'entries':
      return `entries ${answer.entries.map(tagOf).join()}`;
    case 'page':
      return `page ${answer.page.items.map(tagOf).join()}`;
    case 'done':
      return 'done';
    case 'fault':
      return answer.error.kind;
  }
}

const tags = new WeakMap<JournalEntry, string>();

export function tagOf(entry: JournalEntry): string {
  const known = tags.get(entry);
  if (known !== undefined) return known;
  const { id, kind, momentId, createdById, createdAtMs, detail } = entry;
  const tag = `${id}${kind}${momentId}/${createdById}${detail.reserveId ?? ''}@${(createdAtMs - NOW_MS) / TICK_MS}`;
  tags.set(entry, tag);
  return tag;
}

/** Tells states apart: the time, what is on record and on its way, what each agent was answered so far, and what may still go wrong. */
export function keyOfState({ tick, filed, sent, workers, losses, crashes, undos }: State): string {
  let key = `${tick}/${losses}${crashes}${undos}`;
  for (const { entry, isVisible, tick: at } of filed) key += `${tagOf(entry)}${at}${isVisible ? '+' : '-'}`;
  for (const { worker, entry, tick: at, isAwaited } of sent) key += `>${worker}${entry.externalId}${at}${isAwaited ? '?' : ''}`;
  for (const { node, isSending, isCrashed } of workers) key += `;${node.number}${isSending ? 's' : ''}${isCrashed ? 'x' : ''}`;
  return key;
}
