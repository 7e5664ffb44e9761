import { Button } from '@zendeskgarden/react-buttons';
import { useEffect, useRef, useState } from 'react';
import type { RequestWork, SessionState } from '../session/session-state.ts';
import type { TicketSession } from '../session/ticket-session.ts';
import { useControlMessages } from '#ui/i18n/ControlMessagesContext.tsx';
import { Notice } from '#ui/components/Notice.tsx';
import { Placeholder } from '#ui/components/Placeholder.tsx';
import { LeadMessagesProvider, useLeadMessages } from '#ui/i18n/LeadMessagesContext.tsx';
import { type LeadMessages, loadLeadMessages } from '#ui/i18n/load-lead-messages.ts';
import { DecideDetails } from '../../shared/requests/DecideDetails.tsx';
import { workSentence } from './ask-sentences.ts';
import { AskForm } from './AskForm.tsx';
import { RequestStatus } from './RequestStatus.tsx';

interface Props {
  readonly state: SessionState;
  readonly session: TicketSession;
  /** Says something aloud. */
  readonly onSay: (text: string) => void;
}

/** Everything about a request on the open ticket, with sentences of its own. */
export function RequestPanel(props: Props) {
  const { locale } = useControlMessages();
  const [lead, setLead] = useState<LeadMessages | 'loading' | 'failed'>('loading');
  const messages = useControlMessages();
  useEffect(() => {
    let isCurrent = true;
    const read = async (): Promise<void> => {
      const loaded = await loadLeadMessages(locale).catch(() => 'failed' as const);
      if (isCurrent) setLead(loaded);
    };
    void read();
    return () => {
      isCurrent = false;
    };
  }, [locale]);
  if (lead === 'loading') return <Placeholder heightPx={120} />;
  if (lead === 'failed') return <p>{messages.t('section.broken')}</p>;
  return (
    <LeadMessagesProvider value={lead}>
      <Panel {...props} />
    </LeadMessagesProvider>
  );
}

function Panel({ state, session, onSay }: Props) {
  const panel = useRef<HTMLDivElement>(null);
  const messages = useControlMessages();
  const lead = useLeadMessages();
  const { asking } = state;
  const { work } = asking;
  const { currency } = state.settings.settings;
  const said = state.giving.phase === 'working' ? '' : workSentence(messages, lead, work, { ...state, currency });
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
  const lead = useLeadMessages();
  return (
    <Notice type="warning" title={lead.t('ask.unread')}>
      <span>{said}</span>
      {work.phase === 'failed' && <DecideDetails error={work.error} />}
      <div className="row">
        <Button
          size="small"
          disabled={work.phase === 'working'}
          onClick={() => {
            void session.withRequests((requests) => requests.lookAgain());
          }}
        >
          {lead.t('ask.look_again')}
        </Button>
      </div>
    </Notice>
  );
}
