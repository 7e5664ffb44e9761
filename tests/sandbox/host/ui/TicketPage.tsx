import { useEffect, useRef, useState } from 'react';
import { fetchTicket } from '../sandbox-api.ts';
import type { TicketDetails } from '../sandbox-types.ts';
import type { Effect } from '../zaf/actions.ts';
import { AppsTray } from './AppsTray.tsx';
import type { ComposerHandle } from './Composer.tsx';
import { type PageProps, pageAt } from './page-props.ts';
import { Properties } from './Properties.tsx';
import { TicketView } from './TicketView.tsx';
import type { TicketTab } from './use-ticket-tabs.ts';
import { reasonOf, type Loaded } from './use-sandbox.ts';
import { useSession } from './use-session.ts';

interface TicketPageProps extends PageProps {
  readonly ticketId: number;
  /** The ticket is shown: it has a tab. */
  readonly onOpened: (tab: TicketTab) => void;
  readonly onTouched: () => void;
}

function OpenedTicket({ details, onOpened, onTouched, ...page }: Omit<TicketPageProps, 'ticketId'> & { readonly details: TicketDetails }) {
  const { sandbox, route, now, onEffect, onMessage, onToast } = page;
  const composer = useRef<ComposerHandle>(null);
  const [heightPx, setHeightPx] = useState<number | null>(null);

  function carryOut(effect: Effect): void {
    if (effect.kind === 'resize') {
      setHeightPx(effect.heightPx);
    } else if (effect.kind === 'insertHtml') {
      composer.current?.insert(effect.html);
    } else {
      onEffect(effect);
    }
  }

  const [session, state] = useSession({ ...page, details, carryOut });
  useEffect(() => {
    document.title = `#${details.ticket.id} ${details.ticket.subject} – Zendesk sandbox`;
  }, [details]);
  const { id, subject } = state.ticket?.saved ?? details.ticket;
  useEffect(() => onOpened({ id, subject }), [onOpened, id, subject]);

  return (
    <>
      {state.ticket !== null && (
        <>
          <Properties session={session} ticket={state.ticket} people={state.people} />
          <TicketView session={session} state={state} ticket={state.ticket} now={now} composer={composer} onToast={onToast} />
        </>
      )}
      <AppsTray
        session={session}
        isCollapsed={state.isCollapsed}
        page={pageAt(sandbox.app, 'ticket_sidebar')}
        name={sandbox.app.name}
        width={route.tray}
        heightPx={heightPx}
        now={now}
        onReload={() => setHeightPx(null)}
        onMessage={onMessage}
        onTouched={onTouched}
      />
    </>
  );
}

function useTicket(id: number): Loaded<TicketDetails> {
  const [loaded, setLoaded] = useState<{ readonly id: number; readonly result: Loaded<TicketDetails> } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    fetchTicket(id).then(
      (value) => isCurrent && setLoaded({ id, result: { kind: 'ready', value } }),
      (cause: unknown) => isCurrent && setLoaded({ id, result: { kind: 'failed', reason: reasonOf(cause) } }),
    );
    return () => {
      isCurrent = false;
    };
  }, [id]);
  return loaded?.id === id ? loaded.result : { kind: 'loading' };
}

export function TicketPage({ ticketId, ...page }: TicketPageProps) {
  const { user, locale } = page;
  const loaded = useTicket(ticketId);
  return (
    <div className="desk">
      {loaded.kind === 'ready' ? (
        <OpenedTicket key={`${ticketId} ${user.key} ${locale}`} {...page} details={loaded.value} />
      ) : (
        <main className="ticket ticket--empty column">
          <output>{loaded.kind === 'loading' ? 'Opening the ticket …' : `Ticket #${ticketId} cannot be shown. ${loaded.reason}`}</output>
        </main>
      )}
    </div>
  );
}
