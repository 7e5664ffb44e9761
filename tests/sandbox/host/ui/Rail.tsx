import type { ReactNode } from 'react';
import type { Route } from '../route.ts';
import { NavBarIcon, TicketIcon, ViewsIcon } from './icons.tsx';
import { onPlainClick } from './plain-click.ts';

interface RailProps {
  readonly page: Route['page'];
  readonly appName: string;
  readonly hrefOf: (page: Route['page']) => string;
  readonly onPage: (page: Route['page']) => void;
}

export function Rail({ page, appName, hrefOf, onPage }: RailProps) {
  const link = (target: Route['page'], name: string, icon: ReactNode) => (
    <a
      className="rail__link"
      href={hrefOf(target)}
      aria-label={name}
      title={name}
      aria-current={page === target ? 'page' : undefined}
      onClick={onPlainClick(() => onPage(target))}
    >
      {icon}
    </a>
  );
  return (
    <nav className="rail column" aria-label="Workspace">
      {link('ticket', 'Ticket', <TicketIcon />)}
      {link('views', 'Views', <ViewsIcon />)}
      {link('lead', appName, <NavBarIcon />)}
    </nav>
  );
}
