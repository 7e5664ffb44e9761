import { useEffect, useMemo, useState, type MouseEvent } from 'react';
import { fetchTickets } from '../sandbox-api.ts';
import type { TicketPage, TicketSummary } from '../sandbox-types.ts';
import { reasonOf } from './use-sandbox.ts';
import { StatusBadge } from './StatusBadge.tsx';

interface TicketListProps {
  readonly openId: number;
  /** Grows when a ticket was saved, so that the list shows it. */
  readonly version: number;
  readonly hrefOf: (id: number) => string;
  readonly onOpen: (id: number) => void;
}

const TYPING_PAUSE_MS = 200;
const EMPTY: TicketPage = { total: 0, tickets: [] };

function isPlainClick(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

function ListedTicket({
  ticket,
  isOpen,
  href,
  onOpen,
}: {
  readonly ticket: TicketSummary;
  readonly isOpen: boolean;
  readonly href: string;
  readonly onOpen: () => void;
}) {
  function follow(event: MouseEvent): void {
    if (isPlainClick(event)) {
      event.preventDefault();
      onOpen();
    }
  }
  return (
    <li>
      <a className="listed" href={href} aria-current={isOpen ? 'page' : undefined} onClick={follow}>
        <span className="listed__top">
          <StatusBadge status={ticket.status} />
          <span className="listed__id">#{ticket.id}</span>
        </span>
        <span className="listed__subject" dir="auto">
          {ticket.subject}
        </span>
        <span className="listed__who" dir="auto">
          {ticket.requester.name}
        </span>
      </a>
    </li>
  );
}

export function TicketList({ openId, version, hrefOf, onOpen }: TicketListProps) {
  const [query, setQuery] = useState('');
  const [page, setPage] = useState<TicketPage>(EMPTY);
  const [problem, setProblem] = useState<string | null>(null);

  const wanted = useMemo(() => ({ query, offset: 0, version }), [query, version]);
  useEffect(() => {
    let isCurrent = true;
    function show(found: TicketPage): void {
      if (isCurrent) {
        setPage(found);
        setProblem(null);
      }
    }
    const timer = setTimeout(() => {
      fetchTickets(wanted).then(show, (cause: unknown) => isCurrent && setProblem(reasonOf(cause)));
    }, TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [wanted]);

  function more(): void {
    fetchTickets({ query, offset: page.tickets.length }).then(
      (next) => setPage((current) => ({ total: next.total, tickets: [...current.tickets, ...next.tickets] })),
      (cause: unknown) => setProblem(reasonOf(cause)),
    );
  }

  return (
    <nav className="ticket-list" aria-label="Tickets">
      <div className="ticket-list__search">
        <label className="visually-hidden" htmlFor="ticket-search">
          Search tickets
        </label>
        <input
          id="ticket-search"
          type="search"
          className="input"
          placeholder="Search tickets"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
        <output className="ticket-list__count">
          {problem ?? `${page.total.toLocaleString('en')} ${page.total === 1 ? 'ticket' : 'tickets'}`}
        </output>
      </div>
      <ul className="ticket-list__items">
        {page.tickets.map((ticket) => (
          <ListedTicket
            key={ticket.id}
            ticket={ticket}
            isOpen={ticket.id === openId}
            href={hrefOf(ticket.id)}
            onOpen={() => onOpen(ticket.id)}
          />
        ))}
        {page.tickets.length < page.total && (
          <li>
            <button type="button" className="button ticket-list__more" onClick={more}>
              Show more
            </button>
          </li>
        )}
      </ul>
    </nav>
  );
}
