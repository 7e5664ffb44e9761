import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReplyEditor } from '#adapters/zaf/reply-editor.ts';
import { colorSchemeOf, createWorkspace } from '#adapters/zaf/workspace.ts';
import { type FakeClient, fakeClient } from './fake-client.ts';

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

const TAGS = 'ticket.tags.changed';
const REQUESTER = 'ticket.requester.id.changed';
const STATUS = 'ticket.status.changed';
const COMPOSER = 'comment.type.changed';
const CAUSE = 'ticket.custom_field_7.changed';

interface Heard {
  readonly client: FakeClient;
  readonly listener: ReturnType<typeof vi.fn<() => void>>;
  readonly stop: () => void;
}

function hearChanges(causeFieldId: string | null = null): Heard {
  const client = fakeClient();
  const listener = vi.fn<() => void>();
  return { client, listener, stop: createWorkspace(client).onTicketChanged(listener, causeFieldId) };
}

describe('news of a ticket that changes', () => {
  it('comes of its tags, its requester, its status and its composer, and of its cause where the team has a field for it', () => {
    expect(hearChanges().client.listenedFor()).toEqual([TAGS, REQUESTER, STATUS, COMPOSER]);
    expect(hearChanges('7').client.listenedFor()).toEqual([TAGS, REQUESTER, STATUS, COMPOSER, CAUSE]);
  });

  it('stops altogether', () => {
    const { client, stop } = hearChanges('7');
    stop();
    expect(client.listenedFor()).toEqual([]);
  });

  it('says nothing of the first of each kind within a second, which tells how things stand', () => {
    const { client, listener } = hearChanges('7');
    vi.advanceTimersByTime(999);
    for (const event of [TAGS, REQUESTER, CAUSE]) client.fire(event);
    vi.advanceTimersByTime(10_000);
    expect(listener).not.toHaveBeenCalled();
  });

  it.each([TAGS, REQUESTER, CAUSE])('says of the first %s after a whole second that the ticket has changed', (event) => {
    const { client, listener } = hearChanges('7');
    vi.advanceTimersByTime(1_000);
    client.fire(event);
    vi.advanceTimersByTime(250);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('counts its second from when it is listened for', () => {
    vi.advanceTimersByTime(5_000);
    const { client, listener } = hearChanges();
    client.fire(TAGS);
    vi.advanceTimersByTime(10_000);
    expect(listener).not.toHaveBeenCalled();
  });

  it('says of the second of a kind that the ticket has changed, however soon it comes', () => {
    const { client, listener } = hearChanges();
    client.fire(TAGS);
    client.fire(TAGS);
    vi.advanceTimersByTime(250);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('comes a quarter of a second after the last of several changes, once', () => {
    const { client, listener } = hearChanges();
    vi.advanceTimersByTime(1_000);
    client.fire(TAGS);
    vi.advanceTimersByTime(249);
    client.fire(REQUESTER);
    vi.advanceTimersByTime(249);
    expect(listener).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('does not come of a change that happened just before it was stopped', () => {
    const { client, listener, stop } = hearChanges();
    vi.advanceTimersByTime(1_000);
    client.fire(TAGS);
    stop();
    vi.advanceTimersByTime(10_000);
    expect(listener).not.toHaveBeenCalled();
  });
});

describe('news that the app is shown', () => {
  it.each(['app.activated', 'pane.activated'])('comes of %s, but for the first within a second', (event) => {
    const client = fakeClient();
    const listener = vi.fn<() => void>();
    const stop = createWorkspace(client).onShown(listener);
    client.fire(event);
    expect(listener).not.toHaveBeenCalled();
    client.fire(event);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    expect(client.listenedFor()).toEqual([]);
  });
});

describe('that the tab is hidden', () => {
  it.each(['app.deactivated', 'pane.deactivated'])('comes of %s, the first time as well', (event) => {
    const client = fakeClient();
    const listener = vi.fn<() => void>();
    const stop = createWorkspace(client).onHidden(listener);
    client.fire(event);
    expect(listener).toHaveBeenCalledTimes(1);
    stop();
    expect(client.listenedFor()).toEqual([]);
  });

  it('comes of the browser, too, which tells when it is hidden and when it is shown', () => {
    const state: { visibilityState: DocumentVisibilityState } = { visibilityState: 'hidden' };
    const page = Object.assign(new EventTarget(), state);
    const listener = vi.fn<() => void>();
    const stop = createWorkspace(fakeClient(), { page }).onHidden(listener);
    page.dispatchEvent(new Event('visibilitychange'));
    expect(listener).toHaveBeenCalledTimes(1);
    page.visibilityState = 'visible';
    page.dispatchEvent(new Event('visibilitychange'));
    page.visibilityState = 'hidden';
    stop();
    page.dispatchEvent(new Event('visibilitychange'));
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('what the workspace says and asks', () => {
  it('is asked for a tag, another ticket and a field by their names', async () => {
    const client = fakeClient();
    const set = vi.spyOn(client, 'set');
    const workspace = createWorkspace(client);
    await workspace.addTag('made_right');
    await workspace.removeTag('made_right');
    await workspace.showTicket('7');
    await workspace.setTicketField('9', 'outage');
    expect(client.invoked).toEqual([
      ['ticket.tags.add', 'made_right'],
      ['ticket.tags.remove', 'made_right'],
      ['routeTo', 'ticket', '7'],
    ]);
    expect(set.mock.calls).toEqual([['ticket.customField:custom_field_9', 'outage']]);
  });

  it.each([
    ['dark', 'dark'],
    ['light', 'light'],
    ['sepia', 'light'],
    [undefined, 'light'],
  ])('is told of the colour scheme %s as %s', (given, scheme) => {
    const client = fakeClient();
    const listener = vi.fn<(scheme: string) => void>();
    createWorkspace(client).onColorScheme(listener);
    client.fire('colorScheme.changed', given);
    expect(listener.mock.calls).toEqual([[scheme]]);
    expect(colorSchemeOf(given)).toBe(scheme);
  });

  it('lets a ticket be saved with true, and stops it with the sentence', () => {
    const client = fakeClient();
    const question = vi.fn<() => string | null>(() => null);
    createWorkspace(client).onSave(question);
    expect(client.fire('ticket.save')).toBe(true);
    question.mockReturnValue('A gesture is being given.');
    expect(client.fire('ticket.save')).toBe('A gesture is being given.');
    question.mockImplementation(() => {
      throw new Error('a fault of the app');
    });
    expect(client.fire('ticket.save')).toBe(true);
  });

  it('is given the height in whole pixels, never less than was asked for', async () => {
    const client = fakeClient();
    const workspace = createWorkspace(client);
    await workspace.resize(640.2);
    await workspace.resize(641);
    expect(client.invoked).toEqual([
      ['resize', { width: '100%', height: '641px' }],
      ['resize', { width: '100%', height: '641px' }],
    ]);
  });

  it.each([
    ['one line', '<p>one line</p>'],
    ['a\nb', '<p>a<br>b</p>'],
    ['a\r\nb\r\nc', '<p>a<br>b<br>c</p>'],
    ['a\n\nb', '<p>a</p><p>b</p>'],
    ['a\n\n\n\nb', '<p>a</p><p>b</p>'],
    ['a\r\n\r\nb', '<p>a</p><p>b</p>'],
    ['<b>&amp; "x" & <i>"y"</i></b>', '<p>&lt;b&gt;&amp;amp; &quot;x&quot; &amp; &lt;i&gt;&quot;y&quot;&lt;/i&gt;&lt;/b&gt;</p>'],
    ['', '<p></p>'],
  ])('is given the reply %j as %s', async (text, html) => {
    const client = fakeClient();
    await createWorkspace(client, { replyEditor: () => Promise.resolve(createReplyEditor(client, null)) }).insertReply(text);
    expect(client.invoked).toEqual([['ticket.editor.insert', html]]);
  });
});

describe('what writes replies', () => {
  it('is loaded for the first of them, once, and a reply that it is missing for is not written', async () => {
    const client = fakeClient();
    const loads: string[] = [];
    const workspace = createWorkspace(client, {
      replyEditor: () => {
        loads.push('asked');
        return loads.length === 1 ? Promise.reject(new Error('offline')) : Promise.resolve(createReplyEditor(client, null));
      },
    });
    expect(loads).toEqual([]);
    expect(await workspace.insertReply('One.')).toMatchObject({ ok: false, error: { kind: 'unsupported', what: 'comment.text' } });
    expect(client.invoked).toEqual([]);
    expect(await workspace.insertReply('Two.')).toEqual({ ok: true, value: undefined });
    await workspace.insertReply('Three.');
    expect(loads).toHaveLength(2);
    expect(await createWorkspace(client).insertReply('Four.')).toMatchObject({ ok: false, error: { kind: 'unsupported' } });
  });
});
