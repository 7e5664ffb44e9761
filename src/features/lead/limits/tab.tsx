import { useSyncExternalStore } from 'react';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Said } from '../parts/Said.tsx';
import { useAccount } from '../parts/use-lead-facts.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab } from '../session/lead-tab.ts';
import { LimitsTab } from './LimitsTab.tsx';
import { announcedTrial, savingSentence } from './limits-sentences.ts';
import { type LimitsTabState, createLimits } from './limits-state.ts';

export { limitsSentences as sentences } from './sentences.ts';

export function openTab(core: LeadCore): OpenTab {
  return limitsTab(core, createLimits(core));
}

/** The tab over what it shows. */
export function limitsTab(core: LeadCore, limits: LimitsTabState): OpenTab {
  function View() {
    const { nowMs, ...state } = useSyncExternalStore(limits.subscribe, limits.getState);
    return (
      <LimitsTab
        {...state}
        hasCurrency={core.settings().hasCurrency}
        account={useAccount(core, nowMs)}
        onRefresh={limits.load}
        onType={limits.type}
        tiers={core.settings().policy.tiers.map(({ key }) => key)}
        onTypeRule={limits.typeRule}
        onAddRule={limits.addRule}
        onRemoveRule={limits.removeRule}
        onTypeReason={limits.typeReason}
        onClear={limits.clear}
        onTry={limits.tryOut}
        onStop={limits.stop}
        onSave={limits.save}
      />
    );
  }

  /** How saving went, and that a trial is there; its count alone is not said each time. */
  function Announcement() {
    const sentences = useSentences();
    const { trial, saving, nowMs } = useSyncExternalStore(limits.subscribe, limits.getState);
    const said = [announcedTrial(sentences, trial), savingSentence(sentences, saving, useAccount(core, nowMs))];
    return <Said sentences={said} />;
  }

  return { View, Announcement, section: () => limits.getState().view, refresh: limits.load };
}
