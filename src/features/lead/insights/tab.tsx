import { useSyncExternalStore } from 'react';
import { lastValue } from '#ports/section.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Said } from '../parts/Said.tsx';
import { useAccount } from '../parts/use-lead-facts.ts';
import { askNames } from '../session/ask-names.ts';
import { type CauseMarks, causeMarksOf } from '../session/cause-marks.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab, TabAddress } from '../session/lead-tab.ts';
import { type Ideas, createIdeas } from './ideas-state.ts';
import { InsightsTab } from './InsightsTab.tsx';
import { readingSentence, tellingSentence } from './insights-sentences.ts';
import { Outcomes } from './outcomes/Outcomes.tsx';
import { type Insights, createInsights } from './insights-state.ts';
import { type PeopleLooks, createPeopleLooks } from './people-state.ts';

export { insightsSentences as sentences } from './sentences.ts';

/** What the tab is made of. */
interface InsightsParts {
  readonly insights: Insights;
  readonly marks: CauseMarks;
  readonly people: PeopleLooks;
  readonly ideas: Ideas;
}

export function openTab(core: LeadCore, address: TabAddress): OpenTab {
  return insightsTab(core, {
    insights: createInsights(core, address),
    marks: causeMarksOf(core),
    people: createPeopleLooks(core),
    ideas: createIdeas(core),
  });
}

/** The tab over what it shows. */
export function insightsTab(core: LeadCore, { insights, marks, people, ideas }: InsightsParts): OpenTab {
  function View() {
    const state = useSyncExternalStore(insights.subscribe, insights.getState);
    const { policy, replyLanguage } = core.settings();
    return (
      <InsightsTab
        state={state}
        insights={insights}
        marks={marks}
        marksState={useSyncExternalStore(marks.subscribe, marks.getState)}
        people={people}
        peopleState={useSyncExternalStore(people.subscribe, people.getState)}
        ideas={useSyncExternalStore(ideas.subscribe, ideas.getState)}
        account={useAccount(core, state.nowMs)}
        policy={policy}
        replyLanguage={replyLanguage}
        onRefresh={refresh}
        onShowTicket={core.showTicket}
        outcomes={<Outcomes core={core} />}
      />
    );
  }

  /** How reading ended, and what became of a customer who was told; counts alone are not said each time. */
  function Announcement() {
    const sentences = useSentences();
    const { reading } = useSyncExternalStore(insights.subscribe, insights.getState);
    const { telling } = useSyncExternalStore(marks.subscribe, marks.getState);
    const { copying } = useSyncExternalStore(people.subscribe, people.getState);
    const ended = reading.name === 'stopped' || reading.name === 'failed' ? readingSentence(sentences, reading, null) : '';
    const said = [ended, tellingSentence(sentences, telling, copying)];
    return <Said sentences={said} />;
  }

  /** The moments come first; whatever stands beside them says for itself where it cannot be read. */
  async function refresh(): Promise<void> {
    const reading = insights.load();
    await marks.load();
    await Promise.all([askAgents(), ideas.load(), people.loadTeam(), people.loadLimit()]);
    await reading;
    await askAgents();
  }

  function askAgents(): Promise<void> {
    return askNames(
      core,
      (lastValue(insights.getState().read)?.moments ?? []).map(({ agentId }) => agentId),
    );
  }

  return { View, Announcement, section: () => insights.getState().read, refresh };
}
