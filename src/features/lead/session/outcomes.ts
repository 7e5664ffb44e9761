import type { KeptWeek } from '#domain/journal/kept-outcomes.ts';
import { type OutcomeWeek, finalWeeks } from '#domain/outcomes/outcome-week.ts';
import type { Result } from '#domain/shared/result.ts';
import { retrying } from '#ledger/retrying.ts';
import type { EntryPorts } from '#ledger/entries.ts';
import type { RequestPace } from '#ledger/request-pace.ts';
import type { AppFault } from '#ports/app-fault.ts';
import type { OutcomeHistory } from '#ports/outcome-history.ts';
import type { Runtime } from '#ports/runtime.ts';
import type { SignedInAgent, Workspace } from '#ports/workspace.ts';
import { type Section, lastValue, reloading } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { askPaced } from './ask-paced.ts';
import type { WeekDeps } from './read-week.ts';

/**
 * How reading in the background stands: `idle` nobody has begun it · `hidden` it waits until the page is shown again · `done` there is no week
 * left to read · `week` the place of the one that is read, from 1, among `of` that were left.
 */
export type OutcomeReading =
  | { readonly name: 'idle' | 'hidden' | 'done' }
  | { readonly name: 'reading' | 'waiting'; readonly week: number; readonly of: number }
  | { readonly name: 'failed'; readonly error: AppFault };

export interface OutcomesState {
  readonly nowMs: number;
  /** The weeks that are kept, the earliest first. */
  readonly kept: Section<readonly KeptWeek[]>;
  readonly reading: OutcomeReading;
}

/** What became of tickets with a gesture, and of similar ones without: as it is kept, and what is not kept yet, read in the background. */
export interface Outcomes extends Pick<Store<OutcomesState>, 'getState' | 'subscribe'> {
  /** Reads what is kept, once; again where that failed. One request. */
  load(): Promise<void>;
  /** Reads what is left, week by week, the newest first, as long as the page is shown, and keeps each. Begun twice it is read once. */
  readOn(): Promise<void>;
}

/** What outcomes are read and kept by. */
interface OutcomeDeps extends WeekDeps {
  readonly ports: WeekDeps['ports'] & {
    readonly outcomeHistory: OutcomeHistory;
    readonly runtime: Runtime;
    readonly pace: RequestPace;
    readonly workspace: Pick<Workspace, 'onShown' | 'onHidden'>;
  };
  readonly context: { readonly agent: SignedInAgent; readonly timeZone: string };
  readonly isLead: boolean;
  entryPorts(): EntryPorts;
}

/** What the functions below share. */
interface Parts {
  readonly deps: OutcomeDeps;
  readonly store: Store<OutcomesState>;
  readonly now: { loading: Promise<void> | null; isHidden: boolean; isAtWork: boolean };
}

export function createOutcomes(deps: OutcomeDeps): Outcomes {
  const { runtime, workspace } = deps.ports;
  const store = createStore<OutcomesState>({ nowMs: runtime.nowMs(), kept: { state: 'loading' }, reading: { name: 'idle' } }, runtime);
  const parts: Parts = { deps, store, now: { loading: null, isHidden: false, isAtWork: false } };
  workspace.onHidden(() => {
    parts.now.isHidden = true;
  });
  workspace.onShown(() => {
    parts.now.isHidden = false;
    if (store.getState().reading.name === 'hidden') void readOn(parts);
  });
  return { getState: store.getState, subscribe: store.subscribe, load: () => load(parts), readOn: () => readOn(parts) };
}

function load(parts: Parts): Promise<void> {
  const { store, now } = parts;
  if (store.getState().kept.state !== 'ready') {
    now.loading ??= loadKept(parts).finally(() => {
      now.loading = null;
    });
  }
  return now.loading ?? Promise.resolve();
}

async function loadKept({ deps: { ports, context }, store }: Parts): Promise<void> {
  const { runtime, outcomeHistory } = ports;
  store.update({ kept: reloading(store.getState().kept, runtime.nowMs()) });
  const days = finalWeeks(runtime.nowMs(), context.timeZone).map(({ firstDay }) => firstDay);
  const read = await retrying(runtime, () => outcomeHistory.kept(days));
  const last = lastValue(store.getState().kept);
  store.update({
    kept: read.ok ? { state: 'ready', value: read.value, atMs: runtime.nowMs() } : { state: 'failed', error: read.error, last },
  });
}

async function readOn(parts: Parts): Promise<void> {
  const { deps, store, now } = parts;
  if (now.isAtWork || !deps.isLead) return;
  if (now.isHidden) return store.update({ reading: { name: 'hidden' } });
  now.isAtWork = true;
  try {
    const fault = await readLeft(parts);
    store.update({ reading: fault === null ? { name: now.isHidden ? 'hidden' : 'done' } : { name: 'failed', error: fault } });
  } catch (cause) {
    store.update({ reading: { name: 'failed', error: { kind: 'chunk', cause } } });
  } finally {
    now.isAtWork = false;
  }
}

/** Gives the fault that ended it; null where there was none. */
async function readLeft(parts: Parts): Promise<AppFault | null> {
  const { deps, store, now } = parts;
  await load(parts);
  const { kept } = store.getState();
  if (kept.state === 'failed') return kept.error;
  const weeks = finalWeeks(deps.ports.runtime.nowMs(), deps.context.timeZone);
  const left = (): readonly OutcomeWeek[] => {
    const days = new Set(keptOf(store).map(({ firstDay }) => firstDay));
    return weeks.filter(({ firstDay }) => !days.has(firstDay));
  };
  const of = left().length;
  // A week of which nobody wanted the rest, since the page was hidden for a moment, is read again.
  for (let [week] = left(); week !== undefined && !now.isHidden; [week] = left()) {
    const fault = await readAndKeep(parts, week, { week: of - left().length + 1, of });
    if (fault !== null) return fault;
  }
  return null;
}

async function readAndKeep(parts: Parts, week: OutcomeWeek, at: { readonly week: number; readonly of: number }): Promise<AppFault | null> {
  const { deps, store, now } = parts;
  const { firstDay } = week;
  const tell = (name: 'reading' | 'waiting'): void => {
    store.update({ reading: { name, ...at } });
  };
  const ask = <T>(call: () => Promise<Result<T, AppFault>>): Promise<Result<T | null, AppFault>> =>
    askPaced(deps, { isWanted: () => !now.isHidden, tell, isInBackground: true }, call);
  const keptByNow = (): ReturnType<typeof ask<readonly KeptWeek[]>> => ask(() => deps.ports.outcomeHistory.kept([firstDay]));
  // Somebody else may have read it since.
  const before = await keptByNow();
  if (!before.ok) return before.error;
  const [other] = before.value ?? [];
  if (other !== undefined) learn(parts, other);
  if (other !== undefined || before.value === null) return null;
  const { readWeek } = await import('./read-week.ts');
  const read = await readWeek(deps, week, ask);
  if (!read.ok) return read.error;
  if (read.value === null) return null;
  const fresh = { firstDay, outcomes: read.value };
  const { keepOutcomes } = await import('#ledger/keep-outcomes.ts');
  const { id, name } = deps.context.agent;
  const kept = await keepOutcomes(deps.entryPorts(), fresh, { id, name, currency: deps.settings().currency });
  if (!kept.ok) return kept.error;
  // Where two read at once, what was written first counts for everybody.
  const written = await keptByNow();
  if (!written.ok) return written.error;
  learn(parts, written.value?.[0] ?? fresh);
  return null;
}

function learn({ deps, store }: Parts, week: KeptWeek): void {
  const weeks = [...keptOf(store).filter(({ firstDay }) => firstDay !== week.firstDay), week];
  const value = weeks.toSorted((one, other) => (one.firstDay < other.firstDay ? -1 : 1));
  store.update({ kept: { state: 'ready', value, atMs: deps.ports.runtime.nowMs() } });
}

function keptOf(store: Store<OutcomesState>): readonly KeptWeek[] {
  return lastValue(store.getState().kept) ?? [];
}
