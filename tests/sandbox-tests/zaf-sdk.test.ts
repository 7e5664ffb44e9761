import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { TicketSave } from '#sandbox/host/sandbox-types.ts';
import { createSession, type Session } from '#sandbox/host/session.ts';
import type { Effect } from '#sandbox/host/zaf/actions.ts';
import { createConnection } from '#sandbox/host/zaf/connection.ts';
import { withDraft, type WorkspaceState } from '#sandbox/host/zaf/workspace-state.ts';
import { aTicket, aWorkspace, CAUSE_FIELD_ID } from './workspace-builder.ts';

interface SdkClient {
  on(event: string, handler: (payload: unknown) => unknown): void;
  off(event: string, handler: (payload: unknown) => unknown): void;
  get(paths: string | readonly string[]): Promise<Record<string, unknown>>;
  set(path: string, value: unknown): Promise<Record<string, unknown>>;
  invoke(action: string, ...args: readonly unknown[]): Promise<Record<string, unknown>>;
  request(options: unknown): Promise<unknown>;
  trigger(event: string, data?: unknown): void;
  context(): Promise<unknown>;
  metadata(): Promise<unknown>;
}

const HOST = 'http://127.0.0.1:4200';

interface Stage {
  readonly session: Session;
  readonly client: SdkClient;
  readonly effects: readonly Effect[];
  readonly saves: readonly TicketSave[];
  readonly requests: readonly string[];
}

// Lets everything that has been posted arrive, there and back.
const settled = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, 20);
  });

/** The real SDK in a pretended frame, joined to a session as the page joins them. */
async function stage(initial: WorkspaceState = aWorkspace()): Promise<Stage> {
  const effects: Effect[] = [];
  const saves: TicketSave[] = [];
  const requests: string[] = [];
  const session = createSession(initial, {
    fetchTicket: () => Promise.resolve(aTicket({ tags: ['from_elsewhere'] })),
    saveTicket(_id, save) {
      saves.push(save);
      return Promise.resolve(aTicket({ status: save.status ?? 'open' }));
    },
    fetch(url) {
      requests.push(url);
      const status = url.endsWith('/missing') ? 404 : 200;
      return Promise.resolve(new Response('{"url":1}', { status, headers: { 'content-type': 'application/json' } }));
    },
    wait: () => Promise.resolve(),
  });
  session.carryOutWith((effect) => effects.push(effect));

  let listener: ((event: unknown) => void) | null = null;
  const parent = {
    postMessage(data: unknown, origin: string) {
      expect(origin).toBe(HOST);
      queueMicrotask(() => connection.receive(data));
    },
  };
  const connection = createConnection({
    guid: 'guid-1',
    host: session.host,
    post: (data) => queueMicrotask(() => listener?.({ data, origin: HOST, source: parent })),
  });
  session.attach(connection);
  const frame = { Promise, parent, addEventListener: (_name: string, handler: (event: unknown) => void) => (listener = handler) };
  vi.stubGlobal('window', frame);
  vi.stubGlobal('document', { location: { search: `?origin=${encodeURIComponent(HOST)}&app_guid=guid-1&colorScheme=light`, hash: '' } });
  const sdk = createRequire(import.meta.url)('zendesk_app_framework_sdk') as { init(): SdkClient | false };
  const client = sdk.init();
  if (client === false) {
    throw new Error('The SDK found no origin or guid.');
  }
  await settled();
  return { session, client, effects, saves, requests };
}

let current: Stage;

beforeEach(async () => {
  // The SDK takes window.Promise while it loads, before any stage exists.
  vi.stubGlobal('window', { Promise });
  current = await stage();
});

afterEach(() => {
  vi.unstubAllGlobals();
});

describe('the SDK of Zendesk and the workspace', () => {
  test('shake hands and agree on where they are', async () => {
    expect(await current.client.context()).toEqual({
      instanceGuid: 'guid-1',
      product: 'support',
      account: { subdomain: 'sample' },
      location: 'ticket_sidebar',
      ticketId: 101,
    });
    expect(await current.client.metadata()).toEqual({
      appId: 7,
      name: 'Make It Right',
      installationId: 9,
      settings: { currency: 'EUR', gesture_limit: 25 },
    });
  });

  test('answer one path, many paths, and an unknown path among them', async () => {
    expect(await current.client.get('ticket.id')).toEqual({ 'ticket.id': 101, errors: {} });
    const bulk = await current.client.get(['ticket.status', 'no.such']);
    expect(bulk).toMatchObject({ 'ticket.status': 'open', errors: { 'no.such': { name: 'Error' } } });
    await expect(current.client.get('no.such')).rejects.toThrow('Could not find handler for: "no.such"');
  });

  test('set a field, and hear of it', async () => {
    const heard = vi.fn<(payload: unknown) => void>();
    current.client.on(`ticket.custom_field_${CAUSE_FIELD_ID}.changed`, heard);
    await current.client.set(`ticket.customField:custom_field_${CAUSE_FIELD_ID}`, 'damaged_item');
    await settled();
    expect(heard.mock.calls).toEqual([['late_delivery'], ['damaged_item']]);
    await expect(current.client.set('ticket.id', 5)).rejects.toThrow('cannot be set');
  });

  test('stop telling whoever has unsubscribed', async () => {
    const heard = vi.fn<(payload: unknown) => void>();
    current.client.on('ticket.tags.changed', heard);
    await settled();
    current.client.off('ticket.tags.changed', heard);
    await current.client.invoke('ticket.tags.add', ['vip']);
    await settled();
    expect(heard.mock.calls).toEqual([[['late_delivery']]]);
  });

  test('tell wildcard subscribers which property changed', async () => {
    const heard = vi.fn<(payload: unknown) => void>();
    current.client.on('*.changed', heard);
    await current.client.set('ticket.status', 'pending');
    await settled();
    expect(heard).toHaveBeenCalledExactlyOnceWith({ propertyName: 'ticket.status', newValue: 'pending' });
  });

  test('activate the app once it listens', async () => {
    const heard = vi.fn<(payload: unknown) => void>();
    current.client.on('app.activated', heard);
    await settled();
    expect(heard).toHaveBeenCalledOnce();
  });

  test('carry actions out, and refuse unknown ones', async () => {
    await current.client.invoke('notify', 'Done', 'notice', 100);
    expect(current.effects).toEqual([{ kind: 'notify', message: 'Done', noticeKind: 'notice', durationMs: 100 }]);
    await expect(current.client.invoke('launch')).rejects.toThrow('launch');
  });

  test('resolve and reject requests', async () => {
    expect(await current.client.request('/api/v2/x')).toEqual({ url: 1 });
    await expect(current.client.request('/api/v2/missing')).rejects.toMatchObject({ status: 404, responseJSON: { url: 1 } });
  });

  test('bring a triggered event back', async () => {
    const heard = vi.fn<(payload: unknown) => void>();
    current.client.on('ping', heard);
    current.client.trigger('ping', { n: 1 });
    await settled();
    expect(heard).toHaveBeenCalledExactlyOnceWith({ n: 1 });
  });
});

describe('submitting', () => {
  test('saves only what differs, and tells the app how it went', async () => {
    const told: string[] = [];
    for (const name of ['start', 'done', 'fail', 'always']) {
      current.client.on(`ticket.submit.${name}`, () => told.push(name));
    }
    await settled();
    current.session.update((state) => withDraft(state, { status: 'solved', commentHtml: '<p>Hello</p>', commentType: 'internalNote' }));
    expect(await current.session.submit()).toEqual({ kind: 'saved' });
    await settled();
    expect(current.saves).toEqual([{ user: 'agent', status: 'solved', comment: { html_body: '<p>Hello</p>', public: false } }]);
    expect(told).toEqual(['start', 'done', 'always']);
    expect(current.session.getState().ticket?.draft).toMatchObject({ status: 'solved', commentHtml: '' });
  });

  test('sends no comment where only empty lines were typed', async () => {
    current.session.update((state) => withDraft(state, { commentHtml: '<p><br></p>&nbsp;' }));
    await current.session.submit();
    expect(current.saves).toEqual([{ user: 'agent' }]);
  });

  test.each<[string, () => unknown, string]>([
    ['a rejected text', () => Promise.reject(new Error('Write a story first.')), 'Write a story first.'],
    ['a returned text', () => 'Not yet.', 'Not yet.'],
    ['false', () => false, 'Make It Right stopped this save.'],
  ])('is stopped by %s', async (_name, handler, reason) => {
    current.client.on('ticket.save', handler);
    await settled();
    expect(await current.session.submit()).toEqual({ kind: 'refused', reason });
    expect(current.saves).toEqual([]);
  });

  test('waits for a handler that takes its time', async () => {
    let allow: (() => void) | null = null;
    current.client.on('ticket.save', () => new Promise<void>((resolve) => (allow = resolve)));
    await settled();
    const submitted = current.session.submit();
    await settled();
    expect(current.saves).toEqual([]);
    expect(allow).not.toBeNull();
    (allow as (() => void) | null)?.();
    expect(await submitted).toEqual({ kind: 'saved' });
  });

  test('is refused while an app has paused saving', async () => {
    await current.client.invoke('ticket.disableSave');
    expect(await current.session.submit()).toEqual({ kind: 'refused', reason: 'An app has paused saving this ticket.' });
  });
});

describe('a ticket changed through the REST API', () => {
  test('shows in the workspace, and the app hears of it', async () => {
    const heard = vi.fn<(payload: unknown) => void>();
    current.client.on('ticket.updated', heard);
    await current.client.request({ url: '/api/v2/tickets/101.json', type: 'PUT', data: '{}' });
    await settled();
    expect(heard).toHaveBeenCalledOnce();
    expect(current.session.getState().ticket?.draft.tags).toEqual(['from_elsewhere']);
  });
});
