import { type Mark, type MarkEntry, type MomentMarks, NO_MARKS, marksOf, withMark } from '#domain/journal/moment-marks.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { fail } from '#domain/shared/result.ts';
import { sayMark } from '#ledger/say-mark.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Section, lastValue, reloading } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { askNames } from '../session/ask-names.ts';
import { type LeadCore, entryPorts } from '../session/lead-core.ts';

/** Whoever goes through the list by the keyboard stays at a moment for so long before it is read. */
const REST_MS = 200;

/** A moment with everything that is kept of it. */
export interface WholeMoment {
  readonly moment: ServiceMoment;
  readonly marks: MomentMarks;
  /** Why what was said of it could not be read; null where it could. */
  readonly marksError: AppFault | null;
}

/** How the last mark went that was pressed here. */
export type SayingPhase =
  | { readonly name: 'idle' }
  | { readonly name: 'working' | 'done'; readonly mark: Mark }
  | { readonly name: 'failed'; readonly mark: Mark; readonly error: AppFault };

export interface SelectedState {
  readonly nowMs: number;
  readonly id: string | null;
  readonly whole: Section<WholeMoment>;
  readonly saying: SayingPhase;
}

/** The moment that is selected. */
export interface SelectedMoment extends Pick<Store<SelectedState>, 'getState' | 'subscribe'> {
  /** Reads a moment, and what was said of it: two requests. */
  open(momentId: string | null): Promise<void>;
  reload(): Promise<void>;
  /** Says something of the moment that is open. */
  say(mark: Mark): Promise<void>;
}

export function createSelectedMoment(core: LeadCore, onMark: (entry: MarkEntry) => void): SelectedMoment {
  const { runtime, archive } = core.ports;
  const store = createStore<SelectedState>(
    { nowMs: runtime.nowMs(), id: null, whole: { state: 'loading' }, saying: { name: 'idle' } },
    runtime,
  );
  /** What was said here, which the search index may not show for a while. */
  const own: MarkEntry[] = [];

  async function read(id: string): Promise<void> {
    const [found, marks] = await Promise.all([archive.find(id), archive.marksOf(id)]);
    if (store.getState().id !== id) return;
    const moment = found.ok && found.value === null ? fail<AppFault>({ kind: 'missing', what: 'moments' }) : found;
    if (!moment.ok || moment.value === null) {
      const error = moment.ok ? ({ kind: 'missing', what: 'moments' } as const) : moment.error;
      return store.update({ whole: { state: 'failed', error, last: lastValue(store.getState().whole) } });
    }
    const { value } = moment;
    const said = marks.ok ? marks.value.items : [];
    const whole = { moment: value, marks: foldedFor(id, said), marksError: marks.ok ? null : marks.error };
    store.update({ whole: { state: 'ready', value: whole, atMs: runtime.nowMs() } });
    core.learnNames(said.filter(({ byName }) => byName !== '').map(({ byId, byName }) => [byId, byName]));
    await askNames(core, [value.agentId, value.createdById]);
  }

  function foldedFor(id: string, said: readonly MarkEntry[]): MomentMarks {
    return marksOf([...said, ...own.filter(({ momentId }) => momentId === id)]).get(id) ?? NO_MARKS;
  }

  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async open(momentId) {
      if (momentId === store.getState().id) return;
      store.update({ id: momentId, whole: { state: 'loading' }, saying: { name: 'idle' } });
      if (momentId === null) return;
      await runtime.wait(REST_MS);
      if (store.getState().id === momentId) await read(momentId);
    },
    async reload() {
      const { id } = store.getState();
      if (id === null) return;
      store.update({ whole: reloading(store.getState().whole, runtime.nowMs()) });
      await read(id);
    },
    async say(mark) {
      const whole = lastValue(store.getState().whole);
      if (whole === null || store.getState().saying.name === 'working') return;
      store.update({ saying: { name: 'working', mark } });
      const { agent } = core.context;
      const { currency } = core.settings();
      const said = await sayMark(entryPorts(core), whole.moment, mark, { id: agent.id, name: agent.name, currency });
      const { id, whole: section } = store.getState();
      if (!said.ok) return store.update({ saying: { name: 'failed', mark, error: said.error } });
      own.push(said.value);
      onMark(said.value);
      if (id !== whole.moment.id) return store.update({ saying: { name: 'idle' } });
      const present = lastValue(section) ?? whole;
      const marks = withMark(present.marks, said.value);
      store.update({
        whole: { state: 'ready', value: { ...present, marks }, atMs: runtime.nowMs() },
        saying: { name: 'done', mark },
      });
    },
  };
}
