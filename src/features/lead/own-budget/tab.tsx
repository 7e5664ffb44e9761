import { useSyncExternalStore } from 'react';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { useAccount } from '../parts/use-lead-facts.ts';
import { unissuedSentence } from '../parts/unissued/UnissuedList.tsx';
import { createUnissued } from '../parts/unissued/unissued.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab } from '../session/lead-tab.ts';
import { createOwnBudget } from './own-budget-state.ts';
import { OwnBudgetTab } from './OwnBudgetTab.tsx';

export { ownBudgetSentences as sentences } from './sentences.ts';

export function openTab(core: LeadCore): OpenTab {
  const own = createOwnBudget(core);
  const unissued = createUnissued(core, core.context.agent.id);

  async function refresh(): Promise<void> {
    if (!core.settings().hasCurrency) return;
    await Promise.all([own.load(), unissued.load()]);
  }

  function View() {
    const { t } = useSentences();
    const state = useSyncExternalStore(own.subscribe, own.getState);
    const unissuedState = useSyncExternalStore(unissued.subscribe, unissued.getState);
    const account = useAccount(core, state.nowMs);
    if (!core.settings().hasCurrency) return <p>{t('own_budget.no_currency')}</p>;
    return (
      <OwnBudgetTab
        own={state.own}
        account={account}
        unissuedState={unissuedState}
        unissued={unissued}
        onRefresh={refresh}
        onShowTicket={core.showTicket}
      />
    );
  }

  /** What waits to be issued, once that has been looked through. */
  function Announcement() {
    const sentences = useSentences();
    const state = useSyncExternalStore(unissued.subscribe, unissued.getState);
    const account = useAccount(core, state.nowMs);
    return state.phase.name === 'done' ? unissuedSentence(sentences, state, account) : '';
  }

  return { View, Announcement, section: () => own.getState().own, refresh };
}
