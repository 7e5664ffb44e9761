import { useState, useSyncExternalStore } from 'react';
import type { TicketSession } from './session/ticket-session.ts';
import { shownIncidents, shownValue } from './session/shown.ts';
import { useSession } from './session/use-session.tsx';
import { Announcer } from './Announcer.tsx';
import { IncidentsSection } from './incidents/IncidentsSection.tsx';
import { MomentSection, isGiven } from './moment/MomentSection.tsx';
import { SuggestionSection } from './suggestion/SuggestionSection.tsx';
import { ValueSection } from './value/ValueSection.tsx';
import { SettingsNotice } from './lazy.ts';
import { OnDemand } from '#ui/components/OnDemand.tsx';

interface Props {
  readonly session: TicketSession;
}

/** The ticket sidebar: worth, what happened, what to do, done. */
export function Sidebar({ session }: Props) {
  return (
    <main>
      <Problems session={session} />
      <Value session={session} />
      <Incidents session={session} />
      <Gesture session={session} />
    </main>
  );
}

function Problems({ session }: Props) {
  const { agent, settings } = useSession(session, (state) => ({ agent: state.agent, settings: state.settings }));
  if (!agent.isAdmin || settings.problems.length === 0) return null;
  return (
    <OnDemand loading={null} failed={null}>
      <SettingsNotice problems={settings.problems} />
    </OnDemand>
  );
}

function Value({ session }: Props) {
  return (
    <ValueSection
      state={useSession(session, shownValue)}
      onRetry={() => {
        session.reload('value');
      }}
    />
  );
}

function Incidents({ session }: Props) {
  return (
    <IncidentsSection
      state={useSession(session, shownIncidents)}
      onRetry={() => {
        session.reload('incidents');
      }}
      onOpen={session.showTicket}
    />
  );
}

/** What changes with every key that the agent presses. */
function Gesture({ session }: Props) {
  const state = useSyncExternalStore(session.subscribe, session.getState);
  const [said, setSaid] = useState('');
  return (
    <>
      {!isGiven(state) && <SuggestionSection state={state} session={session} />}
      <MomentSection state={state} session={session} onSay={setSaid} />
      <Announcer state={state} said={said} />
    </>
  );
}
