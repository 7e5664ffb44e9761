import { useSyncExternalStore } from 'react';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab } from '../session/lead-tab.ts';
import { createSetup } from './setup-state.ts';
import { SetupTab, mendingSentence } from './SetupTab.tsx';

export { setupSentences as sentences } from './sentences.ts';

export function openTab(core: LeadCore): OpenTab {
  const setup = createSetup(core);

  function View() {
    const { nowMs: _lastChange, ...state } = useSyncExternalStore(setup.subscribe, setup.getState);
    return <SetupTab {...state} timeZone={core.context.timeZone} onRefresh={setup.load} onMend={setup.mend} />;
  }

  /** How the last click went. */
  function Announcement() {
    const sentences = useSentences();
    const { mending } = useSyncExternalStore(setup.subscribe, setup.getState);
    return mendingSentence(sentences, mending);
  }

  return { View, Announcement, section: () => setup.getState().checked, refresh: setup.load };
}
