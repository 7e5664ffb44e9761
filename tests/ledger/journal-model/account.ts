import { NOW_MS } from '#builders/clock.ts';
import { LEASE_MS } from '#domain/journal/lease.ts';
import type { JournalEntry } from '#domain/journal/types.ts';
import type { MomentStatus } from '#domain/moments/moment.ts';
import type { RequestLine } from '#domain/moments/request-line.ts';
import type { NewEntry } from '#ports/journal-store.ts';
import type { Answer, Node } from './page-tree.ts';

/** A record of the journal. It is stamped before it can be seen. */
export interface Filed {
  readonly entry: JournalEntry;
  readonly externalId: string;
  readonly tick: number;
  /** Whose lists show it, a bit for each page. */
  readonly shownTo: number;
}

/** A request to write that is on its way, and whose page has given up waiting for the answer. */
export interface Sent {
  readonly worker: number;
  readonly entry: NewEntry;
  /** By the page's clock, which only a wrong rule goes by. */
  readonly sentMs: number;
}

/** One page of somebody who is at work. */
export interface Worker {
  /** With this begins every id that the page mints. */
  readonly name: string;
  readonly agentId: string;
  readonly node: Node;
  readonly isCrashed: boolean;
}

/** The record of a request: one field for its status, and one for all that was said. */
export interface RequestRecord {
  readonly status: MomentStatus;
  readonly lines: readonly RequestLine[];
}

/** The account and everybody in it, at one moment. */
export interface State {
  readonly tick: number;
  readonly filed: readonly Filed[];
  readonly sent: readonly Sent[];
  readonly workers: readonly Worker[];
  /** Null where no page shares one. */
  readonly record: RequestRecord | null;
  /** How many answers may still be lost, and pages crash. */
  readonly losses: number;
  readonly crashes: number;
  /** Which of the account's events may still come, a bit for each. */
  readonly awaited: number;
}

/** Wrong ways to count, kept to show that each is caught. */
export type WrongRule =
  | 'late_posts_count'
  | 'own_clock'
  | 'free_after_the_lease'
  | 'lead_frees_undecided'
  | 'void_beats_post'
  | 'looks_before_listed'
  | 'earlier_ids_only';

/**
 * What the account's list shows: `at_once` each record as soon as it is written; `one` list shows each record to everybody at one time; each of the `replicas` shows all up to
 * some record, and any of them answers; to `readers` each record is shown one by one, and to its writer at once.
 */
export type ListKind = 'at_once' | 'one' | 'replicas' | 'readers';

/** What somebody does who is on none of these pages; null where they cannot yet, or no more. */
export type AccountEvent = (state: State, tickMs: number) => Omit<Filed, 'tick'> | null;

/** How the account behaves, and its readers. */
export interface AccountRules {
  readonly duplicateExternalId: 'reject' | 'allow';
  readonly list: ListKind;
  /** So many ticks after it was taken up an entry is listed at the latest. */
  readonly lagTicks: number;
  /** How far the server's clock goes, and in what steps. */
  readonly ticks: number;
  readonly tickMs: number;
  readonly pageSize: number;
  readonly events: readonly AccountEvent[];
  /** Whether the pages do the same, so that who is first is all the same. */
  readonly areAlike: boolean;
  /** Which page alone may sleep between a request and its being taken up, once it has begun; null where all may. */
  readonly sleeper: number | null;
  readonly wrong: WrongRule | null;
}

export const ONE_LIST: AccountRules = {
  duplicateExternalId: 'reject',
  list: 'one',
  lagTicks: 1,
  ticks: 0,
  tickMs: LEASE_MS,
  pageSize: 100,
  events: [],
  areAlike: false,
  sleeper: null,
  wrong: null,
};

/** Shown to everybody. */
export const TO_ALL = (1 << 16) - 1;

export const LOST: Answer = { kind: 'fault', error: { kind: 'unreachable', what: 'journal' } };
/** A duplicate that is refused before the first can be read back. */
const NOT_YET: Answer = { kind: 'fault', error: { kind: 'unavailable', what: 'journal', status: 409 } };

export function msOf(tick: number, { tickMs }: Pick<AccountRules, 'tickMs'>): number {
  return NOW_MS + tick * tickMs;
}

/** What the account does about a request to write: a record with an id and a stamp, or an answer where the key is taken. */
export function filing(state: State, { worker, entry: asked, sentMs }: Sent, rules: AccountRules): Filed | Answer {
  const { externalId, agentDay: _neverRead, ...said } = asked;
  const same = state.filed.find((one) => one.externalId === externalId);
  if (same !== undefined && rules.duplicateExternalId === 'reject') {
    return isShownTo(worker, same) ? { kind: 'entry', entry: same.entry } : NOT_YET;
  }
  const createdAtMs = stampOf(state, asked, sentMs, rules);
  const entry: JournalEntry = { ...said, id: nextId(state), createdById: writerOf(state, worker), createdAtMs, updatedAtMs: createdAtMs };
  return { entry, externalId, tick: state.tick, shownTo: shownAtFirst(rules.list, worker) };
}

function shownAtFirst(list: ListKind, worker: number): number {
  if (list === 'one') return 0;
  return list === 'readers' ? 1 << worker : TO_ALL;
}

export function nextId({ filed }: Pick<State, 'filed'>): string {
  return `01M${String(filed.length + 1).padStart(3, '0')}`;
}

export function isShownTo(worker: number, { shownTo }: Filed): boolean {
  return (shownTo & (1 << worker)) !== 0;
}

export function isShownToAll({ shownTo }: Filed, { workers }: State): boolean {
  const all = (1 << workers.length) - 1;
  return (shownTo & all) === all;
}

function writerOf({ workers }: State, worker: number): string {
  return workers[worker]?.agentId ?? '';
}

function stampOf({ tick }: State, { kind, detail }: NewEntry, sentMs: number, rules: AccountRules): number {
  if (kind === 'post' && rules.wrong === 'own_clock') return sentMs;
  if (kind === 'post' && rules.wrong === 'late_posts_count') return detail.reservedAtMs ?? msOf(tick, rules);
  return msOf(tick, rules);
}
