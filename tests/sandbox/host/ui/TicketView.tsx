import { useState, type Ref } from 'react';
import type { Session } from '../session.ts';
import { isClosed } from '../zaf/channels.ts';
import { type OpenTicket, type WorkspaceState, withDraft } from '../zaf/workspace-state.ts';
import { Composer, type ComposerHandle } from './Composer.tsx';
import { Conversation } from './Conversation.tsx';
import { Properties } from './Properties.tsx';
import { STATUS_NAMES, StatusBadge } from './StatusBadge.tsx';
import type { NewToast } from './Toasts.tsx';

interface TicketViewProps {
  readonly session: Session;
  readonly state: WorkspaceState;
  readonly ticket: OpenTicket;
  readonly now: Date;
  readonly composer: Ref<ComposerHandle>;
  readonly onSaved: () => void;
  readonly onToast: (toast: NewToast) => void;
}

const SAVED_NOTICE_MS = 4000;

function TicketHeader({ ticket, timeZone }: { readonly ticket: OpenTicket; readonly timeZone: string }) {
  const { saved, draft } = ticket;
  const created = new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }).format(
    new Date(saved.created_at),
  );
  return (
    <header className="ticket__head">
      <StatusBadge status={saved.status} />
      <div className="ticket__titles">
        <h1 dir="auto">{draft.subject}</h1>
        <p>
          #{saved.id} · via {saved.via?.channel ?? 'web'} · <time dateTime={saved.created_at}>{created}</time>
        </p>
      </div>
    </header>
  );
}

interface SubmitBarProps {
  readonly ticket: OpenTicket;
  readonly refusal: string | null;
  readonly isSubmitting: boolean;
  readonly onSubmit: () => void;
}

function SubmitBar({ ticket, refusal, isSubmitting, onSubmit }: SubmitBarProps) {
  const status = ticket.draft.status;
  const closedNote = isClosed(ticket) ? 'A closed ticket takes tags, a subject and a priority, and no comment.' : null;
  const note = ticket.isSaveDisabled ? 'An app has paused saving this ticket.' : null;
  return (
    <footer className="submit">
      <p className={refusal === null ? 'submit__note' : 'submit__note submit__note--refused'} role={refusal === null ? 'status' : 'alert'}>
        {refusal ?? note ?? (isSubmitting ? 'Asking the app …' : (closedNote ?? ''))}
      </p>
      <button type="button" className="button button--primary" disabled={isSubmitting || note !== null} onClick={onSubmit}>
        Submit as {STATUS_NAMES[status] ?? status}
      </button>
    </footer>
  );
}

/** The middle of the workspace: one ticket, its conversation and the reply. */
export function TicketView({ session, state, ticket, now, composer, onSaved, onToast }: TicketViewProps) {
  const [refusal, setRefusal] = useState<string | null>(null);
  const [isSubmitting, setIsSubmitting] = useState(false);
  const { timeZone } = state.app.account;

  async function submit(): Promise<void> {
    setIsSubmitting(true);
    setRefusal(null);
    const outcome = await session.submit();
    setIsSubmitting(false);
    if (outcome.kind === 'saved') {
      onToast({ message: `Ticket #${ticket.saved.id} has been updated`, kind: 'notice', durationMs: SAVED_NOTICE_MS });
      onSaved();
    } else {
      setRefusal(outcome.kind === 'refused' ? outcome.reason : `The ticket was not saved. ${outcome.reason}`);
    }
  }

  return (
    <main className="ticket">
      <TicketHeader ticket={ticket} timeZone={timeZone} />
      <Properties session={session} ticket={ticket} people={state.people} />
      <Conversation comments={ticket.comments} timeZone={timeZone} now={now} />
      <section aria-label="Reply">
        {!isClosed(ticket) && (
          <Composer
            handle={composer}
            html={ticket.draft.commentHtml}
            type={ticket.draft.commentType}
            isInternalOnly={state.user.isLight === true}
            to={ticket.requester.name}
            onHtml={(commentHtml) => session.update((current) => withDraft(current, { commentHtml }))}
            onType={(commentType) => session.update((current) => withDraft(current, { commentType }))}
          />
        )}
        <SubmitBar ticket={ticket} refusal={refusal} isSubmitting={isSubmitting} onSubmit={() => void submit()} />
      </section>
    </main>
  );
}
