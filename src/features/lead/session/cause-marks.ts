import { type CauseMarkEntry, type CauseStatus, type ToldEntry, causeStatuses } from '#domain/insights/cause-marks.ts';
import type { CauseMark } from '#domain/journal/cause-mark.ts';
import { type Result, ok } from '#domain/shared/result.ts';
import { keepTold, markCause } from '#ledger/mark-cause.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { Page } from '#ports/page.ts';
import { type Section, lastValue, reloading } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { type LeadCore, entryPorts } from './lead-core.ts';

/** 500 marks, and 2,000 customers who were told. */
const MARK_PAGES_AT_MOST = 5;
const TOLD_PAGES_AT_MOST = 20;

/** How the last thing went that somebody said of a cause. */
export type SayingCause =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working' | 'done'; readonly cause: string; readonly mark: CauseMark }
  | { readonly phase: 'failed'; readonly cause: string; readonly mark: CauseMark; readonly error: AppFault };

/** How the last customer went who was told. */
export type Telling =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working' | 'done'; readonly customerId: string }
  | { readonly phase: 'failed'; readonly customerId: string; readonly error: AppFault };

export interface CauseMarksState {
  readonly nowMs: number;
  /** By cause. */
  readonly statuses: Section<ReadonlyMap<string, CauseStatus>>;
  readonly saying: SayingCause;
  /** Who was told of which fix, by its entry's id: of those that were asked for. */
  readonly told: ReadonlyMap<string, readonly ToldEntry[]>;
  /** Why that could not be read; null where it could. */
  readonly toldError: AppFault | null;
  readonly telling: Telling;
}

/** What leads say of causes, for every tab that shows it. */
export interface CauseMarks extends Pick<Store<CauseMarksState>, 'getState' | 'subscribe'> {
  load(): Promise<void>;
  say(cause: string, mark: CauseMark): Promise<void>;
  /** Reads who was told of these fixes. */
  loadTold(fixIds: readonly string[]): Promise<void>;
  /** Keeps that somebody was told. */
  tell(told: Pick<ToldEntry, 'fixId' | 'customerId' | 'ticketId'> & { readonly cause: string }): Promise<void>;
}

const ofCore = new WeakMap<LeadCore, CauseMarks>();

/** Those of a page: what is said in one tab is known in the others. */
export function causeMarksOf(core: LeadCore): CauseMarks {
  const known = ofCore.get(core) ?? createCauseMarks(core);
  ofCore.set(core, known);
  return known;
}

interface Parts {
  readonly core: LeadCore;
  readonly store: Store<CauseMarksState>;
  /** What was read, and what was said here, which the search index may not show for a while. */
  readonly entries: Map<string, CauseMarkEntry>;
  readonly told: Map<string, ToldEntry>;
  /** The id under which the same is tried again, until it is kept. */
  readonly attempts: Map<string, string>;
}

function createCauseMarks(core: LeadCore): CauseMarks {
  const { runtime } = core.ports;
  const store = createStore<CauseMarksState>(
    {
      nowMs: runtime.nowMs(),
      statuses: { state: 'loading' },
      saying: { phase: 'idle' },
      told: new Map(),
      toldError: null,
      telling: { phase: 'idle' },
    },
    runtime,
  );
  const parts: Parts = { core, store, entries: new Map(), told: new Map(), attempts: new Map() };
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    load: () => load(parts),
    say: (cause, mark) => say(parts, cause, mark),
    loadTold: (fixIds) => loadTold(parts, fixIds),
    tell: (told) => tell(parts, told),
  };
}

async function load(parts: Parts): Promise<void> {
  const { core, store, entries } = parts;
  const { causes, runtime } = core.ports;
  store.update({ statuses: reloading(store.getState().statuses, runtime.nowMs()) });
  const read = await readPages(core, MARK_PAGES_AT_MOST, (cursor) => causes.marks(cursor));
  const learnt = read.ok ? await core.leads.learn(read.value.map(({ byId }) => byId)) : read;
  if (!read.ok || !learnt.ok) {
    const error = read.ok ? (learnt.ok ? null : learnt.error) : read.error;
    if (error !== null) store.update({ statuses: { state: 'failed', error, last: lastValue(store.getState().statuses) } });
    return;
  }
  for (const entry of read.value) entries.set(entry.id, entry);
  show(parts);
}

function show({ core, store, entries }: Parts): void {
  core.learnNames([...entries.values()].filter(({ byName }) => byName !== '').map(({ byId, byName }) => [byId, byName]));
  const value = causeStatuses(entries.values(), core.leads.ids());
  store.update({ statuses: { state: 'ready', value, atMs: core.ports.runtime.nowMs() } });
}

async function readPages<T>(
  { ports }: LeadCore,
  pagesAtMost: number,
  read: (cursor: string | null) => Promise<Result<Page<T>, AppFault>>,
): Promise<Result<readonly T[], AppFault>> {
  const items: T[] = [];
  let cursor: string | null = null;
  for (let pages = 0; pages < pagesAtMost; pages += 1) {
    const from: string | null = cursor;
    const page: Result<Page<T>, AppFault> = await retrying(ports.runtime, () => read(from));
    if (!page.ok) return page;
    items.push(...page.value.items);
    cursor = page.value.next;
    if (cursor === null) break;
  }
  return ok(items);
}

function lead({ context, settings }: LeadCore) {
  return { id: context.agent.id, name: context.agent.name, currency: settings().currency };
}

async function say(parts: Parts, cause: string, mark: CauseMark): Promise<void> {
  const { core, store, entries, attempts } = parts;
  if (store.getState().saying.phase === 'working') return;
  store.update({ saying: { phase: 'working', cause, mark } });
  const key = `${cause} ${JSON.stringify(mark)}`;
  const id = attempts.get(key) ?? core.ports.runtime.newId();
  attempts.set(key, id);
  const said = await markCause(entryPorts(core), { id, cause, mark }, lead(core));
  if (!said.ok) return store.update({ saying: { phase: 'failed', cause, mark, error: said.error } });
  attempts.delete(key);
  entries.set(said.value.id, said.value);
  show(parts);
  store.update({ saying: { phase: 'done', cause, mark } });
}

async function loadTold(parts: Parts, fixIds: readonly string[]): Promise<void> {
  const { core, store, told } = parts;
  if (fixIds.length === 0) return;
  const read = await readPages(core, TOLD_PAGES_AT_MOST, (cursor) => core.ports.causes.told(fixIds, cursor));
  if (!read.ok) return store.update({ toldError: read.error });
  const learnt = await core.leads.learn(read.value.map(({ byId }) => byId));
  if (!learnt.ok) return store.update({ toldError: learnt.error });
  const leadIds = core.leads.ids();
  for (const entry of read.value) if (leadIds.has(entry.byId)) told.set(entry.id, entry);
  showTold(parts, fixIds);
  store.update({ toldError: null });
}

function showTold({ store, told }: Parts, fixIds: readonly string[]): void {
  const byFix = new Map(store.getState().told);
  for (const fixId of fixIds)
    byFix.set(
      fixId,
      [...told.values()].filter((entry) => entry.fixId === fixId),
    );
  store.update({ told: byFix });
}

async function tell(parts: Parts, about: Parameters<CauseMarks['tell']>[0]): Promise<void> {
  const { core, store, told } = parts;
  const { customerId, fixId } = about;
  if (store.getState().telling.phase === 'working') return;
  store.update({ telling: { phase: 'working', customerId } });
  const kept = await keepTold(entryPorts(core), about, lead(core));
  if (!kept.ok) return store.update({ telling: { phase: 'failed', customerId, error: kept.error } });
  told.set(kept.value.id, kept.value);
  showTold(parts, [fixId]);
  store.update({ telling: { phase: 'done', customerId } });
}
