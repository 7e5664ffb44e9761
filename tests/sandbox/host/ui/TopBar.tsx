import { PulseIcon } from './icons.tsx';
import { PersonMenu, type PersonMenuProps } from './PersonMenu.tsx';
import { TicketTabs } from './TicketTabs.tsx';
import type { TicketTab } from './use-ticket-tabs.ts';

interface TopBarProps {
  readonly tabs: readonly TicketTab[];
  readonly openId: number | null;
  readonly hrefOf: (id: number) => string;
  readonly onOpen: (id: number) => void;
  readonly onClose: (id: number) => void;
  readonly person: PersonMenuProps;
  readonly isGuideShown: boolean;
  readonly isInspectorOpen: boolean;
  readonly onGuide: () => void;
  readonly onInspector: () => void;
}

export function TopBar({ person, isGuideShown, isInspectorOpen, onGuide, onInspector, ...tabs }: TopBarProps) {
  return (
    <header className="top-bar bar row">
      <TicketTabs {...tabs} />
      <button type="button" className="bar-button plain row" aria-pressed={isGuideShown} onClick={onGuide}>
        Guide
      </button>
      <button
        type="button"
        className="bar-button plain row"
        aria-expanded={isInspectorOpen}
        aria-controls="inspector"
        onClick={onInspector}
      >
        <PulseIcon /> Inspector
      </button>
      <PersonMenu {...person} />
    </header>
  );
}
