import { useState } from 'react';
import { TRAY_WIDTHS, type TrayWidth } from '../route.ts';
import type { Session } from '../session.ts';
import type { LoggedMessage } from '../zaf/connection.ts';
import { AppFrame } from './AppFrame.tsx';
import { ChevronIcon, ReloadIcon } from './icons.tsx';
import { absenceOf } from './page-props.ts';

interface AppsTrayProps {
  readonly session: Session;
  readonly isCollapsed: boolean;
  readonly page: string | null;
  readonly name: string;
  readonly width: TrayWidth;
  readonly heightPx: number | null;
  readonly onWidth: (width: TrayWidth) => void;
  readonly onReload: () => void;
  readonly onMessage: (message: LoggedMessage) => void;
}

// The tray's border and the thin scroll bar that stands beside a tall app, so that the frame inside keeps its width.
const TRAY_MARGIN_PX = 13;

function WidthChoice({ width, onWidth }: Pick<AppsTrayProps, 'width' | 'onWidth'>) {
  return (
    <fieldset className="segments">
      <legend className="visually-hidden">Tray width</legend>
      {TRAY_WIDTHS.map((choice) => (
        <label key={choice} className="segments__choice">
          <input type="radio" name="tray-width" value={choice} checked={choice === width} onChange={() => onWidth(choice)} />
          <span>{choice}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The column of apps beside a ticket. */
export function AppsTray({ session, isCollapsed, page, name, width, heightPx, onWidth, onReload, onMessage }: AppsTrayProps) {
  const [reloads, setReloads] = useState(0);
  function reload(): void {
    setReloads((count) => count + 1);
    onReload();
  }
  function toggle(): void {
    session.update((state) => ({ ...state, isCollapsed: !state.isCollapsed }));
  }
  return (
    <aside className="tray" aria-label="Apps" style={{ width: width + TRAY_MARGIN_PX }}>
      <header className="tray__bar">
        <h2 className="tray__title">Apps</h2>
        <WidthChoice width={width} onWidth={onWidth} />
      </header>
      <section className="app" aria-label={`${name} app`}>
        <header className="app__bar">
          <button type="button" className="app__toggle" aria-expanded={!isCollapsed} onClick={toggle}>
            <ChevronIcon />
            <span className="app__name">{name}</span>
          </button>
          <button type="button" className="icon-button" aria-label="Reload app" title="Reload app" onClick={reload}>
            <ReloadIcon />
          </button>
        </header>
        <div className={heightPx === null ? 'app__body app__body--filled' : 'app__body'} hidden={isCollapsed}>
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
    </aside>
  );
}
