import { useState, useSyncExternalStore } from 'react';
import type { TicketSession } from './session/ticket-session.ts';
import { Announcer } from './Announcer.tsx';
import { IncidentsSection } from './incidents/IncidentsSection.tsx';
import { MomentSection, isGiven } from './moment/MomentSection.tsx';
import { SuggestionSection } from './suggestion/SuggestionSection.tsx';
import { ValueSection } from './value/ValueSection.tsx';
import { SettingsNotice } from './lazy.ts';
import { OnDemand } from '#ui/components/OnDemand.tsx';

/** The ticket sidebar: worth, what happened, what to do, done. */
export function Sidebar({ session }: { readonly session: TicketSession }) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const [said, setSaid] = useState('');
  return (
    <main>
      {state.agent.isAdmin && state.settings.problems.length > 0 && (
        <OnDemand loading={null} failed={null}>
          <SettingsNotice problems={state.settings.problems} />
        </OnDemand>
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
