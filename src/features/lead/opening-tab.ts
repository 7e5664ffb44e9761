import { type FirstReading, isAnyWaiting, readFirst } from './session/first-reading.ts';
import type { LeadTab } from './session/lead-tab.ts';
import type { LeadPorts } from './session/lead-core.ts';
import { type LeadTabId, OPENS_ON } from './tabs.ts';

/** On which tab a page opens whose address names none. */
export interface OpeningTab {
  /** Null until that is known. */
  get(): LeadTab<LeadTabId> | null;
  /** Asks whether requests wait, and gives what was read; null where it could not be. */
  choose(): Promise<FirstReading | null>;
}

/** Of the tabs that somebody sees; for whoever sees only one of the two nothing is asked. */
export function createOpeningTab(tabs: readonly LeadTab<LeadTabId>[], ports: Pick<LeadPorts, 'archive' | 'moments'>): OpeningTab {
  const [first] = tabs;
  if (first === undefined) throw new Error('A lead page needs a tab');
  const waiting = tabs.find(({ id }) => id === OPENS_ON.waiting);
  const otherwise = tabs.find(({ id }) => id === OPENS_ON.otherwise);
  const only = waiting !== undefined && otherwise !== undefined ? null : (waiting ?? otherwise ?? first);
  let chosen = only;
  return {
    get: () => chosen,
    async choose() {
      const read = await readFirst(ports);
      // Where nobody can tell, the tab that would show them tries again.
      chosen = (read.ok && !isAnyWaiting(read.value) ? otherwise : waiting) ?? first;
      return read.ok ? read.value : null;
    },
  };
}
