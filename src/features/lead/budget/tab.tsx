import { useSyncExternalStore } from 'react';
import { lastValue } from '#ports/section.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { Said } from '../parts/Said.tsx';
import { useAccount, useCorrections, useMeasuring } from '../parts/use-lead-facts.ts';
import { takeBackMoment } from '../session/corrections.ts';
import type { LeadCore } from '../session/lead-core.ts';
import type { OpenTab } from '../session/lead-tab.ts';
import { may, roleOf } from '../session/role.ts';
import { type Budget, createBudget } from './budget-state.ts';
import { type Unissued, createUnissued } from '../parts/unissued/unissued.ts';
import { PastMonthPanel, pastMonthSentence } from './PastMonthPanel.tsx';
import { type PastMonths, createPastMonths } from './past-months.ts';
import { ProvidersPanel } from './providers/ProvidersPanel.tsx';
import { startingSentence } from './StartPanel.tsx';
import { type Reconciling, createReconciling } from './reconciliation-state.ts';
import { measureNotice } from './MeasureNotice.tsx';
import { mendErrorSentence } from './mend-sentences.ts';
import { BudgetTab } from './BudgetTab.tsx';

export { budgetSentences as sentences } from './sentences.ts';

export function openTab(core: LeadCore): OpenTab {
  return budgetTab(core, {
    budget: createBudget(core),
    reconciling: createReconciling(core),
    past: createPastMonths(core),
    unissued: createUnissued(core),
  });
}

/** What the tab is made of. */
interface BudgetParts {
  readonly budget: Budget;
  readonly reconciling: Reconciling;
  readonly past: PastMonths;
  readonly unissued: Unissued;
}

/** The tab over what it shows. */
export function budgetTab(core: LeadCore, { budget, reconciling, past, unissued }: BudgetParts): OpenTab {
  const { agent, settings } = core.context;
  const role = roleOf({ agent, settings: settings.get() });
  const mayReconcile = may(role, 'reconcile');
  const seesWorkings = may(role, 'see_workings');

  function View() {
    const { nowMs, ...state } = useSyncExternalStore(budget.subscribe, budget.getState);
    const { nowMs: _lastChange, ...pastState } = useSyncExternalStore(past.subscribe, past.getState);
    const unissuedState = useSyncExternalStore(unissued.subscribe, unissued.getState);
    const { policy, hasCurrency } = core.settings();
    const account = useAccount(core, nowMs);
    return (
      <div className="stack stack-wide">
        <BudgetTab
          {...state}
          hasCurrency={hasCurrency}
          account={account}
          corrections={useCorrections(core)}
          agentDayMinor={core.snapshot().ledgerReader.limits().limits.agentDayMinor}
          onRefresh={refresh}
          onRecount={budget.recount}
          onSettle={budget.settle}
          onStart={budget.start}
          reconciling={useSyncExternalStore(reconciling.subscribe, reconciling.getState)}
          onCompare={reconciling.load}
          onMend={reconciling.mend}
          seesWorkings={seesWorkings}
          measuring={useMeasuring(core)}
          onShowTicket={core.showTicket}
          onTakeBack={(taken, facts) => takeBackMoment(core, taken, facts)}
          unissuedState={unissuedState}
          unissued={unissued}
        />
        {hasCurrency && (
          <PastMonthPanel
            {...pastState}
            months={past.months()}
            account={account}
            policy={policy}
            isBusy={state.reading !== null}
            onChoose={past.choose}
            onRead={past.read}
            onStop={past.stop}
          />
        )}
        {mayReconcile && <ProvidersPanel core={core} isBusy={state.reading !== null || pastState.phase.name === 'reading'} />}
      </div>
    );
  }

  /** What measuring found of budgets, and that reading the month waits. */
  function Announcement() {
    const sentences = useSentences();
    const { reading, starting, nowMs, budget: section } = useSyncExternalStore(budget.subscribe, budget.getState);
    const measuring = useMeasuring(core);
    const view = lastValue(section);
    const account = useAccount(core, nowMs);
    const mended = [...useSyncExternalStore(reconciling.subscribe, reconciling.getState).mending.values()].at(-1);
    const { phase } = useSyncExternalStore(past.subscribe, past.getState);
    const said = [
      phase.name === 'reading' ? '' : pastMonthSentence(sentences, phase),
      mended?.phase === 'done' ? sentences.t(`mismatch.done.${mended.mend}`) : '',
      mended?.phase === 'failed' ? mendErrorSentence(sentences, mended.error, account) : '',
      view === null ? '' : startingSentence(sentences, starting, view, account),
      measureNotice(sentences, measuring),
      reading?.isWaiting === true ? sentences.t('budget.reading_waits') : '',
    ];
    return <Said sentences={said} />;
  }

  async function refresh(): Promise<void> {
    // What was given and not issued needs nothing of the journal, and comes after it: one asks Zendesk at a time.
    await budget.load();
    if (core.settings().hasCurrency) await unissued.load();
  }

  return { View, Announcement, section: () => budget.getState().budget, refresh };
}
