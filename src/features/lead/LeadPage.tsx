import { useState, useSyncExternalStore } from 'react';
import { LEAD_TABS, type LeadSession, type LeadTab } from './lead-session.ts';
import { ErrorBoundary } from '#ui/components/ErrorBoundary.tsx';
import { Tabs } from '#ui/components/Tabs.tsx';
import { SettingsNotice } from '../shared/settings/SettingsNotice.tsx';
import { BudgetTab } from './budget/BudgetTab.tsx';
import { LeadAnnouncer } from './LeadAnnouncer.tsx';
import { RequestsTab } from './requests/RequestsTab.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';

/** The leads' page: what the team asks for, and how its budget stands. */
export function LeadPage({ session }: { readonly session: LeadSession }) {
  const sentences = useSentences();
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const [shown, setShown] = useState<LeadTab>('requests');
  const show = (tab: LeadTab): void => {
    setShown(tab);
    session.show(tab);
  };
  return (
    <main className="lead-page">
      <header className="page-head">
        <h1>Make It Right</h1>
        <p className="quiet">{sentences.t('page.intro')}</p>
      </header>
      {state.agent.isAdmin && <SettingsNotice problems={state.settings.problems} />}
      <Tabs
        label={sentences.t('page.tabs')}
        tabs={LEAD_TABS.map((id) => ({ id, name: sentences.t(`tab.${id}`) }))}
        shown={shown}
        onShow={show}
      >
        <ErrorBoundary fallback={<p>{sentences.t('section.broken')}</p>}>
          {/* Both stay, so that nothing typed is lost by a look at the other. */}
          <div hidden={shown !== 'requests'}>
            <RequestsTab state={state} session={session} />
          </div>
          <div hidden={shown !== 'budget'}>
            <BudgetTab state={state} session={session} />
          </div>
        </ErrorBoundary>
      </Tabs>
      <LeadAnnouncer state={state} />
    </main>
  );
}
