import { describe, expect, test } from 'vitest';
import { runAction } from '#sandbox/host/zaf/actions.ts';
import { changeEvents } from '#sandbox/host/zaf/changes.ts';
import { markdownOf } from '#sandbox/host/zaf/markdown.ts';
import { readProperty, writeProperty } from '#sandbox/host/zaf/properties.ts';
import { openTicket, type WorkspaceState } from '#sandbox/host/zaf/workspace-state.ts';
import { aTicket, aWorkspace, CAUSE_FIELD_ID } from './workspace-builder.ts';

function valueAt(path: string, state: WorkspaceState): unknown {
  const outcome = readProperty(path, state);
  return outcome.ok ? outcome.value : outcome.error.message;
}

function after(path: string, value: unknown, state: WorkspaceState): WorkspaceState | string {
  const outcome = writeProperty(path, value, state);
  return outcome.ok ? outcome.state : outcome.error.message;
}

function typeAfter(value: string, state: WorkspaceState): unknown {
  const next = after('comment.type', value, state);
  return typeof next === 'string' ? next : valueAt('comment.type', next);
}

const closed = aWorkspace({ ticket: openTicket(aTicket({ status: 'closed' })) });
const through = (channel: string): WorkspaceState => aWorkspace({ ticket: openTicket(aTicket({ via: { channel } })) });

describe('a closed ticket', () => {
  test('says that it is closed, and has no comment to read', () => {
    expect(valueAt('ticket.status', closed)).toBe('closed');
    for (const path of ['comment', 'comment.type', 'comment.text', 'ticket.comment', 'ticket.comment.type'])
      expect(valueAt(path, closed)).toBe(`Could not find handler for: "${path}"`);
    expect(valueAt('ticket', closed)).not.toHaveProperty('comment');
  });

  test.each(['comment.appendText', 'ticket.comment.appendHtml', 'comment.appendMarkdown', 'ticket.editor.insert'])(
    'refuses %s',
    (action) => {
      expect(runAction(action, ['Sorry.'], closed)).toEqual({
        ok: false,
        error: { name: 'Error', message: `"${action}" needs an editor, and a closed ticket has none` },
      });
    },
  );

  test.each([
    ['ticket.status', 'open'],
    [`ticket.customField:custom_field_${CAUSE_FIELD_ID}`, 'damaged_item'],
    ['comment.type', 'internalNote'],
    ['ticket.comment.text', 'Sorry.'],
    ['ticket.type', 'incident'],
  ])('refuses to set %s', (path, value) => {
    expect(after(path, value, closed)).toBe(`"${path}" cannot be set: the ticket is closed`);
  });

  test('takes tags, a subject and a priority', () => {
    for (const [path, value] of [
      ['ticket.tags', ['vip']],
      ['ticket.subject', 'Other'],
      ['ticket.priority', 'high'],
    ] as const)
      expect(after(path, value, closed)).toMatchObject({ ticket: { draft: { [path.slice('ticket.'.length)]: value } } });
    expect(runAction('ticket.tags.add', ['vip'], closed)).toMatchObject({
      state: { ticket: { draft: { tags: ['late_delivery', 'vip'] } } },
    });
  });
});

describe('the composer', () => {
  test('opens as the ticket was left, and otherwise as a public reply', () => {
    expect(valueAt('comment.type', aWorkspace())).toBe('publicReply');
    const internal = aWorkspace({ ticket: openTicket({ ...aTicket(), composer: 'internal' }) });
    expect(valueAt('ticket.comment.type', internal)).toBe('internalNote');
    expect(typeAfter('publicReply', internal)).toBe('publicReply');
  });

  test('tells of its type when it changes', () => {
    const before = aWorkspace();
    const next = after('comment.type', 'internalNote', before);
    expect(typeof next === 'string' ? next : changeEvents(before, next)).toEqual([
      { name: 'comment.type.changed', payload: 'internalNote' },
    ]);
  });

  test('of a light agent is for internal notes alone', () => {
    const state = aWorkspace();
    const user = { ...state.user, isLight: true, roleId: 360000000401 };
    const light = { ...state, user, ticket: openTicket(aTicket(), user) };
    expect(valueAt('comment.type', light)).toBe('internalNote');
    expect(typeAfter('publicReply', light)).toBe('"comment.type" takes "internalNote"');
    expect(valueAt('currentUser.role', light)).toBeTypeOf('number');
  });
});

describe('a ticket of a conversation', () => {
  test.each([
    ['native_messaging', 'messaging'],
    ['chat', 'chat'],
    ['whatsapp', 'whatsapp'],
  ])('through %s has replies of the type %s, and notes', (channel, type) => {
    expect(valueAt('ticket.via.channel', through(channel))).toBe(channel);
    expect(valueAt('comment.type', through(channel))).toBe(type);
    expect(typeAfter('internalNote', through(channel))).toBe('internalNote');
    expect(typeAfter('publicReply', through(channel))).toBe(`"comment.type" takes "${type}" or "internalNote"`);
  });

  test('turns an insertion into Markdown', () => {
    const html = '<p>Dear <strong>Ada</strong>,</p><p>2 &lt; 3<br>Sorry.</p>';
    expect(runAction('ticket.editor.insert', [html], through('chat'))).toMatchObject({
      effects: [{ kind: 'insertHtml', html: 'Dear **Ada**,<br><br>2 &lt; 3<br>Sorry.' }],
    });
  });

  test.each(['comment.appendText', 'comment.appendHtml', 'ticket.comment.appendMarkdown'])(
    'does nothing for %s, and says nothing',
    (action) => {
      const state = through('native_messaging');
      expect(runAction(action, ['Sorry.'], state)).toEqual({ ok: true, state, effects: [] });
    },
  );

  test('is like any other where it came by e-mail', () => {
    expect(valueAt('comment.type', through('email'))).toBe('publicReply');
    expect(runAction('comment.appendText', ['Sorry.'], through('email'))).toMatchObject({
      state: { ticket: { draft: { commentHtml: '<p>Sorry.</p>' } } },
    });
  });
});

describe('rich text as Markdown', () => {
  test.each([
    ['<p>One</p>\n<p>Two</p>', 'One\n\nTwo'],
    ['<ul><li>One</li><li>Two</li></ul>', '- One\n- Two'],
    ['<a href="https://shop.example/x">Here</a> <em>now</em> <b>please</b>', '[Here](https://shop.example/x) *now* **please**'],
    ['&quot;a&quot; &amp;lt; b&nbsp;c', '"a" &lt; b c'],
    ['<script>alert(1)</script>Hello', 'Hello'],
  ])('of %j is %j', (html, text) => {
    expect(markdownOf(html)).toBe(text);
  });
});
