import { Suspense } from 'react';
import type { SessionState } from '#application/session-state.ts';
import type { TicketSession } from '#application/ticket-session.ts';
import { useMessages } from '../components/MessagesContext.tsx';
import { Placeholder } from '../components/Placeholder.tsx';
import { Region } from '../components/Region.tsx';
import { GiveForm, GivingNotice, MomentCard } from './late-controls.ts';

/** The height of the form, which loads after the text. */
const FORM_PX = 250;

/** What is about to be given, and afterwards what was. */
export function MomentSection({ state, session }: { readonly state: SessionState; readonly session: TicketSession }) {
  const messages = useMessages();
  return (
    <Region title={messages.t('section.service_moment')}>
      <Suspense fallback={<Placeholder heightPx={FORM_PX} />}>
        <div className="stack">
          {isGiven(state) ? <MomentCard state={state} session={session} /> : <GiveForm state={state} session={session} />}
          <GivingNotice state={state} session={session} />
        </div>
      </Suspense>
    </Region>
  );
}

/** Whether the ticket has what was to be given. While something is being given or taken back, what was shown stays. */
export function isGiven({ giving, standing }: SessionState): boolean {
  if (standing === null) return false;
  const isOwnAttempt = giving.phase === 'working' && giving.step !== 'undo';
  return !isOwnAttempt && giving.phase !== 'failed' && giving.phase !== 'interrupted';
}
