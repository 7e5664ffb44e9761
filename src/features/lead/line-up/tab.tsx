import { useSyncExternalStore } from 'react';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Said } from '../parts/Said.tsx';
import { useAccount } from '../parts/use-lead-facts.ts';
import { causeMarksOf } from '../session/cause-marks.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab } from '../session/lead-tab.ts';
import { LineUpTab, doneSentences } from './LineUpTab.tsx';
import { type LineUps, createLineUps } from './line-up-state.ts';

export { lineUpSentences as sentences } from './sentences.ts';

export function openTab(core: LeadCore): OpenTab {
  return lineUpTab(core, createLineUps(core));
}

/** The tab over what it shows. */
export function lineUpTab(core: LeadCore, lineUps: LineUps): OpenTab {
  const marks = causeMarksOf(core);

  function View() {
    const state = useSyncExternalStore(lineUps.subscribe, lineUps.getState);
    const marksState = useSyncExternalStore(marks.subscribe, marks.getState);
    const account = useAccount(core, state.nowMs);
    return (
      <LineUpTab
        lineUps={lineUps}
        state={state}
        account={account}
        policy={core.settings().policy}
        output={core.ports.output}
        marks={lineUps.mayHold ? { marks, state: marksState } : null}
        onShowTicket={core.showTicket}
      />
    );
  }

  /** What became of a copy, and whether what was told is kept. */
  function Announcement() {
    return <Said sentences={doneSentences(useSentences(), useSyncExternalStore(lineUps.subscribe, lineUps.getState))} />;
  }

  /** The five minutes come first. */
  async function refresh(): Promise<void> {
    await lineUps.load();
    if (lineUps.mayHold) await marks.load();
  }

  return { View, Announcement, section: () => lineUps.getState().read, refresh };
}
