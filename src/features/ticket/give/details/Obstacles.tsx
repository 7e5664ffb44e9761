import { Button } from '@zendeskgarden/react-buttons';
import { barrierOf } from '../../session/authority.ts';
import { isGiven } from '../../session/is-given.ts';
import type { ShownMoment } from '../../session/shown.ts';
import type { TicketSession } from '../../session/ticket-session.ts';
import { Folded } from '#ui/components/Folded.tsx';
import { TellStory } from '../../telling/lazy.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { OnDemand } from '#ui/components/OnDemand.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { useGoingOn } from '#ui/controls/use-going-on.ts';
import { PressButton } from '#ui/controls/PressButton.tsx';

/** What stands in the way of giving on this ticket, or of its reply, and what to do about it: said before anything is typed. */
export function Obstacles({ state, session }: { readonly state: ShownMoment; readonly session: TicketSession }) {
  const sentences = useSentences();
  const barrier = barrierOf(state);
  if (barrier === null) return state.ticket.composer === 'internal_note' ? <NoteOpen session={session} /> : null;
  if (barrier === 'closed') {
    return (
      <Notice type="warning" title={sentences.t('barrier.closed')}>
        <span>{sentences.t('barrier.closed_why')}</span>
        {/* Where something was given, it stands below that. */}
        {!isGiven(state) && (
          <OnDemand loading={null}>
            <TellStory state={state} session={session} />
          </OnDemand>
        )}
      </Notice>
    );
  }
  return (
    <Notice type="warning">
      <Folded
        rest={<span>{sentences.t(`barrier.${barrier}_why`)}</span>}
        actions={
          <PressButton
            size="small"
            isHeld={state.journal.state === 'loading'}
            onClick={() => {
              session.checkAccess();
            }}
          >
            {sentences.t('barrier.check_again')}
          </PressButton>
        }
      >
        <strong>{sentences.t(`barrier.${barrier}`)}</strong>
      </Folded>
    </Notice>
  );
}

/** The agent may want a note first: it is offered to switch, and giving stays possible. */
function NoteOpen({ session }: { readonly session: TicketSession }) {
  const sentences = useSentences();
  // The part of the page that it stands in goes with it: whoever pressed goes on where that was, at the top.
  const notice = useGoingOn<HTMLDivElement>((element) => element.closest('main'));
  return (
    <Notice type="info">
      <div className="stack stack-tight" ref={notice}>
        <span>{sentences.t('barrier.note_open')}</span>
        <div className="row">
          <Button
            size="small"
            onClick={() => {
              void session.openPublicReply();
            }}
          >
            {sentences.t('barrier.open_public_reply')}
          </Button>
        </div>
      </div>
    </Notice>
  );
}
