// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ZafClient } from '#adapters/zaf/client.ts';
import { createPageLinks } from '#adapters/zaf/page-links.ts';
import { createReplyEditor } from '#adapters/zaf/reply-editor.ts';
import { createWorkspace } from '#adapters/zaf/workspace.ts';
import { fail, ok } from '#domain/shared/result.ts';
import type { Workspace } from '#ports/workspace.ts';
import type { Place } from '#ports/page-address.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { workspaceContract } from '../../contracts/workspace.contract.ts';
import { fakeClient } from './fake-client.ts';
import { CAUSE_FIELD_ID, openWorkspace } from './scripted-host.ts';

/** Longer than the pause after a change. */
const settle = async (): Promise<void> => void (await vi.advanceTimersByTimeAsync(400));

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function wordsOf(html: string): string {
  const body = document.createElement('div');
  body.innerHTML = html.replaceAll('</p><p>', '\n\n').replaceAll('<br>', '\n');
  return body.textContent;
}

/** With what writes replies, which pages load where one is written. */
function withReplies(client: ZafClient): Workspace {
  return createWorkspace(client, { replyEditor: () => Promise.resolve(createReplyEditor(client, null)) });
}

workspaceContract("Zendesk's workspace", async () => {
  const { client, session, effects } = await openWorkspace();
  return {
    workspace: withReplies(client),
    ticketId: '101',
    requesterId: '2000001',
    causeFieldId: CAUSE_FIELD_ID,
    replyText: () => wordsOf(effects.map((effect) => (effect.kind === 'insertHtml' ? effect.html : '')).join('')),
    tags: () => session.getState().ticket?.draft.tags ?? [],
    causeFieldValue() {
      const value = session.getState().ticket?.draft.customFields[CAUSE_FIELD_ID];
      return typeof value === 'string' ? value : null;
    },
    agentTags(tag) {
      session.update((state) => ({
        ...state,
        ticket: state.ticket && { ...state.ticket, draft: { ...state.ticket.draft, tags: [...state.ticket.draft.tags, tag] } },
      }));
    },
    setColorScheme: (scheme) => session.update((state) => ({ ...state, scheme })),
    async submit() {
      const outcome = await session.submit();
      return outcome.kind === 'saved' ? null : outcome.reason;
    },
    settle,
  };
});

describe("Zendesk's workspace", () => {
  it('reads everything in one call', async () => {
    const { client, host } = await openWorkspace();
    const get = vi.spyOn(client, 'get');
    expectOk(
      await createWorkspace(client).readTicket({ causeFieldId: CAUSE_FIELD_ID, userFields: ['orders_count', 'currency'], emails: true }),
    );
    expect(get).toHaveBeenCalledTimes(1);
    expect(host).toBeDefined();
  });

  it('leaves out user fields that the account does not have, and keeps empty ones', async () => {
    const { client, host } = await openWorkspace();
    const { get } = host;
    host.get = (path) => (path.endsWith('customField:currency') ? { ok: true, value: null } : get(path));
    const ticket = expectOk(
      await createWorkspace(client).readTicket({ causeFieldId: '7', userFields: ['currency', 'shoe_size'], emails: false }),
    );
    expect(ticket.requester.fields).toEqual({ currency: null });
    expect(ticket.causeFieldValue).toBeNull();
  });

  it.each(['ticket.id', 'ticket.requester.id', 'ticket.createdAt'])('says what it lacks without %s', async (missing) => {
    const { client, host } = await openWorkspace();
    const { get } = host;
    host.get = (path) => (path === missing ? { ok: true, value: null } : get(path));
    const ticket = await createWorkspace(client).readTicket({ causeFieldId: null, userFields: [], emails: false });
    expect(ticket).toMatchObject({ ok: false, error: { kind: 'unsupported', what: missing } });
  });

  it('reads the e-mail addresses where they are wanted, the main one first, and which of them Zendesk has verified', async () => {
    const { client, host } = await openWorkspace();
    const { get } = host;
    const identities = [
      { id: 1, type: 'phone_number', value: '+15550100', primary: false, verified: true },
      { id: 2, type: 'email', value: 'home@mail.example', primary: false, verified: false },
      { id: 3, type: 'email', value: 'ada.farrow@shop.example', primary: true, verified: true },
      { id: 4, type: 'email', value: 'odd@mail.example', primary: false, verified: 'yes' },
      { id: 5, type: 'email', value: null },
    ];
    host.get = (path) => (path === 'ticket.requester.identities' ? { ok: true, value: identities } : get(path));
    const workspace = withReplies(client);
    const { requester } = expectOk(await workspace.readTicket({ causeFieldId: null, userFields: [], emails: true }));
    expect(requester.emails).toEqual([
      { address: 'ada.farrow@shop.example', isVerified: true },
      { address: 'home@mail.example', isVerified: false },
      { address: 'odd@mail.example', isVerified: false },
    ]);
    const without = expectOk(await workspace.readTicket({ causeFieldId: null, userFields: [], emails: false }));
    expect(without.requester.emails).toEqual([]);
  });

  it('has the main address unverified where Zendesk gives no identities', async () => {
    const { client, host } = await openWorkspace();
    const { get } = host;
    host.get = (path) =>
      path === 'ticket.requester.identities' ? { ok: false, error: { name: 'Error', message: 'Could not find handler' } } : get(path);
    const { requester } = expectOk(await createWorkspace(client).readTicket({ causeFieldId: null, userFields: [], emails: true }));
    expect(requester.emails).toEqual([{ address: 'ada.farrow@shop.example', isVerified: false }]);
  });

  it('appends a reply as text where the editor takes no HTML', async () => {
    const { client, host } = await openWorkspace();
    const asked: unknown[] = [];
    const { invoke } = host;
    host.invoke = (action, args) => {
      asked.push([action, ...args]);
      return action === 'ticket.editor.insert'
        ? { ok: false, error: { name: 'Error', message: 'Could not find handler for: "x"' } }
        : invoke(action, args);
    };
    expectOk(await withReplies(client).insertReply('a <b>\nc'));
    expect(asked).toEqual([
      ['ticket.editor.insert', '<p>a &lt;b&gt;<br>c</p>'],
      ['comment.appendText', 'a <b>\nc'],
    ]);
  });

  it.each([
    ['an internal note is open', 'internalNote', { ok: false, error: { kind: 'internal_note', what: 'comment.type' } }, []],
    ['a channel of its own takes the text', 'whatsapp', { ok: false, error: { kind: 'refused' } }, ['ticket.editor.insert']],
    ['Zendesk names no composer', undefined, { ok: false, error: { kind: 'refused' } }, ['ticket.editor.insert']],
    ['the public reply is open', 'publicReply', { ok: true }, ['ticket.editor.insert', 'comment.appendText']],
  ])('where %s inserts no reply but where it reaches the customer', async (_title, type, outcome, asked) => {
    const client = fakeClient(type === undefined ? {} : { 'comment.type': type });
    const invoked: string[] = [];
    const workspace = withReplies({
      ...client,
      invoke(action) {
        invoked.push(action);
        return Promise.resolve(action === 'ticket.editor.insert' ? fail({ kind: 'refused', what: action }) : ok(undefined));
      },
    });
    expect(await workspace.insertReply('text')).toMatchObject(outcome);
    expect(invoked).toEqual(asked);
  });

  it('inserts no reply where the workspace does not say which composer is open: it may be the internal note', async () => {
    const invoked: string[] = [];
    const workspace = withReplies({
      ...fakeClient({ 'comment.type': 'internalNote' }),
      get: () => Promise.resolve(fail({ kind: 'timed_out', what: 'comment.type' })),
      invoke(action) {
        invoked.push(action);
        return Promise.resolve(ok(undefined));
      },
    });
    expect(await workspace.insertReply('text')).toEqual({ ok: false, error: { kind: 'timed_out', what: 'comment.type' } });
    expect(invoked).toEqual([]);
  });

  it('does not append a reply whose insertion got no answer: it may stand in the editor already', async () => {
    const asked: string[] = [];
    const client: ZafClient = {
      metadata: { settings: null },
      get: () => Promise.resolve(ok(new Map<string, unknown>())),
      set: () => Promise.resolve(ok(undefined)),
      invoke(action) {
        asked.push(action);
        return Promise.resolve(fail({ kind: 'timed_out', what: action }));
      },
      request: () => Promise.resolve({ kind: 'unanswered', cause: 'timeout' }),
      on: () => () => {},
    };
    expect(await withReplies(client).insertReply('text')).toEqual({
      ok: false,
      error: { kind: 'timed_out', what: 'ticket.editor.insert' },
    });
    expect(asked).toEqual(['ticket.editor.insert']);
  });

  it('says so where neither works', async () => {
    const { client, host } = await openWorkspace();
    host.invoke = () => ({ ok: false, error: { name: 'Error', message: 'The editor is read only' } });
    expect(await withReplies(client).insertReply('text')).toMatchObject({
      ok: false,
      error: { kind: 'refused', what: 'comment.appendText' },
    });
  });

  it('calls several changes at once one change', async () => {
    const { client, session } = await openWorkspace();
    const listener = vi.fn<() => void>();
    createWorkspace(client).onTicketChanged(listener, CAUSE_FIELD_ID);
    await settle();
    session.update((state) => ({
      ...state,
      ticket: state.ticket && {
        ...state.ticket,
        draft: { ...state.ticket.draft, tags: ['other'], customFields: { ...state.ticket.draft.customFields, [CAUSE_FIELD_ID]: 'other' } },
      },
    }));
    await settle();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('says that the tab is shown again, not that it is shown at first', async () => {
    const { client, host } = await openWorkspace();
    const listener = vi.fn<() => void>();
    createWorkspace(client).onShown(listener);
    await settle();
    expect(listener).not.toHaveBeenCalled();
    host.trigger({ name: 'app.activated', payload: undefined });
    await settle();
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('says where a link into the app leads, if anywhere, until nobody listens', async () => {
    const { client, host } = await openWorkspace('nav_bar');
    const listener = vi.fn<(place: Place) => void>();
    const stop = createPageLinks(client).onRouted(listener);
    const route = async (payload: unknown): Promise<void> => {
      await settle();
      host.trigger({ name: 'app.route.changed', payload });
      await settle();
    };
    await route('budget/agent/11');
    await route('');
    expect(listener.mock.calls).toEqual([[{ tab: 'budget', filter: { agent: '11' } }]]);
    stop();
    await route('requests');
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('says that the page of the navigation bar is shown again, until nobody listens', async () => {
    const { client, session } = await openWorkspace('nav_bar');
    const listener = vi.fn<() => void>();
    const stop = createWorkspace(client).onShown(listener);
    await settle();
    const show = async (isShown: boolean): Promise<void> => {
      session.update((state) => ({ ...state, isShown }));
      await settle();
    };
    await show(false);
    expect(listener).not.toHaveBeenCalled();
    await show(true);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    await settle();
    await show(false);
    await show(true);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('has no ticket on the page of the navigation bar, and opens one from there', async () => {
    const { client, effects } = await openWorkspace('nav_bar');
    const workspace = withReplies(client);
    expect(await workspace.readTicket({ causeFieldId: null, userFields: [], emails: false })).toMatchObject({
      ok: false,
      error: { kind: 'unsupported' },
    });
    expect(await workspace.addTag('made_right')).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
    expectOk(await workspace.showTicket('105'));
    expect(effects).toEqual([{ kind: 'openTicket', id: 105 }]);
  });

  it('lets a save go ahead where the question itself fails', async () => {
    const { client, session } = await openWorkspace();
    createWorkspace(client).onSave(() => {
      throw new Error('a fault of the app');
    });
    await settle();
    expect((await session.submit()).kind).toBe('saved');
  });
});
