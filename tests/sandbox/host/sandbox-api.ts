import { forgetSession } from './kept.ts';
import type { AppDescription, Exchange, Faults, Person, Progress, TicketDetails, TicketPage, TicketSave, Values } from './sandbox-types.ts';

const PAGE_SIZE = 40;

/** A sentence for people, made from whatever envelope the answer's error came in. */
function sentenceOf(status: number, body: unknown): string {
  if (typeof body === 'object' && body !== null) {
    for (const key of ['description', 'message', 'error']) {
      const text: unknown = Reflect.get(body, key);
      if (typeof text === 'string') {
        return text;
      }
    }
  }
  return `The sandbox answered ${status}.`;
}

async function call<T>(path: string, method = 'GET', body?: unknown): Promise<T> {
  const response = await fetch(path, {
    method,
    ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : null;
  if (!response.ok) {
    throw new Error(sentenceOf(response.status, parsed));
  }
  return parsed as T;
}

export function fetchApp(): Promise<AppDescription> {
  return call('/__sandbox/app');
}

export function fetchPeople(): Promise<readonly Person[]> {
  return call('/__sandbox/people');
}

export function fetchTickets({ query, offset }: { readonly query: string; readonly offset: number }): Promise<TicketPage> {
  const parameters = new URLSearchParams({ q: query, offset: String(offset), limit: String(PAGE_SIZE) });
  return call(`/__sandbox/tickets?${parameters.toString()}`);
}

export function fetchTicket(id: number): Promise<TicketDetails> {
  return call(`/__sandbox/tickets/${id}`);
}

export function saveTicket(id: number, save: TicketSave): Promise<TicketDetails> {
  return call(`/__sandbox/tickets/${id}`, 'PUT', save);
}

export function fetchTraffic(): Promise<readonly Exchange[]> {
  return call('/__sandbox/traffic');
}

export function clearTraffic(): Promise<null> {
  return call('/__sandbox/traffic', 'DELETE');
}

export function fetchFaults(): Promise<Faults> {
  return call('/__sandbox/faults');
}

export function putFaults(faults: Partial<Faults>): Promise<Faults> {
  return call('/__sandbox/faults', 'PUT', faults);
}

export function fetchProgress(): Promise<Progress> {
  return call('/__sandbox/progress');
}

export function fetchValues(of: 'settings' | 'account'): Promise<Values> {
  return call(`/__sandbox/${of}`);
}

export function putValues(of: 'settings' | 'account', values: Values): Promise<Values> {
  return call(`/__sandbox/${of}`, 'PUT', values);
}

/** Opens the account anew. What the app keeps in this browser is forgotten with it. */
export async function resetSandbox(framePort: number | null): Promise<void> {
  await call('/__sandbox/reset', 'POST');
  await forgetAt(framePort);
  forgetSession();
}

function forgetAt(framePort: number | null): Promise<void> {
  const address = new URL('/__sandbox/forget', window.location.origin);
  if (framePort !== null) address.port = String(framePort);
  const frame = document.createElement('iframe');
  frame.hidden = true;
  frame.src = address.href;
  return new Promise((done) => {
    const end = (): void => {
      frame.remove();
      done();
    };
    frame.addEventListener('load', end);
    frame.addEventListener('error', end);
    document.body.append(frame);
  });
}
