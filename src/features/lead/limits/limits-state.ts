import { type LimitKey, choicesOf, chosenNow, isSameChoice, limitsOneByOne, rulesOneByOne } from '#domain/journal/chosen-limits.ts';
import { limitsUnder } from '#domain/journal/limits-in-force.ts';
import type { ChosenSet, Limits, RuleKey, RuleKind } from '#domain/journal/limits.ts';
import { limitsTrial } from '#domain/policy/limits-trial.ts';
import { type PastMoment, type Replayed, replayOneByOne } from '#domain/policy/replay.ts';
import { chooseLimits } from '#ledger/choose-limits.ts';
import { namesOf } from '#ledger/totals.ts';
import { lastValue, reloading } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import type { LeadCore } from '../session/lead-core.ts';
import { learnChoices } from '../session/learn-choices.ts';
import { type Whom, findWhom } from './find-whom.ts';
import {
  type LimitsState,
  type LimitsView,
  RULES_AT_MOST,
  type SaveError,
  type Trial,
  isChange,
  isTried,
  readNow,
  typedNow,
} from './limits-view.ts';
import { type PastReading, readPast } from './past-reading.ts';
import { overOf, typedIn } from './typed-draft.ts';
import { type ReadLimits, NOTHING_TYPED, type TypedChoice, hasProblems, newRule } from './typed-limits.ts';

/** So many moments are reckoned before the screen has its turn. */
const RECKONED_AT_ONCE = 200;

/** The team's limits, and a change of them. */
export interface LimitsTabState extends Pick<Store<LimitsState>, 'getState' | 'subscribe'> {
  load(): Promise<void>;
  type(key: LimitKey, text: string): void;
  /** Types a limit of the rule that stands at a place in the list. */
  typeRule(place: number, key: RuleKey, text: string): void;
  /** Puts into the list whom somebody has named: see {@link findWhom}. Tells whether they were found. */
  addRule(kind: RuleKind, text: string): Promise<boolean>;
  removeRule(place: number): void;
  typeReason(text: string): void;
  /** Empties every field: as the settings say. */
  clear(): void;
  /** Gives the last days' moments again under what is typed. */
  tryOut(): Promise<void>;
  stop(): void;
  save(): Promise<void>;
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
      adding: { phase: 'idle' },
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
  function retype(typed: TypedChoice): void {
    turns.last += 1;
    store.update({ typed, trial: { phase: 'idle' }, saving: { phase: 'idle' } });
    keepDraft(parts);
  }

  /** What stands in the fields, where somebody may type. */
  function editable(): TypedChoice | null {
    const { view, saving } = store.getState();
    const shown = lastValue(view);
    return shown === null || saving.phase === 'working' ? null : typedNow(store.getState(), shown);
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    load: () => load(parts),
    type(key, text) {
      const typed = editable();
      if (typed !== null) retype({ ...typed, limits: { ...typed.limits, [key]: text } });
    },
    typeRule(place, key, text) {
      const typed = editable();
      if (typed === null) return;
      const rules = typed.rules.map((rule, at) => (at === place ? { ...rule, limits: { ...rule.limits, [key]: text } } : rule));
      retype({ ...typed, rules });
    },
    async addRule(kind, text) {
      if (editable() === null) return false;
      store.update({ adding: { phase: 'working' } });
      const found = await findWhom(core, kind, text);
      const typed = editable();
      if (typed === null) {
        store.update({ adding: { phase: 'idle' } });
        return false;
      }
      const error = found.ok ? whyNoRule(typed, found.value) : found.error;
      store.update({ adding: error === null ? { phase: 'idle' } : { phase: 'failed', error } });
      if (found.ok && error === null) retype({ ...typed, rules: [...typed.rules, newRule(found.value)] });
      return error === null;
    },
    removeRule(place) {
      const typed = editable();
      if (typed !== null) retype({ ...typed, rules: typed.rules.filter((_rule, at) => at !== place) });
    },
    typeReason(text) {
      store.update({ reason: text });
      keepDraft(parts);
    },
    clear() {
      if (editable() !== null) retype(NOTHING_TYPED);
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

/** Why nothing may be added about somebody whom the account knows. */
function whyNoRule({ rules }: TypedChoice, { kind, id }: Whom): { readonly kind: 'twice' | 'full' } | null {
  if (rules.some((rule) => rule.kind === kind && rule.id === id)) return { kind: 'twice' };
  return rules.length >= RULES_AT_MOST ? { kind: 'full' } : null;
}

/** Remembers what stands in the fields, so that a reload of the page does not lose it. */
function keepDraft({ core, store }: Parts): void {
  const { view, typed, reason } = store.getState();
  const shown = lastValue(view);
  const isTyped = shown !== null && (typed !== null || reason !== '');
  const { currency } = core.settings();
  core.ports.limitsDraft.save(isTyped ? { ...typedNow({ typed }, shown), currency, over: overOf(shown.chosen), reason } : null);
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
    rules: rulesOneByOne(ceilings, entries, terms),
    ceilings,
    locale: core.context.agent.locale,
    chosen: chosenNow(entries, terms),
    choices: choicesOf(entries, terms),
    isWhole,
  };
  const isFirst = lastValue(store.getState().view) === null;
  const draft = isFirst ? typedIn(core.ports.limitsDraft.load(), { currency: core.settings().currency, chosen: value.chosen }) : null;
  store.update({ view: { state: 'ready', value, atMs: core.ports.runtime.nowMs() }, ...draft });
}

async function tryOut(
  { core, store }: Parts,
  { turns, kept }: { readonly turns: { last: number }; readonly kept: { past: PastReading | null } },
): Promise<void> {
  const view = lastValue(store.getState().view);
  if (view === null || hasProblems(readNow(store.getState(), view))) return;
  const of = chosenIn(readNow(store.getState(), view));
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
  const now = await replayed(core, moments, { limits: limitsUnder(view.ceilings, [view.chosen]), isWanted });
  const tried = await replayed(core, moments, { limits: limitsUnder(view.ceilings, [of]), isWanted });
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

/** What of it is saved. */
function chosenIn({ limits, rules }: ReadLimits): ChosenSet {
  return { limits, ...(rules !== undefined && { rules }) };
}

/** The id under which a choice is saved: the same as long as the same is tried, so that it is saved once. */
interface Attempt {
  idOf(chosen: ChosenSet, reason: string): string;
  end(): void;
}

function createAttempt(core: LeadCore): Attempt {
  let tried: { readonly chosen: ChosenSet; readonly reason: string; readonly id: string } | null = null;
  return {
    idOf(chosen, reason) {
      const isSame = tried !== null && tried.reason === reason && isSameChoice(tried.chosen, chosen);
      if (!isSame) tried = { chosen, reason, id: core.ports.runtime.newId() };
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
  const chosen = chosenIn(readNow(state, view));
  const id = attempt.idOf(chosen, reason);
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
  const saved = await chooseLimits(
    { journal, runtime, reader: core.snapshot().ledgerReader },
    { id, ...chosen, reason },
    core.context.agent,
  );
  if (!saved.ok) return put(saved.error);
  attempt.end();
  const { trial } = store.getState();
  store.update({
    saving: { phase: 'done' },
    typed: null,
    reason: '',
    trial: trial.phase === 'done' ? trial : { phase: 'idle' },
  });
  keepDraft({ core, store });
  show({ core, store }, read.value.isWhole);
  core.tell('limits_chosen');
}
