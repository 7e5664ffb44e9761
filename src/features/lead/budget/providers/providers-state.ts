import { monthSpan } from '#domain/journal/month-report.ts';
import type { OwnRecord } from '#domain/reconciliation/provider-record.ts';
import { localDay } from '#domain/shared/local-day.ts';
import { namesOf } from '#ledger/totals.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { FoundExecution } from '#ports/gesture-executor.ts';
import { type Store, createStore } from '../../../shared/store.ts';
import { lastMonths } from '../../parts/last-months.ts';
import { askNames } from '../../session/ask-names.ts';
import type { PacedReading } from '../../session/ask-paced.ts';
import type { LeadCore } from '../../session/lead-core.ts';
import { type MonthComparison, NOTHING_YET, type Progress, type Span, createBothSides } from './both-sides.ts';
import { BEFORE_MS } from './own-side.ts';
import { comparisonFile } from './providers-csv.ts';

export type ProvidersPhase =
  | { readonly name: 'idle' | 'reading' | 'waiting' | 'stopped' | 'done' }
  | { readonly name: 'failed'; readonly error: AppFault };

/** What came of asking a provider about one row. */
export type Asking =
  | { readonly phase: 'working' }
  | { readonly phase: 'answered'; readonly found: FoundExecution }
  | { readonly phase: 'failed'; readonly error: AppFault };

export interface ProvidersState {
  readonly nowMs: number;
  /** `YYYY-MM`. */
  readonly month: string;
  readonly phase: ProvidersPhase;
  readonly progress: Progress;
  /** Null until both sides were read. */
  readonly comparison: MonthComparison | null;
  /** By {@link rowId}. */
  readonly asking: ReadonlyMap<string, Asking>;
}

/** What providers hold of a month beside what counts here. Reads only when a lead asks for it, and writes nothing. */
export interface Providers extends Pick<Store<ProvidersState>, 'getState' | 'subscribe'> {
  months(): readonly string[];
  choose(month: string): void;
  /** Reads, or reads on from where it stopped or failed. What providers did not answer is asked once more. */
  start(): Promise<void>;
  stop(): void;
  /** Reads everything anew. */
  again(): Promise<void>;
  ask(own: OwnRecord): Promise<void>;
  /** Hands the table over. */
  hand(how: 'save' | 'open'): void;
}

export function rowId({ source, key }: Pick<OwnRecord, 'source' | 'key'>): string {
  return `${source} ${key}`;
}

const ofCore = new WeakMap<LeadCore, Providers>();

/** That of a page: what was read stays while another tab is looked at. */
export function providersOf(core: LeadCore): Providers {
  const known = ofCore.get(core) ?? createProviders(core);
  ofCore.set(core, known);
  return known;
}

export function createProviders(core: LeadCore): Providers {
  const { runtime, files, providerRecords } = core.ports;
  const { timeZone } = core.context;
  const months = (): readonly string[] => lastMonths(runtime.nowMs(), timeZone);
  const store = createStore<ProvidersState>(
    {
      nowMs: runtime.nowMs(),
      month: months()[0] ?? '',
      phase: { name: 'idle' },
      progress: NOTHING_YET,
      comparison: null,
      asking: new Map(),
    },
    runtime,
  );
  const sides = createBothSides(core, (change) => progress(change));
  /** Whoever stops and goes on at once must not have two readings at work. */
  let turn = 0;

  const isAtWork = (): boolean => ['reading', 'waiting'].includes(store.getState().phase.name);
  const progress = (change: Partial<Progress>): void => store.update({ progress: { ...store.getState().progress, ...change } });

  async function run(mine: number): Promise<void> {
    const isWanted = (): boolean => mine === turn;
    const pacing: PacedReading = { isWanted, tell: (name) => store.update({ phase: { name } }) };
    const { month } = store.getState();
    const { sinceMs, untilMs } = monthSpan(month, timeZone);
    const span: Span = { sinceMs: sinceMs - BEFORE_MS, untilMs, isOfMonth: (atMs) => atMs >= sinceMs && atMs < untilMs };
    const read = await sides.read(span, pacing);
    if (!isWanted()) return;
    if (!read.ok) return store.update({ phase: { name: 'failed', error: read.error } });
    if (read.value === null) return;
    store.update({ phase: { name: 'done' }, comparison: { month, ...read.value } });
    core.learnNames(namesOf(core.snapshot().entries()));
    await askNames(
      core,
      read.value.rows.flatMap(({ own }) => (own === null ? [] : [own.agentId])),
    );
  }

  async function begin(): Promise<void> {
    if (isAtWork()) return;
    turn += 1;
    store.update({ phase: { name: 'reading' } });
    await run(turn);
  }

  function forget(change: Partial<ProvidersState>): void {
    turn += 1;
    sides.forget();
    store.update({ phase: { name: 'idle' }, progress: NOTHING_YET, comparison: null, asking: new Map(), ...change });
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    months,
    choose: (month) => forget({ month }),
    start: begin,
    async again() {
      if (isAtWork()) return;
      forget({});
      await begin();
    },
    stop() {
      if (!isAtWork()) return;
      turn += 1;
      store.update({ phase: { name: 'stopped' } });
    },
    async ask(own) {
      const id = rowId(own);
      const put = (asking: Asking): void => store.update({ asking: new Map([...store.getState().asking, [id, asking]]) });
      if (store.getState().asking.get(id)?.phase === 'working') return;
      put({ phase: 'working' });
      const found = await providerRecords.ask(own);
      put(found.ok ? { phase: 'answered', found: found.value } : { phase: 'failed', error: found.error });
    },
    hand(how) {
      const { comparison } = store.getState();
      if (comparison === null) return;
      const day = localDay(runtime.nowMs(), timeZone);
      files[how](comparisonFile(comparison, day));
    },
  };
}
