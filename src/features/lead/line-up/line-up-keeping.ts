import { type LineUpTerms, namedIn, toldIn } from '#domain/line-up/choose-line-up.ts';
import { type EarlierLineUp, STORY_ITEMS } from '#domain/line-up/line-up.ts';
import { lineUpOf } from '#domain/line-up/line-up-days.ts';
import type { KeptLineUp } from '#domain/journal/types.ts';
import { keepLineUp } from '#ledger/keep-line-up.ts';
import type { AppFault } from '#ports/app-fault.ts';
import { type Section, lastValue } from '#ports/section.ts';
import { type LeadCore, entryPorts } from '../session/lead-core.ts';
import type { ReadLineUp } from './line-up-reading.ts';
import type { ShownLineUp } from './shown-line-up.ts';

/** Whether what is told on a day is kept, so that no other day tells it. */
export type Keeping = { readonly phase: 'idle' | 'working' | 'done' } | { readonly phase: 'failed'; readonly error: AppFault };

/** What keeping reads and says of what is shown. */
interface KeptState {
  readonly read: Section<ReadLineUp>;
  readonly turns: LineUpTerms['turns'];
  readonly keeping: Keeping;
}

interface KeepingParts {
  readonly core: LeadCore;
  readonly store: { getState(): KeptState; update(change: Partial<KeptState>): void };
  readonly mayHold: boolean;
}

/** Keeps a day's line-up: as planned, or as held. */
export interface LineUpKeeping {
  keep(isHeld: boolean): Promise<void>;
}

/** One after the other: whoever says that it was held while what was presented is still being kept has said so. */
export function createKeeping(parts: KeepingParts, shownNow: () => ShownLineUp | null): LineUpKeeping {
  let last: Promise<void> = Promise.resolve();
  return {
    keep(isHeld) {
      const before = last;
      const shown = shownNow();
      last = (async () => {
        await before;
        await keepShown(parts, shown, isHeld);
      })();
      return last;
    },
  };
}

/** Keeps what is shown, once for what has not changed since. */
async function keepShown({ core, store, mayHold }: KeepingParts, now: ShownLineUp | null, isHeld: boolean): Promise<void> {
  if (!mayHold || now === null) return;
  const { lineUp, readers } = now;
  const history = lastValue(store.getState().read)?.history ?? [];
  const kept: KeptLineUp = {
    day: lineUp.day,
    every: lineUp.every,
    told: toldIn(lineUp),
    namedIds: namedIn(lineUp),
    readerId: readers.readerId,
    nextReaderId: readers.nextReaderId,
    isHeld: isHeld || history.some((one) => one.day === lineUp.day && one.isHeld),
  };
  const before = lineUpOf(history, lineUp.day);
  if (before !== null && isSame(before, kept)) return;
  store.update({ keeping: { phase: 'working' } });
  const { id, name } = core.context.agent;
  const written = await keepLineUp(entryPorts(core), kept, { id, name, currency: core.settings().currency });
  if (!written.ok) return store.update({ keeping: { phase: 'failed', error: written.error } });
  // What was kept is what stays on its day: the turns that led to it are over, but for those that tell no story.
  const { improve = 0, standard = 0 } = store.getState().turns;
  store.update({
    keeping: { phase: 'done' },
    turns: { improve, standard },
    read: withHistory(store.getState().read, [written.value]),
  });
}

/** What was read, with what has been kept since. */
function withHistory(section: Section<ReadLineUp>, kept: readonly EarlierLineUp[]): Section<ReadLineUp> {
  const added = (read: ReadLineUp): ReadLineUp => ({ ...read, history: [...read.history, ...kept] });
  switch (section.state) {
    case 'loading':
      return section;
    case 'failed':
      return { ...section, last: section.last === null ? null : added(section.last) };
    case 'ready':
    case 'stale':
      return { ...section, value: added(section.value) };
  }
}

function isSame(before: EarlierLineUp, kept: KeptLineUp): boolean {
  return (
    STORY_ITEMS.every((item) => before.told[item] === kept.told[item]) &&
    before.every === kept.every &&
    before.readerId === kept.readerId &&
    before.nextReaderId === kept.nextReaderId &&
    before.isHeld === kept.isHeld
  );
}
