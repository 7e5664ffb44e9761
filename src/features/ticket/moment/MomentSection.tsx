import { useEffect, useRef } from 'react';
import type { SessionState } from '../session/session-state.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { Region } from '#ui/components/Region.tsx';
import { GiveForm } from '../give/lazy.ts';
import { Requests } from '../request/lazy.ts';
import { GivingNotice, MomentCard, fetchAfterwards } from './lazy.ts';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';

/** The height of the form, which loads after the text. */
const FORM_PX = 250;
/** The height of a card, which loads when there is one. */
const CARD_PX = 120;

/** What is about to be given, and afterwards what was. */
export function MomentSection({
  state,
  session,
  onSay,
}: {
  readonly state: SessionState;
  readonly session: TicketSession;
  readonly onSay: (text: string) => void;
}) {
  const sentences = useSentences();
  const body = useRef<HTMLDivElement>(null);
  const approach = (): void => {
    session.getReady();
    fetchAfterwards(sentences.locale);
  };
  const isUndone = state.giving.phase === 'undone';
  useEffect(() => {
    // The button that was pressed is gone with its card: the focus stays in this part of the page.
    if (isUndone) body.current?.focus();
  }, [isUndone]);
  return (
    <Region title={sentences.t('section.service_moment')}>
      <OnDemand loading={<Placeholder heightPx={FORM_PX} />}>
        <div className="stack" ref={body} tabIndex={-1}>
          {isAskedFor(state) ? null : isGiven(state) ? (
            <OnDemand loading={<Placeholder heightPx={CARD_PX} />}>
              <MomentCard state={state} session={session} />
            </OnDemand>
          ) : (
            <GiveForm state={state} session={session} onApproach={approach} />
          )}
          {state.giving.phase !== 'idle' && (
            <OnDemand loading={null}>
              <GivingNotice state={state} session={session} />
            </OnDemand>
          )}
          {(state.asking.phase !== 'none' || state.asking.work.phase !== 'idle') && (
            <OnDemand loading={<Placeholder heightPx={CARD_PX} />}>
              <Requests state={state} session={session} onSay={onSay} />
            </OnDemand>
          )}
        </div>
      </OnDemand>
    </Region>
  );
}

/** Whether a lead was asked, and that is still open: it stands in the place of the form. */
function isAskedFor({ asking, standing }: SessionState): boolean {
  if (asking.phase !== 'known' || standing?.state === 'posted') return false;
  return asking.status.kind === 'waiting' || asking.status.kind === 'question' || asking.status.kind === 'approved';
}

/** Whether the ticket has what was to be given, or somebody else is giving it. A reservation of one's own is only an attempt. */
export function isGiven({ giving, standing, agent }: SessionState): boolean {
  if (standing === null) return false;
  return standing.state === 'posted' || standing.agentId !== agent.id || giving.phase === 'given';
}
