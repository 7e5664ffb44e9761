import {
  type Choice,
  type LimitInForce,
  type LimitKey,
  choicesOf,
  chosenNow,
  isSameChoice,
  limitsOneByOne,
} from '#domain/journal/chosen-limits.ts';
import { limitsUnder } from '#domain/journal/limits-in-force.ts';
import type { ChosenLimits, Limits } from '#domain/journal/limits.ts';
import { type LimitsTrial, limitsTrial } from '#domain/policy/limits-trial.ts';
import { type PastMoment, type Replayed, replayOneByOne } from '#domain/policy/replay.ts';
import { type ChooseError, chooseLimits } from '#ledger/choose-limits.ts';
import { namesOf } from '#ledger/totals.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Section, lastValue, reloading } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import type { LeadCore } from '../session/lead-core.ts';
import { learnChoices } from '../session/learn-choices.ts';
import { type PastReading, readPast } from './past-reading.ts';
import { type ReadLimits, type TypedLimits, readTyped, typedOf } from './typed-limits.ts';

/** A reason is a few words. */
export const REASON_LENGTH_AT_MOST = 500;
/** So many moments are reckoned before the screen has its turn. */
const RECKONED_AT_ONCE = 200;

/** The limits that apply, and how they came about. */
export interface LimitsView {
  readonly limits: readonly LimitInForce[];
  /** The most that a lead may choose. */
  readonly ceilings: Limits;
  readonly chosen: ChosenLimits;
  /** In which the fields write sums. */
  readonly locale: string;
  /** Newest first. */
  readonly choices: readonly Choice[];
  /** False where there are more than can be read. */
  readonly isWhole: boolean;
}

/** Past moments under the limits that were typed. `of` are those. */
export type Trial =
  | { readonly phase: 'idle' }
  | { readonly phase: 'reading' | 'waiting'; readonly of: ChosenLimits; readonly read: number }
  | { readonly phase: 'reckoning'; readonly of: ChosenLimits }
  | { readonly phase: 'stopped'; readonly of: ChosenLimits }
  | { readonly phase: 'failed'; readonly of: ChosenLimits; readonly error: AppFault }
  | { readonly phase: 'done'; readonly of: ChosenLimits; readonly trial: LimitsTrial; readonly past: Omit<PastReading, 'moments'> };

/** Why nothing was saved: another lead has meanwhile, or see {@link ChooseError}. */
export type SaveError = ChooseError | { readonly kind: 'changed'; readonly by: Choice };

export type Saving = { readonly phase: 'idle' | 'working' | 'done' } | { readonly phase: 'failed'; readonly error: SaveError };

export interface LimitsState {
  readonly nowMs: number;
  readonly view: Section<LimitsView>;
  /** Null until somebody types: then what is chosen stands in the fields. */
  readonly typed: TypedLimits | null;
  readonly reason: string;
  readonly trial: Trial;
  readonly saving: Saving;
}

/** The team's limits, and a change of them. */
export interface LimitsTabState extends Pick<Store<LimitsState>, 'getState' | 'subscribe'> {
  load(): Promise<void>;
  type(key: LimitKey, text: string): void;
  typeReason(text: string): void;
  /** Empties every field: as the settings say. */
  clear(): void;
  /** Gives the last days' moments again under what is typed. */
  tryOut(): Promise<void>;
  stop(): void;
  save(): Promise<void>;
}

/** What stands in the fields. */
export function typedNow({ typed }: Pick<LimitsState, 'typed'>, view: LimitsView): TypedLimits {
  return typed ?? typedOf(view.chosen, view.ceilings.currency, view.locale);
}

/** What stands in the fields, read. */
export function readNow(state: Pick<LimitsState, 'typed'>, view: LimitsView): ReadLimits {
  return readTyped(typedNow(state, view), view.ceilings);
}

/** Whether what is typed can be read, and is another choice than the one that holds. */
export function isChange(state: Pick<LimitsState, 'typed'>, view: LimitsView): boolean {
  const { limits, problems } = readNow(state, view);
  return problems.size === 0 && !isSameChoice(limits, view.chosen);
}

/** Whether what is typed was tried, or could not be: nobody is kept from lowering a limit by moments that cannot be read. */
export function isTried({ trial, ...state }: Pick<LimitsState, 'typed' | 'trial'>, view: LimitsView): boolean {
  const isOver = trial.phase === 'done' || trial.phase === 'stopped' || trial.phase === 'failed';
  return isOver && isSameChoice(trial.of, readNow(state, view).limits);
}

interface Parts {
  readonly core: LeadCore;
  readonly store: Store<LimitsState>;
}

export function createLimits(core: LeadCore): LimitsTabState {
  const { runtime } = core.ports;
  const store = createStore<LimitsState>(
    {
      nowMs: runtime.nowMs(),
      view: { state: 'loading' },
      typed: null,
      reason: '',
      trial: { phase: 'idle' },
      saving: { phase: 'idle' },
    },
    runtime,
  );
  const parts = { core, store };
  // Whoever stops and tries again at once must not have two trials at work.
  const turns = { last: 0 };
  // What is tried again and again is read once.
  const kept: { past: PastReading | null } = { past: null };
  const attempt = createAttempt(core);

  /** What was typed stands in the place of what was tried: only of the same is the trial still true. */
  function retype(typed: TypedLimits): void {
    turns.last += 1;
    store.update({ typed, trial: { phase: 'idle' }, saving: { phase: 'idle' } });
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    load: () => load(parts),
    type(key, text) {
      const view = lastValue(store.getState().view);
      if (view !== null && store.getState().saving.phase !== 'working') retype({ ...typedNow(store.getState(), view), [key]: text });
    },
    typeReason(text) {
      store.update({ reason: text });
    },
    clear() {
      const view = lastValue(store.getState().view);
      if (view !== null && store.getState().saving.phase !== 'working') retype(typedOf({}, view.ceilings.currency, view.locale));
    },
    tryOut: () => tryOut(parts, { turns, kept }),
    stop() {
      turns.last += 1;
      const { trial } = store.getState();
      if (trial.phase === 'reading' || trial.phase === 'waiting' || trial.phase === 'reckoning')
        store.update({ trial: { phase: 'stopped', of: trial.of } });
    },
    save: () => save(parts, attempt),
  };
}

async function readNewest(core: LeadCore): ReturnType<typeof learnChoices> {
  const tail = await core.snapshot().ledgerReader.readTail();
  return tail.ok ? learnChoices(core) : tail;
}

async function load({ core, store }: Parts): Promise<void> {
  store.update({ view: reloading(store.getState().view, core.ports.runtime.nowMs()) });
  const read = await readNewest(core);
  if (!read.ok) {
    store.update({ view: { state: 'failed', error: read.error, last: lastValue(store.getState().view) } });
    return;
  }
  show({ core, store }, read.value.isWhole);
}

function show({ core, store }: Parts, isWhole: boolean): void {
  const snapshot = core.snapshot();
  const entries = snapshot.entries();
  const { ceilings } = snapshot.ledgerReader.limits();
  const terms = { leadIds: core.leads.ids(), currency: ceilings.currency };
  core.learnNames(namesOf(entries));
  const value: LimitsView = {
    limits: limitsOneByOne(ceilings, entries, terms),
    ceilings,
    locale: core.context.agent.locale,
    chosen: chosenNow(entries, terms),
    choices: choicesOf(entries, terms),
    isWhole,
  };
  store.update({ view: { state: 'ready', value, atMs: core.ports.runtime.nowMs() } });
}

async function tryOut(
  { core, store }: Parts,
  { turns, kept }: { readonly turns: { last: number }; readonly kept: { past: PastReading | null } },
): Promise<void> {
  const view = lastValue(store.getState().view);
  if (view === null || readNow(store.getState(), view).problems.size > 0) return;
  const of = readNow(store.getState(), view).limits;
  turns.last += 1;
  const mine = turns.last;
  const isWanted = (): boolean => mine === turns.last;
  const put = (trial: Trial): void => {
    if (isWanted()) store.update({ trial });
  };
  put({ phase: 'reading', of, read: 0 });
  if (kept.past === null) {
    const read = await readPast(core, {
      isWanted,
      onProgress: (count, isWaiting) => {
        put({ phase: isWaiting ? 'waiting' : 'reading', of, read: count });
      },
    });
    if (!read.ok) return put({ phase: 'failed', of, error: read.error });
    if (read.value === null) return;
    kept.past = read.value;
  }
  const { moments, ...past } = kept.past;
  put({ phase: 'reckoning', of });
  const now = await replayed(core, moments, { limits: limitsUnder(view.ceilings, view.chosen), isWanted });
  const tried = await replayed(core, moments, { limits: limitsUnder(view.ceilings, of), isWanted });
  if (now !== null && tried !== null) put({ phase: 'done', of, trial: limitsTrial(now, tried), past });
}

/** Reckons a few at a time, so that the screen has its turn; null where nobody wants it any more. */
async function replayed(
  core: LeadCore,
  moments: readonly PastMoment[],
  { limits, isWanted }: { readonly limits: Limits; readonly isWanted: () => boolean },
): Promise<readonly Replayed[] | null> {
  const { policy } = core.settings();
  const all: Replayed[] = [];
  for (const one of replayOneByOne(moments, { policy, limits, timeZone: core.context.timeZone })) {
    all.push(one);
    if (all.length % RECKONED_AT_ONCE === 0) await core.ports.runtime.wait(0);
    if (!isWanted()) return null;
  }
  return all;
}

/** The id under which a choice is saved: the same as long as the same is tried, so that it is saved once. */
interface Attempt {
  idOf(limits: ChosenLimits, reason: string): string;
  end(): void;
}

function createAttempt(core: LeadCore): Attempt {
  let tried: { readonly limits: ChosenLimits; readonly reason: string; readonly id: string } | null = null;
  return {
    idOf(limits, reason) {
      const isSame = tried !== null && tried.reason === reason && isSameChoice(tried.limits, limits);
      if (!isSame) tried = { limits, reason, id: core.ports.runtime.newId() };
      return tried?.id ?? '';
    },
    end() {
      tried = null;
    },
  };
}

async function save({ core, store }: Parts, attempt: Attempt): Promise<void> {
  const state = store.getState();
  const view = lastValue(state.view);
  const reason = state.reason.trim();
  if (view === null || state.saving.phase === 'working' || reason === '' || !isChange(state, view) || !isTried(state, view)) return;
  store.update({ saving: { phase: 'working' } });
  const put = (error: SaveError): void => store.update({ saving: { phase: 'failed', error } });
  const { limits } = readNow(state, view);
  const id = attempt.idOf(limits, reason);
  // Another lead may have changed them since they were shown.
  const read = await readNewest(core);
  if (!read.ok) return put({ kind: 'failed', error: read.error });
  show({ core, store }, read.value.isWhole);
  const shown = lastValue(store.getState().view) ?? view;
  const [newest] = shown.choices;
  const isOwn = core
    .snapshot()
    .entries()
    .some((entry) => entry.id === newest?.id && entry.detail.chosen?.id === id);
  if (newest !== undefined && newest.id !== view.choices[0]?.id && !isOwn) return put({ kind: 'changed', by: newest });
  const { journal, runtime } = core.ports;
  const saved = await chooseLimits({ journal, runtime, reader: core.snapshot().ledgerReader }, { id, limits, reason }, core.context.agent);
  if (!saved.ok) return put(saved.error);
  attempt.end();
  store.update({ saving: { phase: 'done' }, typed: null, reason: '', trial: { phase: 'idle' } });
  show({ core, store }, read.value.isWhole);
  core.tell('limits_chosen');
}
