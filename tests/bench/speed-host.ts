// The page around the frames that are measured: it answers them as the sandbox's workspace does, and draws nothing of its own.
import { frameAddress } from '#sandbox/host/route.ts';
import { fetchApp, fetchPeople, fetchTicket, saveTicket } from '#sandbox/host/sandbox-api.ts';
import { createSession } from '#sandbox/host/session.ts';
import { createConnection } from '#sandbox/host/zaf/connection.ts';
import { openTicket } from '#sandbox/host/zaf/workspace-state.ts';

/** What the page around it knows of one opening, in milliseconds. */
export interface Opening {
  /** From the creation of the frame until it could be read. */
  readonly readableMs: number;
  /** From the handshake until the first request to Zendesk left; null where none has. */
  readonly firstRequestMs: number | null;
}

export interface SpeedHost {
  /** Opens a page beside a ticket, as Zendesk keeps open tickets: the frames before stay where they are. */
  open(frame: { readonly page: string; readonly port: number; readonly ticket: number }): Promise<Opening>;
  /** How many requests the newest frame has sent. */
  requests(): number;
}

declare global {
  interface Window {
    speedHost: SpeedHost;
  }
}

/** What a frame posts once it can be read, by the clock that all frames share. */
interface Readable {
  readonly readableAtMs: number;
}

function isReadable(data: unknown): data is Readable {
  return typeof data === 'object' && data !== null && 'readableAtMs' in data;
}

const nowMs = (): number => performance.timeOrigin + performance.now();

async function sessionAt(ticket: number, guid: string): Promise<ReturnType<typeof createSession>> {
  const [app, people, details] = await Promise.all([fetchApp(), fetchPeople(), fetchTicket(ticket)]);
  const user = people.find(({ key }) => key === 'agent');
  if (user === undefined) throw new Error('The sandbox has no agent.');
  const session = createSession(
    {
      guid,
      app,
      user,
      people,
      locale: 'en-US',
      scheme: 'light',
      location: 'ticket_sidebar',
      viewport: { width: window.innerWidth, height: window.innerHeight },
      isCollapsed: false,
      isShown: true,
      now: new Date(),
      ticket: openTicket(details, user),
    },
    {
      fetchTicket,
      saveTicket,
      fetch: (url, init) => fetch(url, init),
      wait: (ms) =>
        new Promise((resolve) => {
          setTimeout(resolve, ms);
        }),
    },
  );
  session.carryOutWith(() => undefined);
  return session;
}

let requests = 0;

window.speedHost = {
  requests: () => requests,
  async open({ page, port, ticket }) {
    const guid = crypto.randomUUID();
    const session = await sessionAt(ticket, guid);
    const address = frameAddress({ page, hostOrigin: window.location.origin, framePort: port, guid, scheme: 'light' });
    address.hostname = '127.0.0.1';
    const frame = Object.assign(document.createElement('iframe'), { src: address.href, width: 320, height: 600 });
    let shookHandsMs: number | null = null;
    let requestedMs: number | null = null;
    requests = 0;
    const connection = createConnection({
      guid,
      host: session.host,
      post: (message) => frame.contentWindow?.postMessage(message, address.origin),
      log({ direction, text }) {
        if (direction === 'out') return;
        if (text.includes('iframe.handshake')) shookHandsMs = nowMs();
        if (!/"request:\d+"/.test(text)) return;
        requests += 1;
        requestedMs ??= nowMs();
      },
    });
    session.attach(connection);
    const readableAtMs = new Promise<number>((resolve) => {
      window.addEventListener('message', (event) => {
        if (event.source !== frame.contentWindow) return;
        if (isReadable(event.data)) resolve(event.data.readableAtMs);
        else connection.receive(event.data);
      });
    });
    const createdMs = nowMs();
    document.body.append(frame);
    return {
      readableMs: (await readableAtMs) - createdMs,
      firstRequestMs: shookHandsMs === null || requestedMs === null ? null : requestedMs - shookHandsMs,
    };
  },
};
