import { useState } from 'react';
import type { TicketSession } from './session/ticket-session.ts';
import { shownAnnouncement, shownIncidents, shownMoment, shownSuggestion, shownValue } from './session/shown.ts';
import { useSession } from './session/use-session.tsx';
import { Announcer } from './Announcer.tsx';
import { IncidentsSection } from './incidents/IncidentsSection.tsx';
import { MomentSection } from './moment/MomentSection.tsx';
import { isGiven } from './session/is-given.ts';
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
  const state = useSession(session, shownValue);
  // In which currency a sum is nobody knows yet.
  if (!state.settings.settings.hasCurrency) return null;
  return (
    <ValueSection
      state={state}
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

function Gesture({ session }: Props) {
  const [said, setSaid] = useState('');
  return (
    <>
      <Suggested session={session} />
      <Moment session={session} onSay={setSaid} />
      <Announced session={session} said={said} />
    </>
  );
}

function Suggested({ session }: Props) {
  const state = useSession(session, shownSuggestion);
  return isGiven(state) || !state.settings.settings.hasCurrency ? null : <SuggestionSection state={state} session={session} />;
}

function Moment({ session, onSay }: Props & { readonly onSay: (text: string) => void }) {
  return <MomentSection state={useSession(session, shownMoment)} session={session} onSay={onSay} />;
}

function Announced({ session, said }: Props & { readonly said: string }) {
  return <Announcer state={useSession(session, shownAnnouncement)} said={said} />;
}
