import { useState, type KeyboardEvent } from 'react';
import { ClockTab } from './ClockTab.tsx';
import { FaultsTab } from './FaultsTab.tsx';
import { CloseIcon } from './icons.tsx';
import { MessagesTab, type KeptMessage } from './MessagesTab.tsx';
import type { PageProps } from './page-props.ts';
import { TrafficTab } from './TrafficTab.tsx';
import { ValuesTab } from './ValuesTab.tsx';

const TABS = ['Traffic', 'Faults', 'Messages', 'Settings', 'Account', 'Clock'] as const;

interface InspectorProps {
  readonly page: Pick<PageProps, 'sandbox' | 'route' | 'now' | 'navigate'>;
  readonly messages: readonly KeptMessage[];
  readonly onReset: () => void;
  readonly onClose: () => void;
}

/** The drawer under the workspace: what the app asked of Zendesk, what Zendesk shall get wrong, and what the account is like. */
export function Inspector({ page: { sandbox, route, now, navigate }, messages, onReset, onClose }: InspectorProps) {
  const [tab, setTab] = useState<(typeof TABS)[number]>('Traffic');
  const { account, planName = '' } = sandbox.app;
  function onKeyDown(event: KeyboardEvent): void {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = TABS[(TABS.indexOf(tab) + step + TABS.length) % TABS.length];
    if (step !== 0 && next !== undefined) {
      setTab(next);
      document.getElementById(`inspector-${next}`)?.focus();
    }
  }
  return (
    <section id="inspector" className="inspector column" aria-label="Inspector">
      <header className="bar row">
        <div role="tablist" aria-label="Inspector" className="row grow">
          {TABS.map((name) => (
            <button
              key={name}
              id={`inspector-${name}`}
              type="button"
              role="tab"
              className="inspector__tab plain"
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
        <button type="button" className="button" onClick={onReset}>
          Reset the sandbox
        </button>
        <button type="button" className="icon-button plain" aria-label="Close inspector" onClick={onClose}>
          <CloseIcon />
        </button>
      </header>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable with the keyboard */}
      <div id="inspector-panel" role="tabpanel" aria-labelledby={`inspector-${tab}`} className="grow scroll" tabIndex={0}>
        {tab === 'Traffic' && <TrafficTab />}
        {tab === 'Faults' && <FaultsTab />}
        {tab === 'Messages' && <MessagesTab messages={messages} />}
        {tab === 'Settings' && <ValuesTab key="settings" of="settings" hint="The app’s settings. null is one that nobody has filled in." />}
        {tab === 'Account' && <ValuesTab key="account" of="account" hint="What the account permits: its plan, rights and limits." />}
        {tab === 'Clock' && (
          <ClockTab
            now={now}
            accountName={account.name}
            planName={planName}
            timeZone={account.timeZone}
            width={route.tray}
            onWidth={(tray) => navigate({ tray })}
          />
        )}
      </div>
    </section>
  );
}
