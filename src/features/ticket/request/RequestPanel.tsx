import { useEffect, useRef } from 'react';
import type { RequestWork } from '../session/session-state.ts';
import type { ShownMoment } from '../session/shown.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { Notice } from '#ui/components/Notice.tsx';
import { limitReader } from '../../shared/limits/over-sentences.ts';
import { DecideDetails } from '../../shared/requests/DecideDetails.tsx';
import { workSentence } from './ask-sentences.ts';
import { AskForm } from './AskForm.tsx';
import { RequestStatus } from './RequestStatus.tsx';
import { useSentences } from '#ui/i18n/SentencesContext.tsx';
import { PressButton } from '#ui/controls/PressButton.tsx';

interface Props {
  readonly state: ShownMoment;
  readonly session: TicketSession;
  /** Says something aloud. */
  readonly onSay: (text: string) => void;
}

/** Everything about a request on the open ticket: what was asked of a lead, or is being asked. */
export function RequestPanel({ state, session, onSay }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const sentences = useSentences();
  const { asking } = state;
  const { work } = asking;
  const said = state.giving.phase === 'working' ? '' : workSentence(sentences, work, limitReader(state));
  useEffect(() => {
    onSay(said);
  }, [said, onSay]);
  useEffect(
    () => () => {
      onSay('');
    },
    [onSay],
  );
  const isEnded = work.phase === 'done' || work.phase === 'answered';
  useEffect(() => {
    // What was pressed is gone: the focus goes to what took its place.
    if (isEnded) panel.current?.focus();
  }, [isEnded]);
  return (
    <div className="stack" ref={panel} tabIndex={-1}>
      {asking.phase === 'form' && <AskForm state={state} session={session} />}
      {asking.phase === 'known' && <RequestStatus state={state} known={asking} session={session} />}
      {asking.phase === 'unread' && <Unread said={said} work={work} session={session} />}
      {asking.phase === 'none' && said !== '' && (
        <Notice type={work.phase === 'failed' ? 'error' : 'info'}>
          {said}
          {work.phase === 'failed' && <DecideDetails error={work.error} />}
        </Notice>
      )}
    </div>
  );
}

function Unread({ said, work, session }: { readonly said: string; readonly work: RequestWork; readonly session: TicketSession }) {
  const sentences = useSentences();
  return (
    <Notice type="warning" title={sentences.t('ask.unread')}>
      <span>{said}</span>
      {work.phase === 'failed' && <DecideDetails error={work.error} />}
      <div className="row">
        <PressButton
          size="small"
          isHeld={work.phase === 'working'}
          onClick={() => {
            void session.withRequests((requests) => requests.refresh());
          }}
        >
          {sentences.t('ask.look_again')}
        </PressButton>
      </div>
    </Notice>
  );
}
