import { vi } from 'vitest';
import type { ZafClient } from '#adapters/zaf/client.ts';
import { connect } from '#adapters/zaf/connect.ts';
import { type SandboxApi, createSandboxApi } from '#sandbox/server/api.ts';
import { createWorld } from '#sandbox/world/create-world.ts';
import { readRequiredObjects } from '#sandbox/world/objects.ts';
import type { TicketDetails, TicketSave } from '#sandbox/host/sandbox-types.ts';
import { type Session, createSession } from '#sandbox/host/session.ts';
import { type AppHost, createConnection } from '#sandbox/host/zaf/connection.ts';
import type { Effect } from '#sandbox/host/zaf/actions.ts';
import { type AppLocation, openTicket } from '#sandbox/host/zaf/workspace-state.ts';
import { expectOk } from '../../contracts/expect-result.ts';

const APP_GUID = 'app-guid';
export const CAUSE_FIELD_ID = '360000000001';
const NOW_MS = Date.parse('2026-10-28T09:30:00Z');

/** Puts the page at an address as Zendesk opens an app, and a host around it that hears what the SDK says. */
export function surround(hear: (message: unknown) => void): { readonly say: (message: unknown) => void; readonly origin: string } {
  const { origin } = window.location;
  window.history.replaceState(null, '', `?origin=${encodeURIComponent(origin)}&app_guid=${APP_GUID}`);
  // Later, as messages arrive, and without a timer: tests of what takes time hold the clock themselves.
  const host = { postMessage: (message: unknown) => queueMicrotask(() => hear(message)) };
  vi.stubGlobal('parent', host);
  return {
    origin,
    say(data) {
      const event = new MessageEvent('message', { data, origin });
      Object.defineProperty(event, 'source', { value: host });
      window.dispatchEvent(event);
    },
  };
}

/** The sandbox's agent workspace with ticket 101 open, or on the app's page of the navigation bar, and the app connected to it through the real SDK. */
export interface OpenWorkspace {
  readonly client: ZafClient;
  readonly api: SandboxApi;
  readonly session: Session;
  readonly effects: Effect[];
  /** Overrides how the host answers, to play one that is older or in trouble. */
  readonly host: { -readonly [Key in keyof AppHost]: AppHost[Key] };
}

export async function openWorkspace(location: AppLocation = 'ticket_sidebar'): Promise<OpenWorkspace> {
  const world = createWorld({ nowMs: NOW_MS, objects: readRequiredObjects('requirements.json') });
  const api = createSandboxApi(world, { clock: () => NOW_MS });
  const session = createSession(await initialState(api, location), {
    fetchTicket: () => Promise.reject(new Error('not used')),
    saveTicket: (_id: number, save: TicketSave) => saved(session, save),
    fetch: (url, init) => answered(api, url, init),
    wait: () => Promise.resolve(),
  });
  const effects: Effect[] = [];
  session.carryOutWith((effect) => effects.push(effect));
  const host = { ...session.host };
  const indirect: AppHost = {
    registration: () => host.registration(),
    get: (path) => host.get(path),
    set: (path, value) => host.set(path, value),
    invoke: (action, args) => host.invoke(action, args),
    request: (options) => host.request(options),
    trigger: (event) => host.trigger(event),
    firstNews: (event) => host.firstNews(event),
  };
  const { say } = surround((message) => connection.receive(message));
  const connection = createConnection({ guid: APP_GUID, host: indirect, post: say });
  session.attach(connection);
  const client = expectOk(await connect({ location: window.location }));
  return { client, api, session, effects, host };
}

async function answered(api: SandboxApi, url: string, { method = 'GET', headers, body }: RequestInit): Promise<Response> {
  const response = await api.handle({
    method,
    path: url,
    headers: Object.fromEntries(new Headers(headers).entries()),
    body: typeof body === 'string' ? (JSON.parse(body) as unknown) : null,
  });
  if (response.status === 0) throw new TypeError('Failed to fetch');
  return new Response(response.status === 204 ? null : JSON.stringify(response.body), response);
}

async function initialState(api: SandboxApi, location: AppLocation): Promise<Parameters<typeof createSession>[0]> {
  const read = async (path: string): Promise<never> =>
    (await api.handle({ method: 'GET', path, headers: { 'X-Sandbox-User': 'admin' } })).body as never;
  const { ticket } = await read('/api/v2/tickets/101');
  const { user: requester } = await read('/api/v2/users/2000001');
  const causeField = { id: Number(CAUSE_FIELD_ID), options: api.state.world.causeOptions };
  const person = { key: 'agent', id: 1_000_001, name: 'Maya Whitlock (sample)', email: 'agent@make-it-right.example', role: 'agent' };
  return {
    guid: APP_GUID,
    app: {
      appId: 1,
      name: 'Make It Right',
      installationId: 2,
      settings: { currency: 'EUR' },
      locations: {},
      now: new Date(NOW_MS).toISOString(),
      account: { subdomain: 'sandbox', name: 'Sandbox', timeZone: 'Europe/Dublin' },
      locales: ['en-US'],
      files: [],
      framePort: null,
      defaultTicket: 101,
    },
    user: { ...person, locale: 'en-US', timeZone: 'Europe/Madrid', groups: [{ id: 1, name: 'Support' }] },
    people: [],
    locale: 'en-US',
    scheme: 'dark',
    location,
    viewport: { width: 320, height: 600 },
    isCollapsed: false,
    isShown: true,
    now: new Date(NOW_MS),
    ticket: location === 'nav_bar' ? null : openTicket({ ticket, requester, comments: [], causeField }),
  };
}

/** What submitting leaves behind: the draft is the saved ticket. */
function saved(session: Session, save: TicketSave): Promise<TicketDetails> {
  const open = session.getState().ticket;
  if (open === null) return Promise.reject(new Error('no ticket is open'));
  const { requester, comments, causeField } = open;
  return Promise.resolve({ ticket: { ...open.saved, tags: save.tags ?? open.saved.tags }, requester, comments, causeField });
}
