import { useState, type Ref } from 'react';
import type { Session } from '../session.ts';
import { isClosed } from '../zaf/channels.ts';
import { withProperty } from '../zaf/properties.ts';
import { type OpenTicket, type WorkspaceState, withDraft } from '../zaf/workspace-state.ts';
import { Composer, type ComposerHandle } from './Composer.tsx';
import { Conversation } from './Conversation.tsx';
import { STATUS_NAMES, StatusBadge } from './StatusBadge.tsx';
import type { NewToast } from './Toasts.tsx';

interface TicketViewProps {
  readonly session: Session;
  readonly state: WorkspaceState;
  readonly ticket: OpenTicket;
  readonly now: Date;
  readonly composer: Ref<ComposerHandle>;
  readonly onToast: (toast: NewToast) => void;
}

const SAVED_NOTICE_MS = 4000;

/** How a ticket came in, and what a reply there is called. */
const CHANNELS: Readonly<Record<string, readonly [via: string, reply: string]>> = {
  web: ['web form', 'Public reply'],
  email: ['email', 'Email'],
  api: ['API', 'Public reply'],
  native_messaging: ['messaging', 'Messaging'],
  chat: ['chat', 'Chat'],
  voice: ['phone call', 'Public reply'],
  whatsapp: ['WhatsApp', 'WhatsApp'],
  facebook: ['Facebook', 'Facebook message'],
  twitter: ['X', 'X direct message'],
};

function channelOf({ saved }: OpenTicket): readonly [via: string, reply: string] {
  const channel = saved.via?.channel ?? 'web';
  return CHANNELS[channel] ?? [channel, 'Public reply'];
}

function TicketHeader({ ticket, timeZone }: { readonly ticket: OpenTicket; readonly timeZone: string }) {
  const { saved, draft } = ticket;
  const created = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(saved.created_at),
  );
  return (
    <header className="ticket__head">
      <h1 className="cut" dir="auto">
        {draft.subject}
      </h1>
      <p className="quiet">
        <StatusBadge status={saved.status} /> #{saved.id} · via {channelOf(ticket)[0]} · <time dateTime={saved.created_at}>{created}</time>
      </p>
    </header>
  );
}

interface SubmitBarProps {
  readonly ticket: OpenTicket;
  readonly refusal: string | null;
  readonly isSubmitting: boolean;
  readonly onStatus: (status: string) => void;
  readonly onSubmit: () => void;
}

function SubmitBar({ ticket, refusal, isSubmitting, onStatus, onSubmit }: SubmitBarProps) {
  const status = ticket.draft.status;
  const closedNote = isClosed(ticket) ? 'A closed ticket takes tags, a subject and a priority, and no comment.' : null;
  const note = ticket.isSaveDisabled ? 'An app has paused saving this ticket.' : null;
  return (
    <footer className="submit bar row">
      <p className={refusal === null ? 'grow quiet' : 'grow bad'} role={refusal === null ? 'status' : 'alert'}>
        {refusal ?? note ?? (isSubmitting ? 'Asking the app …' : (closedNote ?? ''))}
      </p>
      <select
        className="input"
        aria-label="Status"
        value={status}
        disabled={isClosed(ticket)}
        onChange={(event) => onStatus(event.target.value)}
      >
        {Object.entries(STATUS_NAMES)
          // Zendesk closes solved tickets by itself, and never makes a ticket new again.
          .filter(([choice]) => (choice !== 'new' && choice !== 'closed') || choice === ticket.saved.status)
          .map(([choice, name]) => (
            <option key={choice} value={choice}>
              {name}
            </option>
          ))}
      </select>
      <button type="button" className="button button--primary" disabled={isSubmitting || note !== null} onClick={onSubmit}>
        Submit as {STATUS_NAMES[status] ?? status}
      </button>
    </footer>
  );
}

/** The middle of the workspace: one ticket, its conversation and the reply. */
export function TicketView({ session, state, ticket, now, composer, onToast }: TicketViewProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSubmitting, setIsSubmitting] = useState(false);
  const { timeZone } = state.app.account;

  function setStatus(status: string): void {
    session.update((current) => withProperty('ticket.status', status, current));
  }

  async function submit(): Promise<void> {
    setIsSubmitting(true);
    setRefusal(null);
    const outcome = await session.submit();
    setIsSubmitting(false);
    if (outcome.kind === 'saved') {
      onToast({ message: `Ticket #${ticket.saved.id} has been updated`, kind: 'notice', durationMs: SAVED_NOTICE_MS });
    } else {
      setRefusal(outcome.kind === 'refused' ? outcome.reason : `The ticket was not saved. ${outcome.reason}`);
    }
  }

  return (
    <main className="ticket column scroll">
      <TicketHeader ticket={ticket} timeZone={timeZone} />
      <Conversation comments={ticket.comments} timeZone={timeZone} now={now} />
      <section aria-label="Reply">
        {!isClosed(ticket) && (
          <Composer
            handle={composer}
            html={ticket.draft.commentHtml}
            type={ticket.draft.commentType}
            isInternalOnly={state.user.isLight === true}
            to={ticket.requester.name}
            replyName={channelOf(ticket)[1]}
            onHtml={(commentHtml) => session.update((current) => withDraft(current, { commentHtml }))}
            onType={(commentType) => session.update((current) => withDraft(current, { commentType }))}
          />
        )}
        <SubmitBar ticket={ticket} refusal={refusal} isSubmitting={isSubmitting} onStatus={setStatus} onSubmit={() => void submit()} />
      </section>
    </main>
  );
}
