import { useSyncExternalStore } from 'react';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Said } from '../parts/Said.tsx';
import { useMeasuring } from '../parts/use-lead-facts.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab } from '../session/lead-tab.ts';
import { measure } from '../session/measuring.ts';
import { type Export, createExport } from './export/export-state.ts';
import { ExportPanel, exportSentence } from './export/ExportPanel.tsx';
import { MeasurePanel } from './measure/MeasurePanel.tsx';
import { measuringSentence } from './measure/measure-sentences.ts';
import { RolesPanel } from './roles/RolesPanel.tsx';
import { type Setup, createSetup } from './setup-state.ts';
import { SetupTab, mendingSentence } from './SetupTab.tsx';

export { setupSentences as sentences } from './sentences.ts';

export function openTab(core: LeadCore): OpenTab {
  return setupTab(core, { setup: createSetup(core), exported: createExport(core) });
}

/** The tab over what it shows. */
export function setupTab(core: LeadCore, { setup, exported }: { readonly setup: Setup; readonly exported: Export }): OpenTab {
  function View() {
    const { nowMs, lastMeasured, ...state } = useSyncExternalStore(setup.subscribe, setup.getState);
    const measuring = useMeasuring(core);
    const { timeZone } = core.context;
    const { phase, read } = useSyncExternalStore(exported.subscribe, exported.getState);
    return (
      <div className="stack">
        <SetupTab {...state} timeZone={timeZone} onRefresh={setup.load} onMend={setup.mend} />
        {lastMeasured !== null && (
          <MeasurePanel last={lastMeasured} measuring={measuring} now={{ nowMs, timeZone }} onMeasure={() => measure(core)} />
        )}
        <RolesPanel />
        <ExportPanel phase={phase} read={read} onStart={exported.start} onStop={exported.stop} onHand={exported.hand} />
      </div>
    );
  }

  /** How the last click went, how measuring goes, and what has become of the export; its count alone is not said each time. */
  function Announcement() {
    const sentences = useSentences();
    const { mending } = useSyncExternalStore(setup.subscribe, setup.getState);
    const measuring = measuringSentence(sentences, useMeasuring(core));
    const { phase, read } = useSyncExternalStore(exported.subscribe, exported.getState);
    const said = [
      mendingSentence(sentences, mending),
      measuring,
      phase.name === 'reading' ? '' : exportSentence(sentences, { phase, read }),
    ];
    return <Said sentences={said} />;
  }

  return { View, Announcement, section: () => setup.getState().checked, refresh: setup.load };
}
