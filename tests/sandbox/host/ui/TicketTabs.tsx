import { CloseIcon } from './icons.tsx';
import { onPlainClick } from './plain-click.ts';
import type { TicketTab } from './use-ticket-tabs.ts';

interface TicketTabsProps {
  readonly tabs: readonly TicketTab[];
  /** Null where another page than a ticket is shown. */
  readonly openId: number | null;
  readonly hrefOf: (id: number) => string;
  readonly onOpen: (id: number) => void;
  readonly onClose: (id: number) => void;
}

/** The tickets that are open, beside each other in the header. */
export function TicketTabs({ tabs, openId, hrefOf, onOpen, onClose }: TicketTabsProps) {
  return (
    <nav className="tabs grow" aria-label="Open tickets">
      <ul>
        {tabs.map(({ id, subject }) => (
          <li key={id} className="tabs__item row">
            <a
              className="tabs__link grow"
              href={hrefOf(id)}
              aria-current={id === openId ? 'page' : undefined}
              onClick={onPlainClick(() => onOpen(id))}
            >
              <span className="cut" dir="auto">
                {subject}
              </span>
              <small>#{id}</small>
            </a>
            {tabs.length > 1 && (
              <button type="button" className="icon-button plain" aria-label={`Close ticket ${id}`} onClick={() => onClose(id)}>
                <CloseIcon />
              </button>
            )}
          </li>
        ))}
      </ul>
    </nav>
  );
}
