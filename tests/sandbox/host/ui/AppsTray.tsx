import { useState } from 'react';
import type { TrayWidth } from '../route.ts';
import type { Session } from '../session.ts';
import type { LoggedMessage } from '../zaf/connection.ts';
import { AppFrame } from './AppFrame.tsx';
import { ChevronIcon, ClockIcon, ReloadIcon } from './icons.tsx';
import { OFFICE_HOURS, OfficeHours } from './OfficeHours.tsx';
import { absenceOf } from './page-props.ts';

interface AppsTrayProps {
  readonly session: Session;
  readonly isCollapsed: boolean;
  readonly page: string | null;
  readonly name: string;
  readonly width: TrayWidth;
  readonly heightPx: number | null;
  readonly now: Date;
  readonly onReload: () => void;
  readonly onMessage: (message: LoggedMessage) => void;
  /** Somebody points at the app, or has put the focus into it. */
  readonly onTouched: () => void;
}

// The tray's border and the thin scroll bar that stands beside a tall app, so that the frame inside keeps its width.
const TRAY_MARGIN_PX = 13;

/** The column of apps beside a ticket. */
export function AppsTray({ session, isCollapsed, page, name, width, heightPx, now, onReload, onMessage, onTouched }: AppsTrayProps) {
  const [reloads, setReloads] = useState(0);
  const [areHoursOpen, setAreHoursOpen] = useState(false);
  function reload(): void {
    setReloads((count) => count + 1);
    onReload();
  }
  function setCollapsed(next: boolean): void {
    session.update((state) => (state.isCollapsed === next ? state : { ...state, isCollapsed: next }));
  }
  function show(id: string): void {
    if (id === 'app-hours') setAreHoursOpen(true);
    else setCollapsed(false);
    document.getElementById(id)?.scrollIntoView({ block: 'start' });
  }
  return (
    <aside className="tray" aria-label="Apps">
      <div className="tray__apps column" style={{ width: width + TRAY_MARGIN_PX }}>
        <section className="app column" id="app-own" aria-label={`${name} app`}>
          <header className="app__bar row">
            <button
              type="button"
              className="app__toggle plain row grow"
              aria-expanded={!isCollapsed}
              onClick={() => setCollapsed(!isCollapsed)}
            >
              <img src="/assets/logo-small.png" alt="" width="20" height="20" />
              <span className="strong">{name}</span>
              <ChevronIcon />
            </button>
            <button type="button" className="icon-button plain" aria-label="Reload app" title="Reload app" onClick={reload}>
              <ReloadIcon />
            </button>
          </header>
          <div className={heightPx === null ? 'app__body column' : 'app__body'} hidden={isCollapsed} onPointerEnter={onTouched}>
            {page === null ? (
              <p className="hint">{absenceOf(session.getState().app, 'ticket sidebar')}</p>
            ) : (
              <AppFrame
                key={reloads}
                session={session}
                page={page}
                className="app__frame"
                style={{ width, ...(heightPx === null ? {} : { height: heightPx }) }}
                onMessage={onMessage}
              />
            )}
          </div>
        </section>
        <OfficeHours
          now={now}
          timeZone={session.getState().app.account.timeZone}
          isOpen={areHoursOpen}
          onToggle={() => setAreHoursOpen(!areHoursOpen)}
        />
      </div>
      <ul className="tray__rail recessed" aria-label="Installed apps">
        <li>
          <button type="button" className="icon-button plain" aria-label={`Show ${name}`} title={name} onClick={() => show('app-own')}>
            <img src="/assets/logo-small.png" alt="" width="20" height="20" />
          </button>
        </li>
        <li>
          <button
            type="button"
            className="icon-button plain"
            aria-label={`Show ${OFFICE_HOURS}`}
            title={OFFICE_HOURS}
            onClick={() => show('app-hours')}
          >
            <ClockIcon />
          </button>
        </li>
      </ul>
    </aside>
  );
}
