import { useEffect, useRef, useState } from 'react';
import { formatRoute } from '../route.ts';
import { fetchTicket } from '../sandbox-api.ts';
import type { TicketDetails } from '../sandbox-types.ts';
import type { Effect } from '../zaf/actions.ts';
import { AppsTray } from './AppsTray.tsx';
import type { ComposerHandle } from './Composer.tsx';
import { type PageProps, pageAt } from './page-props.ts';
import { TicketList } from './TicketList.tsx';
import { TicketView } from './TicketView.tsx';
import { reasonOf, type Loaded } from './use-sandbox.ts';
import { useSession } from './use-session.ts';

interface OpenTicketProps extends PageProps {
  readonly details: TicketDetails;
  readonly onSaved: () => void;
}

function OpenedTicket({ details, onSaved, ...page }: OpenTicketProps) {
  const { sandbox, route, now, navigate, onEffect, onMessage, onToast } = page;
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

  return (
    <>
      {state.ticket !== null && (
        <TicketView
          session={session}
          state={state}
          ticket={state.ticket}
          now={now}
          composer={composer}
          onSaved={onSaved}
          onToast={onToast}
        />
      )}
      <AppsTray
        session={session}
        isCollapsed={state.isCollapsed}
        page={pageAt(sandbox.app, 'ticket_sidebar')}
        name={sandbox.app.name}
        width={route.tray}
        heightPx={heightPx}
        onWidth={(tray) => navigate({ tray })}
        onReload={() => setHeightPx(null)}
        onMessage={onMessage}
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

export function TicketPage({ ticketId, ...page }: PageProps & { readonly ticketId: number }) {
  const [saves, setSaves] = useState(0);
  const { route, user, locale, navigate } = page;
  const loaded = useTicket(ticketId);
  return (
    <div className="desk">
      <TicketList
        openId={ticketId}
        version={saves}
        hrefOf={(id) => formatRoute({ ...route, ticketId: id })}
        onOpen={(id) => navigate({ ticketId: id })}
      />
      {loaded.kind === 'ready' ? (
        <OpenedTicket
          key={`${ticketId} ${user.key} ${locale}`}
          {...page}
          details={loaded.value}
          onSaved={() => setSaves((count) => count + 1)}
        />
      ) : (
        <main className="ticket ticket--empty">
          <output>{loaded.kind === 'loading' ? 'Opening the ticket …' : `Ticket #${ticketId} cannot be shown. ${loaded.reason}`}</output>
        </main>
      )}
    </div>
  );
}
