import { type IdeaStep, type MomentMarks, marksOf } from '#domain/journal/moment-marks.ts';
import { retrying } from '#ledger/retrying.ts';
import { type Store, createStore } from '../../shared/store.ts';
import type { LeadCore } from '../session/lead-core.ts';

export interface IdeasState {
  readonly nowMs: number;
  /** What was said of moments, as far as the newest marks tell; null where they could not be read. */
  readonly marks: ReadonlyMap<string, MomentMarks> | null;
}

/** What became of ideas for how we work. */
export interface Ideas extends Pick<Store<IdeasState>, 'getState' | 'subscribe'> {
  /** One request. */
  load(): Promise<void>;
}

export function createIdeas(core: LeadCore): Ideas {
  const { archive, runtime } = core.ports;
  const store = createStore<IdeasState>({ nowMs: runtime.nowMs(), marks: new Map() }, runtime);
  return {
    getState: store.getState,
    subscribe: store.subscribe,
    async load() {
      const read = await retrying(runtime, () => archive.marks(null));
      store.update({ marks: read.ok ? marksOf(read.value.items) : null });
    },
  };
}

/** The step that an idea has come to; null where that is not known. */
export function stepOf({ marks }: IdeasState, momentId: string): IdeaStep | null {
  return marks === null ? null : (marks.get(momentId)?.steps.at(-1)?.to ?? 'proposed');
}
