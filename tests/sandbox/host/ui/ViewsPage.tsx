import { useEffect, useMemo, useState } from 'react';
import { fetchTickets } from '../sandbox-api.ts';
import type { TicketPage } from '../sandbox-types.ts';
import { onPlainClick } from './plain-click.ts';
import { StatusBadge } from './StatusBadge.tsx';
import { reasonOf } from './use-sandbox.ts';

interface ViewsPageProps {
  readonly timeZone: string;
  readonly hrefOf: (id: number) => string;
  readonly onOpen: (id: number) => void;
}

const TYPING_PAUSE_MS = 200;
const EMPTY: TicketPage = { total: 0, tickets: [] };

/** All tickets of the account, the newest first, and those that a word or a number finds. */
export function ViewsPage({ timeZone, hrefOf, onOpen }: ViewsPageProps) {
  const [query, setQuery] = useState('');
  const [page, setPage] = useState<TicketPage>(EMPTY);
  const [problem, setProblem] = useState<string | null>(null);
  const created = useMemo(() => new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'medium', timeStyle: 'short' }), [timeZone]);

  useEffect(() => {
    let isCurrent = true;
    function show(found: TicketPage): void {
      if (isCurrent) {
        setPage(found);
        setProblem(null);
      }
    }
    const timer = setTimeout(() => {
      fetchTickets({ query, offset: 0 }).then(show, (cause: unknown) => isCurrent && setProblem(reasonOf(cause)));
    }, TYPING_PAUSE_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [query]);
  useEffect(() => {
    document.title = 'Views – Zendesk sandbox';
  }, []);

  function more(): void {
    fetchTickets({ query, offset: page.tickets.length }).then(
      (next) => setPage((current) => ({ total: next.total, tickets: [...current.tickets, ...next.tickets] })),
      (cause: unknown) => setProblem(reasonOf(cause)),
    );
  }

  return (
    <main className="grow scroll">
      <header className="views__head row">
        <h1>Recent tickets</h1>
        <output className="quiet">{problem ?? `${page.total.toLocaleString('en')} ${page.total === 1 ? 'ticket' : 'tickets'}`}</output>
        <input
          type="search"
          className="input"
          aria-label="Search tickets"
          placeholder="Number, subject or requester"
          value={query}
          onChange={(event) => setQuery(event.target.value)}
        />
      </header>
      <table className="views__table">
        <thead>
          <tr>
            <th scope="col">Status</th>
            <th scope="col">ID</th>
            <th scope="col">Subject</th>
            <th scope="col">Requester</th>
            <th scope="col">Requested</th>
          </tr>
        </thead>
        <tbody>
          {page.tickets.map((ticket) => (
            <tr key={ticket.id}>
              <td>
                <StatusBadge status={ticket.status} />
              </td>
              <td>#{ticket.id}</td>
              <td dir="auto">
                <a href={hrefOf(ticket.id)} onClick={onPlainClick(() => onOpen(ticket.id))}>
                  {ticket.subject}
                </a>
              </td>
              <td dir="auto">{ticket.requester.name}</td>
              <td>{created.format(new Date(ticket.created_at))}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {page.tickets.length < page.total && (
        <button type="button" className="button views__more" onClick={more}>
          Show more
        </button>
      )}
    </main>
  );
}
