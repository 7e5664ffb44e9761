import { openSteps } from '#domain/moments/open-steps.ts';
import { isOwedStep } from '#domain/moments/steps.ts';
import { owedActions } from '#domain/policy/owed.ts';
import type { GestureKind } from '#domain/gestures/gesture.ts';
import type { Money } from '#domain/money/money.ts';
import { DAY_MS } from '#domain/shared/time.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Store, createStore } from '../../../shared/store.ts';
import { askNames } from '../../session/ask-names.ts';
import { type PacedReading, askPaced } from '../../session/ask-paced.ts';
import type { LeadCore } from '../../session/lead-core.ts';
import { type Carriers, type GivenRecord, createCarriers } from './carriers.ts';

/** What is older was issued long ago, or its customer has asked for it. */
export const DAYS_LOOKED_BACK = 90;
/** So many pages of 100 moments are read at once; whoever wants older ones reads on. */
const FIRST_PAGES = 2;
const PAGES_AT_MOST = 120;

/** One thing that somebody was given, or is owed beside that, and has not got yet, as the record of the gesture tells. */
export interface UnissuedTodo {
  readonly momentId: string;
  readonly ticketId: string;
  readonly agentId: string;
  readonly gesture: GestureKind;
  /** How many, where it is counted. */
  readonly count?: number | undefined;
  readonly amount: Money;
  readonly createdAtMs: number;
  /** A key of `handSteps` or of `owedSteps`. */
  readonly what: string;
}

/** By which one to-do is told from the others. */
export function todoId({ momentId, what }: Pick<UnissuedTodo, 'momentId' | 'what'>): string {
  return `${momentId} ${what}`;
}

export type UnissuedPhase =
  | { readonly name: 'idle' | 'reading' | 'waiting' | 'stopped' | 'done' }
  | { readonly name: 'failed'; readonly error: AppFault };

/** What becomes of a tick. */
export type Ticking = { readonly phase: 'working' | 'done' } | { readonly phase: 'failed'; readonly error: AppFault };

export interface UnissuedState {
  readonly nowMs: number;
  readonly phase: UnissuedPhase;
  /** Those that were found, the oldest first; whatever was ticked here stays until it is read anew. */
  readonly rows: readonly UnissuedTodo[];
  /** How many moments were looked through, and how far back they reach; null where there are no older ones that count. */
  readonly looked: number;
  readonly sinceMs: number | null;
  /** By {@link todoId}. */
  readonly ticks: ReadonlyMap<string, Ticking>;
}

/** What was given by hand, or is owed beside a gesture, and nobody has ticked off: by everybody, or by one person. */
export interface Unissued extends Pick<Store<UnissuedState>, 'getState' | 'subscribe'> {
  /** Reads the newest moments anew: two requests, up to four for posts that were not read yet, and those for further attempts. */
  load(): Promise<void>;
  /** Reads on from where reading ended, stopped or failed. */
  readOn(): Promise<void>;
  stop(): void;
  /** Says that it was done, or, where that was said here, that it was not. */
  tick(todo: UnissuedTodo, isDone: boolean): Promise<void>;
}

interface GivenPage {
  readonly items: readonly GivenRecord[];
  readonly looked: number;
  readonly oldestMs: number | null;
  readonly next: string | null;
}

/** One page of what was given and stands: of everybody from the list, of one person from the index, which is a minute late. */
async function readPage(
  { archive, moments }: LeadCore['ports'],
  ofAgentId: string | null,
  { cursor, sinceMs }: { readonly cursor: string | null; readonly sinceMs: number },
): Promise<Result<GivenPage, AppFault>> {
  if (ofAgentId === null) {
    const page = await archive.page({ cursor, sinceMs });
    if (!page.ok) return page;
    const { items, next } = page.value;
    const given = items.flatMap(({ giving, createdAtMs, provider }): readonly GivenRecord[] =>
      giving === null ? [] : [{ moment: giving, createdAtMs, isProviders: provider !== undefined }],
    );
    return ok({ items: given, looked: items.length, oldestMs: items.at(-1)?.createdAtMs ?? null, next });
  }
  const page = await moments.recorded({ from: 'index', filter: { agentId: ofAgentId, status: 'given', sinceMs }, cursor });
  if (!page.ok) return page;
  const { items, next } = page.value;
  return ok({
    items: items.map(({ moment, createdAtMs, receipts = [] }) => ({ moment, createdAtMs, isProviders: receipts.length > 0 })),
    looked: items.length,
    oldestMs: items.at(-1)?.createdAtMs ?? null,
    next,
  });
}

interface PageTerms {
  readonly ofAgentId: string | null;
  readonly cursor: string | null;
  readonly sinceMs: number;
  readonly carriers: Carriers;
}

/** One page of what was given, and who carries it out; null where nobody wants it any more. */
async function readGiven(
  core: LeadCore,
  pacing: PacedReading,
  { ofAgentId, carriers, ...at }: PageTerms,
): Promise<Result<GivenPage | null, AppFault>> {
  const page = await askPaced(core, pacing, () => readPage(core.ports, ofAgentId, at));
  if (!page.ok || page.value === null) return page;
  const learnt = await carriers.learn(pacing, page.value.items);
  if (!learnt.ok) return learnt;
  return learnt.value === null ? ok(null) : page;
}

/** What of a page of gestures nobody has done, those left out that are known; from then on these are. */
function openTodos(
  core: LeadCore,
  { given, carriers }: { readonly given: readonly GivenRecord[]; readonly carriers: Carriers },
  known: Set<string>,
): readonly UnissuedTodo[] {
  const todos = given.flatMap(({ moment, createdAtMs, isProviders }): readonly UnissuedTodo[] => {
    const { id: momentId, ticketId, agentId, gesture, amount, count, cause, fault, decision } = moment;
    if (moment.status !== 'given' || known.has(momentId)) return [];
    const owed = owedActions({ cause, fault, outcome: decision.facts.outcome }, core.settings().policy);
    // What a provider was asked for is not issued by hand as well: its record says so, or else its post.
    const isByHand = !isProviders && carriers.known.get(momentId) !== true;
    return openSteps(moment, { isByHand, owed }).map((what) => ({
      momentId,
      ticketId,
      agentId,
      gesture,
      amount,
      count,
      createdAtMs,
      what,
    }));
  });
  for (const { momentId } of todos) known.add(momentId);
  return todos;
}

export function createUnissued(core: LeadCore, ofAgentId: string | null = null): Unissued {
  const { runtime, moments } = core.ports;
  const store = createStore<UnissuedState>(
    { nowMs: runtime.nowMs(), phase: { name: 'idle' }, rows: [], looked: 0, sinceMs: null, ticks: new Map() },
    runtime,
  );
  /** Where reading goes on; null at its end, undefined before the first page. */
  let next: string | null | undefined;
  let turn = 0;
  const carriers = createCarriers(core);
  /** The moments of the rows that were found. */
  const known = new Set<string>();
  /** The last tick of each moment's record that was begun. */
  const amends = new Map<string, Promise<unknown>>();

  async function read(pagesAtMost: number): Promise<void> {
    turn += 1;
    const mine = turn;
    const isWanted = (): boolean => mine === turn;
    store.update({ phase: { name: 'reading' } });
    const sinceMs = runtime.nowMs() - DAYS_LOOKED_BACK * DAY_MS;
    for (let pages = 0; pages < pagesAtMost && next !== null; pages += 1) {
      const cursor = next ?? null;
      const tell = (name: 'reading' | 'waiting'): void => store.update({ phase: { name } });
      const page = await readGiven(core, { isWanted, tell }, { ofAgentId, cursor, sinceMs, carriers });
      if (!isWanted()) return;
      if (!page.ok) return store.update({ phase: { name: 'failed', error: page.error } });
      if (page.value === null) return;
      const { items: given, looked } = page.value;
      next = page.value.next;
      const { rows, looked: before, sinceMs: oldestBefore } = store.getState();
      store.update({
        rows: [...rows, ...openTodos(core, { given, carriers }, known)].toSorted((one, other) => one.createdAtMs - other.createdAtMs),
        looked: before + looked,
        sinceMs: next === null ? null : (page.value.oldestMs ?? oldestBefore),
      });
    }
    store.update({ phase: { name: 'done' } });
    if (ofAgentId === null)
      await askNames(
        core,
        store.getState().rows.map(({ agentId }) => agentId),
      );
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async load() {
      next = undefined;
      known.clear();
      store.update({ rows: [], looked: 0, sinceMs: null, ticks: new Map() });
      await read(FIRST_PAGES);
    },
    async readOn() {
      const { name } = store.getState().phase;
      if (name !== 'reading' && name !== 'waiting') await read(PAGES_AT_MOST);
    },
    stop() {
      const { name } = store.getState().phase;
      if (name !== 'reading' && name !== 'waiting') return;
      turn += 1;
      store.update({ phase: { name: 'stopped' } });
    },
    async tick(todo, isDone) {
      const { momentId, what } = todo;
      const key = todoId(todo);
      const put = (ticking: Ticking | null): void => {
        const others = [...store.getState().ticks].filter(([id]) => id !== key);
        store.update({ ticks: new Map(ticking === null ? others : [...others, [key, ticking]]) });
      };
      if (store.getState().ticks.get(key)?.phase === 'working') return;
      put({ phase: 'working' });
      const { id: whoId, name: whoName } = core.context.agent;
      const doneAtMs = isDone ? runtime.nowMs() : null;
      // Two ticks of one record at once would take each other's place.
      const amending = (amends.get(momentId) ?? Promise.resolve()).then(() =>
        retrying(runtime, () => moments.amend(momentId, { todos: [{ what, whoId, whoName, doneAtMs }] })),
      );
      amends.set(momentId, amending);
      const kept = await amending;
      if (!kept.ok) return put({ phase: 'failed', error: kept.error });
      put(isDone ? { phase: 'done' } : null);
    },
  };
}

/** How many still wait, of gestures and of what is owed beside them: what was ticked here does not. */
export function unissuedCounts({ rows, ticks }: Pick<UnissuedState, 'rows' | 'ticks'>): {
  readonly gestures: number;
  readonly owed: number;
} {
  const waiting = rows.filter((todo) => ticks.get(todoId(todo))?.phase !== 'done');
  const owed = waiting.filter(({ what }) => isOwedStep(what)).length;
  return { gestures: waiting.length - owed, owed };
}
