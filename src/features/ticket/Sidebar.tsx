import { useState } from 'react';
import type { TicketSession } from './session/ticket-session.ts';
import { barrierOf } from './session/authority.ts';
import { isGiven } from './session/is-given.ts';
import { shownAnnouncement, shownIncidents, shownMoment, shownValue } from './session/shown.ts';
import { useSession } from './session/use-session.tsx';
import { Announcer } from './Announcer.tsx';
import { IncidentsSection } from './incidents/IncidentsSection.tsx';
import { MomentSection, isAskedFor } from './moment/MomentSection.tsx';
import { SuggestionSection } from './suggestion/SuggestionSection.tsx';
import { useAhead } from './use-ahead.tsx';
import { ValueSection } from './value/ValueSection.tsx';
import { MissingStories, SettingsNotice, WoundNotice } from './lazy.ts';
import { OnDemand } from '#ui/components/OnDemand.tsx';

interface Props {
  readonly session: TicketSession;
}

interface Saying extends Props {
  readonly onSay: (text: string) => void;
}

/** The ticket sidebar: what needs me now, worth, what happened, what to do, done. */
export function Sidebar({ session }: Props) {
  const [said, setSaid] = useState('');
  const [isTouched, setIsTouched] = useState(false);
  const approach = useAhead(session);
  const touch = (): void => {
    setIsTouched(true);
    approach();
  };
  return (
    <main>
      <div data-touched={isTouched} onFocus={touch} onPointerEnter={touch}>
        <Problems session={session} />
        <Pending session={session} onSay={setSaid} />
        <Wound session={session} />
        <Value session={session} />
        <Incidents session={session} />
        <Given session={session} onSay={setSaid} />
        <Suggested session={session} onSay={setSaid} />
        <Storyless session={session} />
        <Announced session={session} said={said} />
      </div>
    </main>
  );
}

function Problems({ session }: Props) {
  const { agent, settings } = useSession(session, (state) => ({ agent: state.agent, settings: state.settings }));
  if (!agent.isAdmin || settings.problems.length === 0) return null;
  return (
    <OnDemand loading={null} failed={null}>
      <SettingsNotice problems={settings.problems} isFolded />
    </OnDemand>
  );
}

/** It comes once everything is read, while nothing else stands above the customer's worth. */
function Wound({ session }: Props) {
  const { wound } = useSession(session, (state) => ({ wound: state.wound }));
  return wound === null ? null : (
    <OnDemand loading={null} failed={null}>
      <WoundNotice wound={wound} session={session} />
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

/** What stands on the ticket and is no card of something given: it comes before everything else. What a lead has approved is still to be delivered. */
function Pending({ session, onSay }: Saying) {
  const state = useSession(session, shownMoment);
  return isGiven(state) && !isAskedFor(state) ? null : <MomentSection state={state} session={session} onSay={onSay} />;
}

/** Nothing is suggested where nothing can be given, or where something is, until the agent says that something else went wrong: what stands on the ticket says why. What was typed stays in sight. */
function Suggested({ session, onSay }: Saying) {
  const state = useSession(session, shownMoment);
  const { story, amountText } = state.choice;
  const isBarred = barrierOf(state) !== null && story === '' && amountText === null;
  const isOver = (isGiven(state) && !state.isAdding) || isAskedFor(state) || isBarred || !state.settings.settings.hasCurrency;
  return isOver ? null : <SuggestionSection state={state} session={session} onSay={onSay} />;
}

function Given({ session, onSay }: Saying) {
  const state = useSession(session, shownMoment);
  return isGiven(state) && !isAskedFor(state) ? <MomentSection state={state} session={session} onSay={onSay} /> : null;
}

/** Last of all: it comes once everything is read, and moves nothing. */
function Storyless({ session }: Props) {
  const { storyless } = useSession(session, (state) => ({ storyless: state.storyless }));
  if (storyless.length === 0) return null;
  return (
    <OnDemand loading={null} failed={null}>
      <MissingStories storyless={storyless} session={session} />
    </OnDemand>
  );
}

function Announced({ session, said }: Props & { readonly said: string }) {
  return <Announcer state={useSession(session, shownAnnouncement)} said={said} />;
}
