import { describe, expect, test } from 'vitest';
import { runAction, type ActionOutcome, type Effect } from '#sandbox/host/zaf/actions.ts';
import type { TicketDraft } from '#sandbox/host/zaf/workspace-state.ts';
import { aWorkspace } from './workspace-builder.ts';

function effectsOf(outcome: ActionOutcome): readonly Effect[] | string {
  return outcome.ok ? outcome.effects : outcome.error.message;
}

function draftAfter(name: string, ...args: readonly unknown[]): TicketDraft | undefined {
  const outcome = runAction(name, args, aWorkspace());
  return outcome.ok ? outcome.state.ticket?.draft : undefined;
}

describe('actions of the ticket sidebar', () => {
  test('adds tags given one by one or as a list, and removes them', () => {
    expect(draftAfter('ticket.tags.add', ['vip', 'late_delivery'], 'x')?.tags).toEqual(['late_delivery', 'vip', 'x']);
    expect(draftAfter('ticket.tags.remove', ['late_delivery'])?.tags).toEqual([]);
  });

  test('appends text as text, and HTML as HTML', () => {
    expect(draftAfter('comment.appendText', 'a < b\nc\n\nd')?.commentHtml).toBe('<p>a &lt; b<br>c</p><p>d</p>');
    expect(draftAfter('ticket.comment.appendHtml', '<b>a</b>')?.commentHtml).toBe('<b>a</b>');
  });

  test('leaves inserting at the caret to the editor', () => {
    expect(effectsOf(runAction('ticket.editor.insert', ['<p>Hi</p>'], aWorkspace()))).toEqual([{ kind: 'insertHtml', html: '<p>Hi</p>' }]);
  });

  test('pauses and resumes saving', () => {
    const paused = runAction('ticket.disableSave', [], aWorkspace());
    expect(paused.ok && paused.state.ticket?.isSaveDisabled).toBe(true);
    const resumed = paused.ok && runAction('ticket.enableSave', [], paused.state);
    expect(resumed && resumed.ok && resumed.state.ticket?.isSaveDisabled).toBe(false);
  });

  test('has none of them without a ticket', () => {
    expect(effectsOf(runAction('ticket.tags.add', ['vip'], aWorkspace({ ticket: null })))).toBe(
      'Could not find handler for: "ticket.tags.add"',
    );
  });
});

describe('actions of every location', () => {
  test('notifies with a kind and for a time; sticky ones stay', () => {
    expect(effectsOf(runAction('notify', ['Done'], aWorkspace()))).toEqual([
      { kind: 'notify', message: 'Done', noticeKind: 'notice', durationMs: 5000 },
    ]);
    expect(effectsOf(runAction('notify', ['Oh', 'error', 1, { sticky: true }], aWorkspace()))).toEqual([
      { kind: 'notify', message: 'Oh', noticeKind: 'error', durationMs: null },
    ]);
    expect(runAction('notify', ['Oh', 'loud'], aWorkspace()).ok).toBe(false);
  });

  test('opens a ticket and the page of the navigation bar', () => {
    expect(effectsOf(runAction('routeTo', ['ticket', 105], aWorkspace()))).toEqual([{ kind: 'openTicket', id: 105 }]);
    expect(effectsOf(runAction('routeTo', ['ticket', '105'], aWorkspace()))).toEqual([{ kind: 'openTicket', id: 105 }]);
    expect(effectsOf(runAction('routeTo', ['nav_bar', ''], aWorkspace()))).toEqual([{ kind: 'openLeadPage' }]);
  });

  test('says where the sandbox has no page to go to', () => {
    expect(effectsOf(runAction('routeTo', ['user', 5], aWorkspace()))).toMatchObject([
      { kind: 'notify', message: 'The sandbox has no page for user 5.' },
    ]);
  });

  test('resizes to a height written as number or text, and leaves the width alone', () => {
    expect(effectsOf(runAction('resize', [{ width: '100%', height: '240px' }], aWorkspace()))).toEqual([{ kind: 'resize', heightPx: 240 }]);
    expect(effectsOf(runAction('resize', [{ height: 240 }], aWorkspace()))).toEqual([{ kind: 'resize', heightPx: 240 }]);
    expect(effectsOf(runAction('resize', [{ width: 900 }], aWorkspace()))).toEqual([]);
  });

  test("answers the SDK's click reports", () => {
    expect(runAction('track', [{ type: 'click' }], aWorkspace()).ok).toBe(true);
  });

  test('refuses what it does not know', () => {
    expect(effectsOf(runAction('launch', [], aWorkspace()))).toBe('Could not find handler for: "launch"');
  });
});
