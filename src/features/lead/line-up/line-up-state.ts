import type { LineUpItem, LineUpRhythm } from '#domain/line-up/line-up.ts';
import type { ServiceMoment } from '#domain/moments/service-moment.ts';
import { sayMark } from '#ledger/say-mark.ts';
import { retrying } from '#ledger/retrying.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Section, lastValue, reloading } from '#ports/section.ts';
import { type Store, createStore } from '../../shared/store.ts';
import { type LeadCore, entryPorts } from '../session/lead-core.ts';
import { may, roleOf } from '../session/role.ts';
import { type Keeping, createKeeping } from './line-up-keeping.ts';
import { type ReadLineUp, readLineUp, readMore } from './line-up-reading.ts';
import { type Choosing, type ShownLineUp, after, namesToAsk, shownLineUp, storiesOf } from './shown-line-up.ts';

/** Zendesk takes so many ids at once. */
const NAMES_AT_ONCE = 100;

/** How reading the weeks before goes, with which causes are compared. */
export type WeeksPhase =
  | { readonly name: 'reading' | 'waiting' | 'done' | 'stopped' }
  | { readonly name: 'failed'; readonly error: AppFault };

/** What became of a copy; where the browser refuses it, the text to copy by hand. */
export type Copying =
  | { readonly phase: 'idle' }
  | { readonly phase: 'copied'; readonly isMarkdown: boolean }
  | { readonly phase: 'refused'; readonly text: string };

/** Whether somebody was thanked for a moment. */
export type Thanking =
  | { readonly phase: 'idle' }
  | { readonly phase: 'working' | 'done'; readonly momentId: string }
  | { readonly phase: 'failed'; readonly momentId: string; readonly error: AppFault };

export interface LineUpState extends Choosing {
  readonly nowMs: number;
  readonly read: Section<ReadLineUp>;
  readonly weeksPhase: WeeksPhase;
  /** A lead has said that names and amounts may be told. */
  readonly isOpen: boolean;
  /** Of whom Zendesk has been asked what they are called. */
  readonly askedIds: ReadonlySet<string>;
  /** Why names are not known. */
  readonly namesError: AppFault | null;
  readonly keeping: Keeping;
  readonly copying: Copying;
  readonly thanking: Thanking;
}

export interface LineUps extends Pick<Store<LineUpState>, 'getState' | 'subscribe'> {
  /** Whether whoever looks chooses and keeps, or reads alone. */
  readonly mayHold: boolean;
  load(): Promise<void>;
  /** Null where nothing has been read. */
  shown(): ShownLineUp | null;
  another(item: LineUpItem): void;
  setEvery(every: LineUpRhythm): void;
  setOpen(isOpen: boolean): void;
  /** Whether it is prepared for the next working day, or held today. */
  setForNext(isForNext: boolean): void;
  /** Somebody else reads, now or next: the one after. */
  turnReader(which: 'reader' | 'next'): void;
  stopWeeks(): void;
  goOnWithWeeks(): Promise<void>;
  /** Shows it on the whole screen. Whoever looks at it has chosen nothing yet. */
  present(): Promise<void>;
  /** Plans what was presented to its end for its day, as printing and copying do: other days tell other stories. Nothing is told by that. */
  keepPresented(): Promise<void>;
  print(): Promise<void>;
  copy(text: string, isMarkdown: boolean): Promise<void>;
  /** Says that it was held: only then it was told. */
  hold(): Promise<void>;
  /** Thanks whoever a moment is about; twice is once. */
  thank(told: ServiceMoment): Promise<void>;
  /** Whether the names are known that must not be told with this story. */
  isTellable(told: ServiceMoment): boolean;
}

interface Parts {
  readonly core: LeadCore;
  readonly store: Store<LineUpState>;
  readonly mayHold: boolean;
}

export function createLineUps(core: LeadCore): LineUps {
  const { runtime, output } = core.ports;
  const mayHold = may(roleOf({ agent: core.context.agent, settings: core.context.settings.get() }), 'hold_line_up');
  const store = createStore<LineUpState>({ ...UNREAD, nowMs: runtime.nowMs() }, runtime);
  const parts = { core, store, mayHold };
  const weeks = createWeeksReading(parts);
  const { keep } = createKeeping(parts, () => shownNow(parts));
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    mayHold,
    async load() {
      if (await load(parts)) await weeks.goOn();
    },
    shown: () => shownNow(parts),
    another(item) {
      const { turns } = store.getState();
      store.update({ turns: { ...turns, [item]: (turns[item] ?? 0) + 1 }, copying: { phase: 'idle' } });
      const now = shownNow(parts);
      if (now !== null)
        void askNames(
          parts,
          storiesOf(now.lineUp).map(({ customerId }) => customerId),
        );
    },
    setEvery: (every) => {
      store.update({ every });
    },
    setOpen: (isOpen) => {
      store.update({ isOpen, copying: { phase: 'idle' } });
    },
    setForNext: (isForNext) => {
      // Turns, readers and whatever was kept are of one day.
      store.update({
        isForNext,
        turns: {},
        readerId: null,
        nextReaderId: null,
        keeping: { phase: 'idle' },
        copying: { phase: 'idle' },
      });
      const now = shownNow(parts);
      if (now !== null)
        void askNames(
          parts,
          storiesOf(now.lineUp).map(({ customerId }) => customerId),
        );
    },
    turnReader(which) {
      const now = shownNow(parts);
      if (now === null) return;
      const { readerId, nextReaderId, inTurn } = now.readers;
      if (which === 'reader') store.update({ readerId: after(inTurn, readerId, []), nextReaderId: null });
      else store.update({ readerId, nextReaderId: after(inTurn, nextReaderId, [readerId]) });
    },
    stopWeeks: weeks.stop,
    goOnWithWeeks: weeks.goOn,
    present: () => output.enterFullScreen(),
    keepPresented: () => keep(false),
    async print() {
      output.print();
      await keep(false);
    },
    async copy(text, isMarkdown) {
      const isCopied = await output.copy(text);
      store.update({ copying: isCopied ? { phase: 'copied', isMarkdown } : { phase: 'refused', text } });
      await keep(false);
    },
    hold: () => keep(true),
    thank: (told) => thank(parts, told),
    isTellable: ({ customerId }) => customerId === '' || store.getState().askedIds.has(customerId),
  };
}

const UNREAD: Omit<LineUpState, 'nowMs'> = {
  read: { state: 'loading' },
  weeks: null,
  weeksPhase: { name: 'done' },
  turns: {},
  isForNext: false,
  every: null,
  readerId: null,
  nextReaderId: null,
  isOpen: false,
  askedIds: new Set(),
  namesError: null,
  keeping: { phase: 'idle' },
  copying: { phase: 'idle' },
  thanking: { phase: 'idle' },
};

function shownNow({ core, store }: Parts): ShownLineUp | null {
  const read = lastValue(store.getState().read);
  return read === null ? null : shownLineUp(store.getState(), read, core.settings().serviceStandard);
}

/** Reads anew, and gives whether that went well. Names are known before anything is shown, so that nothing shows them. */
async function load(parts: Parts): Promise<boolean> {
  const { core, store } = parts;
  const { runtime } = core.ports;
  store.update({ read: reloading(store.getState().read, runtime.nowMs()) });
  const read = await readLineUp(core);
  if (!read.ok) {
    store.update({ read: { state: 'failed', error: read.error, last: lastValue(store.getState().read) } });
    return false;
  }
  const shown = shownLineUp({ ...store.getState(), weeks: null }, read.value, core.settings().serviceStandard);
  await askNames(parts, namesToAsk(read.value, shown));
  store.update({ read: { state: 'ready', value: read.value, atMs: runtime.nowMs() }, weeks: read.value });
  return true;
}

/** Reads on, page after page, until the weeks are there with which causes are compared. */
function createWeeksReading({ core, store }: Parts): { goOn(): Promise<void>; stop(): void } {
  /** A new reading, or a stop, ends the one before. */
  let current = 0;
  return {
    stop() {
      current += 1;
      store.update({ weeksPhase: { name: 'stopped' } });
    },
    async goOn() {
      current += 1;
      const own = current;
      const isWanted = (): boolean => current === own;
      const day = lastValue(store.getState().read)?.day ?? '';
      for (let { weeks } = store.getState(); weeks !== null && weeks.next !== null;) {
        store.update({ weeksPhase: { name: 'reading' } });
        await core.ports.pace.beforeOneOfMany(() => {
          if (isWanted()) store.update({ weeksPhase: { name: 'waiting' } });
        });
        if (!isWanted()) return;
        const more = await readMore(core, weeks, day);
        if (!isWanted()) return;
        if (!more.ok) return store.update({ weeksPhase: { name: 'failed', error: more.error } });
        weeks = more.value;
        store.update({ weeks });
      }
      store.update({ weeksPhase: { name: 'done' } });
    },
  };
}

async function askNames({ core, store }: Parts, ids: readonly string[]): Promise<void> {
  const { askedIds } = store.getState();
  const asked = [...new Set(ids)].filter((id) => id !== '' && !askedIds.has(id)).slice(0, NAMES_AT_ONCE);
  if (asked.length === 0) return;
  const named = await retrying(core.ports.runtime, () => core.ports.directory.namesOf(asked));
  if (!named.ok) return store.update({ namesError: named.error });
  core.learnNames(named.value);
  store.update({ askedIds: new Set([...store.getState().askedIds, ...asked]), namesError: null });
}

async function thank({ core, store }: Parts, told: ServiceMoment): Promise<void> {
  if (store.getState().thanking.phase === 'working') return;
  const momentId = told.id;
  store.update({ thanking: { phase: 'working', momentId } });
  const { id, name } = core.context.agent;
  const said = await sayMark(entryPorts(core), told, { kind: 'thanks' }, { id, name, currency: core.settings().currency });
  store.update({ thanking: said.ok ? { phase: 'done', momentId } : { phase: 'failed', momentId, error: said.error } });
}
