import { Suspense, useEffect, useRef } from 'react';
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
  const body = useRef<HTMLDivElement>(null);
  const isUndone = state.giving.phase === 'undone';
  useEffect(() => {
    // The button that was pressed is gone with its card: the focus stays in this part of the page.
    if (isUndone) body.current?.focus();
  }, [isUndone]);
  return (
    <Region title={messages.t('section.service_moment')}>
      <Suspense fallback={<Placeholder heightPx={FORM_PX} />}>
        <div className="stack" ref={body} tabIndex={-1}>
          {isGiven(state) ? <MomentCard state={state} session={session} /> : <GiveForm state={state} session={session} />}
          <GivingNotice state={state} session={session} />
        </div>
      </Suspense>
    </Region>
  );
}

/**
 * Whether the ticket has what was to be given. A reservation of one's own is only an attempt, until its moment stands and
 * nothing but the last line of the journal is missing.
 */
export function isGiven({ giving, standing, agent }: SessionState): boolean {
  if (standing === null) return false;
  if (standing.state === 'posted' || standing.agentId !== agent.id) return true;
  return giving.phase === 'given' || (giving.phase === 'working' && giving.step === 'post');
}
