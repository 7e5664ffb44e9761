import { useSyncExternalStore } from 'react';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { useAccount } from '../parts/use-lead-facts.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab, TabAddress } from '../session/lead-tab.ts';
import { InsightsTab } from './InsightsTab.tsx';
import { readingSentence } from './insights-sentences.ts';
import { Outcomes } from './outcomes/Outcomes.tsx';
import { type Insights, createInsights } from './insights-state.ts';

export { insightsSentences as sentences } from './sentences.ts';

export function openTab(core: LeadCore, address: TabAddress): OpenTab {
  return insightsTab(core, createInsights(core, address));
}

/** The tab over what it shows. */
export function insightsTab(core: LeadCore, insights: Insights): OpenTab {
  function View() {
    const state = useSyncExternalStore(insights.subscribe, insights.getState);
    return <InsightsTab state={state} insights={insights} account={useAccount(core, state.nowMs)} outcomes={<Outcomes core={core} />} />;
  }

  /** How reading ended; its count alone is not said each time. */
  function Announcement() {
    const sentences = useSentences();
    const { reading } = useSyncExternalStore(insights.subscribe, insights.getState);
    return reading.name === 'stopped' || reading.name === 'failed' ? readingSentence(sentences, reading, null) : '';
  }

  return { View, Announcement, section: () => insights.getState().read, refresh: insights.load };
}
