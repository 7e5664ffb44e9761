import { useEffect, useLayoutEffect, useRef, useState, type CSSProperties } from 'react';
import { frameAddress } from '../route.ts';
import type { Session } from '../session.ts';
import { createConnection, type LoggedMessage } from '../zaf/connection.ts';

interface AppFrameProps {
  readonly session: Session;
  /** The page as the manifest names it. */
  readonly page: string;
  readonly className: string;
  readonly style?: CSSProperties;
  /** False while it waits behind another page. */
  readonly isShown?: boolean;
  readonly onMessage: (message: LoggedMessage) => void;
}

const PATIENCE_MS = 10_000;

/** The app in a frame from an origin of its own, joined to the session through the framework's messages. */
export function AppFrame({ session, page, className, style, isShown = true, onMessage }: AppFrameProps) {
  const frame = useRef<HTMLIFrameElement>(null);
  const log = useRef(onMessage);
  const [guid] = useState(() => crypto.randomUUID());
  const [address] = useState(() => {
    const { scheme, app } = session.getState();
    return frameAddress({ page, hostOrigin: window.location.origin, framePort: app.framePort, guid, scheme });
  });
  const [answer, setAnswer] = useState<'waited for' | 'heard' | 'missing'>('waited for');

  useEffect(() => {
    log.current = onMessage;
  });

  useEffect(() => {
    const timer = setTimeout(() => setAnswer((current) => (current === 'heard' ? current : 'missing')), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);

  useLayoutEffect(() => {
    session.update((state) => ({ ...state, guid }));
    const connection = createConnection({
      guid,
      host: session.host,
      post: (message) => frame.current?.contentWindow?.postMessage(message, address.origin),
      log: (message) => {
        setAnswer('heard');
        log.current(message);
      },
    });
    session.attach(connection);
    function receive(event: MessageEvent): void {
      // As the SDK checks its side: the other window, at the origin it was loaded from, and nobody else.
      if (event.origin === address.origin && event.source !== null && event.source === frame.current?.contentWindow) {
        connection.receive(event.data);
      }
    }
    window.addEventListener('message', receive);
    return () => {
      window.removeEventListener('message', receive);
      connection.close();
    };
  }, [session, guid, address]);

  return (
    <>
      {answer === 'missing' && <output className="hint">The page {address.pathname} has not called the app framework yet.</output>}
      <iframe
        ref={frame}
        src={address.href}
        title={isShown ? session.getState().app.name : `${session.getState().app.name}, not shown`}
        className={className}
        style={style}
        // oxlint-disable-next-line react/iframe-missing-sandbox -- the frame's origin is not the workspace's, so it cannot reach out of its sandbox
        sandbox="allow-scripts allow-same-origin allow-forms allow-popups"
        allow="clipboard-write"
      />
    </>
  );
}
