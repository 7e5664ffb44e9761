import { useState, type KeyboardEvent } from 'react';
import { FaultsTab } from './FaultsTab.tsx';
import { CloseIcon } from './icons.tsx';
import { MessagesTab, type KeptMessage } from './MessagesTab.tsx';
import { TrafficTab } from './TrafficTab.tsx';

const TABS = ['Traffic', 'Faults', 'Messages'] as const;

interface InspectorProps {
  readonly messages: readonly KeptMessage[];
  readonly onClose: () => void;
}

/** The drawer under the workspace: what the app asked of Zendesk, and what Zendesk shall get wrong. */
export function Inspector({ messages, onClose }: InspectorProps) {
  const [tab, setTab] = useState<(typeof TABS)[number]>('Traffic');
  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
    if (step !== 0 && next !== undefined) {
      setTab(next);
      document.getElementById(`inspector-${next}`)?.focus();
    }
  }
  return (
    <section id="inspector" className="inspector" aria-label="Inspector">
      <header className="inspector__bar">
        <div role="tablist" aria-label="Inspector" className="tabs">
          {TABS.map((name) => (
            <button
              key={name}
              id={`inspector-${name}`}
              type="button"
              role="tab"
              className="tabs__tab"
              aria-selected={tab === name}
              aria-controls="inspector-panel"
              tabIndex={tab === name ? 0 : -1}
              onClick={() => setTab(name)}
              onKeyDown={onKeyDown}
            >
              {name}
            </button>
          ))}
        </div>
        <button type="button" className="icon-button" aria-label="Close inspector" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      <div id="inspector-panel" role="tabpanel" aria-labelledby={`inspector-${tab}`} className="inspector__panel">
        {tab === 'Traffic' && <TrafficTab />}
        {tab === 'Faults' && <FaultsTab />}
        {tab === 'Messages' && <MessagesTab messages={messages} />}
      </div>
    </section>
  );
}
