import { Suspense, useState, useSyncExternalStore } from 'react';
import type { TicketSession } from '#application/ticket-session.ts';
import { ErrorBoundary } from '../components/ErrorBoundary.tsx';
import { Announcer } from './Announcer.tsx';
import { IncidentsSection } from './IncidentsSection.tsx';
import { MomentSection, isGiven } from './MomentSection.tsx';
import { SuggestionSection } from './SuggestionSection.tsx';
import { ValueSection } from './ValueSection.tsx';
import { SettingsNotice } from './late-controls.ts';

/** The ticket sidebar: worth, what happened, what to do, done. */
export function Sidebar({ session }: { readonly session: TicketSession }) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const [said, setSaid] = useState('');
  return (
    <main>
      {state.agent.isAdmin && state.settings.problems.length > 0 && (
        <ErrorBoundary fallback={null}>
          <Suspense fallback={null}>
            <SettingsNotice problems={state.settings.problems} />
          </Suspense>
        </ErrorBoundary>
      )}
      <ValueSection
        state={state}
        onRetry={() => {
          session.reload('value');
        }}
      />
      <IncidentsSection
        state={state}
        onRetry={() => {
          session.reload('incidents');
        }}
        onOpen={session.showTicket}
      />
      {!isGiven(state) && <SuggestionSection state={state} session={session} />}
      <MomentSection state={state} session={session} onSay={setSaid} />
      <Announcer state={state} said={said} />
    </main>
  );
}
