import { describe, expect, test } from 'vitest';
import { changeEvents } from '#sandbox/host/zaf/changes.ts';
import type { Outcome } from '#sandbox/host/zaf/connection.ts';
import { firstNews, readProperty, writeProperty, type WriteOutcome } from '#sandbox/host/zaf/properties.ts';
import { timeZoneAt } from '#sandbox/host/zaf/time-zone.ts';
import { openTicket, withDraft, withNewerTicket, type WorkspaceState } from '#sandbox/host/zaf/workspace-state.ts';
import { aTicket, aWorkspace, CAUSE_FIELD_ID } from './workspace-builder.ts';

function valueOf(outcome: Outcome): unknown {
  return outcome.ok ? outcome.value : outcome.error.message;
}

function after(outcome: WriteOutcome): WorkspaceState {
  if (!outcome.ok) {
    throw new Error(outcome.error.message);
  }
  return outcome.state;
}

describe('reading properties', () => {
  const state = aWorkspace();
  test.each<[string, unknown]>([
    ['ticket.id', 101],
    ['ticket.requester.email', 'ada@customer.example'],
    ['ticket.requester.externalId', 'c1'],
    ['ticket.requester.customField:orders_count', 14],
    ['ticket.requester.customField:first_order_at', null],
    [`ticket.customField:custom_field_${CAUSE_FIELD_ID}`, 'late_delivery'],
    ['ticket.customField:What went wrong', 'late_delivery'],
    ['ticket.createdAt', '2026-06-14T06:00:00Z'],
    ['ticket.assignee.user.name', 'Maya Whitlock (sample)'],
    ['ticket.assignee.group', { id: 11, name: 'Support' }],
    ['ticket.via.channel', 'web'],
    ['comment.type', 'publicReply'],
    ['currentUser.role', 'agent'],
    ['currentUser.groups', [{ id: 11, name: 'Support' }]],
    ['currentUser.timeZone.ianaName', 'Europe/Dublin'],
    ['currentAccount.subdomain', 'sample'],
    ['colorScheme', 'light'],
    ['viewport.size', { width: 1280, height: 800 }],
    ['assetURL:logo\\.png', '/assets/logo.png'],
  ])('answers %s', (path, value) => {
    expect(valueOf(readProperty(path, state))).toEqual(value);
  });

  test.each(['ticket.nothing', 'ticket.requester.customField:nothing', 'ticket.id.deeper', 'nothing', '', 'ticket.constructor'])(
    'has no handler for "%s"',
    (path) => {
      expect(readProperty(path, state)).toEqual({ ok: false, error: { name: 'Error', message: `Could not find handler for: "${path}"` } });
    },
  );

  test('knows no ticket on the page of the navigation bar', () => {
    const lead = aWorkspace({ ticket: null, location: 'nav_bar' });
    expect(readProperty('ticket.id', lead).ok).toBe(false);
    expect(valueOf(readProperty('instances', lead))).toEqual({
      'guid-1': { instanceGuid: 'guid-1', product: 'support', location: 'nav_bar' },
    });
  });

  test('gives the type that the ticket has', () => {
    const problem = aWorkspace({ ticket: openTicket(aTicket({ type: 'problem' })) });
    expect(valueOf(readProperty('ticket.type', problem))).toBe('problem');
  });

  test("takes the language from the workspace and not from the person's profile", () => {
    expect(valueOf(readProperty('currentUser.locale', aWorkspace({ locale: 'de' })))).toBe('de');
  });

  test('gives the offset of a zone at the given time, summer and winter', () => {
    expect(timeZoneAt('Europe/Dublin', new Date('2026-06-15T12:00:00Z'))).toMatchObject({ offset: 60, formattedOffset: 'GMT+01:00' });
    expect(timeZoneAt('Europe/Dublin', new Date('2026-12-15T12:00:00Z'))).toMatchObject({ offset: 0, formattedOffset: 'GMT+00:00' });
    expect(timeZoneAt('America/St_Johns', new Date('2026-12-15T12:00:00Z'))).toMatchObject({
      name: 'St Johns',
      offset: -210,
      formattedOffset: 'GMT-03:30',
    });
  });
});

describe('setting properties', () => {
  test('sets the cause by id and by title, to a listed value only', () => {
    const path = `ticket.customField:custom_field_${CAUSE_FIELD_ID}`;
    const set = after(writeProperty('ticket.customField:What went wrong', 'damaged_item', aWorkspace()));
    expect(valueOf(readProperty(path, set))).toBe('damaged_item');
    expect(writeProperty(path, 'not_listed', set).ok).toBe(false);
    expect(valueOf(readProperty(path, after(writeProperty(path, '', set))))).toBeNull();
  });

  test('keeps tags in small letters, once each', () => {
    expect(after(writeProperty('ticket.tags', ['VIP', 'two words', 'vip'], aWorkspace())).ticket?.draft.tags).toEqual([
      'vip',
      'two',
      'words',
    ]);
  });

  test.each<[string, unknown]>([
    ['ticket.status', 'closed'],
    ['ticket.tags', 'vip'],
    ['comment.type', 'shout'],
    ['ticket.id', 5],
    ['ticket.customField:custom_field_1', 'x'],
  ])('refuses to set %s to %j', (path, value) => {
    expect(writeProperty(path, value, aWorkspace()).ok).toBe(false);
  });
});

function newsOf(from: WorkspaceState, isShown: boolean): string[] {
  return changeEvents(from, { ...from, isShown }).map(({ name }) => name);
}

describe('telling changes', () => {
  test('names each changed field once, with its new value', () => {
    const before = aWorkspace();
    const changed = after(
      writeProperty(
        'ticket.status',
        'pending',
        after(writeProperty(`ticket.customField:custom_field_${CAUSE_FIELD_ID}`, 'damaged_item', before)),
      ),
    );
    expect(changeEvents(before, changed)).toEqual([
      { name: 'ticket.status.changed', payload: 'pending' },
      { name: `ticket.custom_field_${CAUSE_FIELD_ID}.changed`, payload: 'damaged_item' },
    ]);
  });

  test('tells the colour scheme as a word', () => {
    expect(changeEvents(aWorkspace(), aWorkspace({ scheme: 'dark' }))).toContainEqual({ name: 'colorScheme.changed', payload: 'dark' });
  });

  test('tells a page of the navigation bar and a sidebar by different names that they are hidden and shown', () => {
    const page = aWorkspace({ ticket: null, location: 'nav_bar' });
    expect(newsOf(page, false)).toEqual(['pane.deactivated']);
    expect(newsOf({ ...page, isShown: false }, true)).toEqual(['pane.activated']);
    expect(newsOf(aWorkspace(), false)).toEqual(['app.deactivated']);
  });

  test('says nothing where nothing changed', () => {
    expect(changeEvents(aWorkspace(), aWorkspace())).toEqual([]);
  });

  test('tells the first subscriber what the field holds, since Zendesk fires change events on load', () => {
    expect(firstNews('ticket.tags.changed', aWorkspace())).toEqual({ name: 'ticket.tags.changed', payload: ['late_delivery'] });
    expect(firstNews(`ticket.custom_field_${CAUSE_FIELD_ID}.changed`, aWorkspace())?.payload).toBe('late_delivery');
    expect(firstNews('ticket.nothing.changed', aWorkspace())).toBeNull();
  });

  test('activates a sidebar and a page by different names', () => {
    expect(firstNews('app.activated', aWorkspace())?.name).toBe('app.activated');
    expect(firstNews('pane.activated', aWorkspace())).toBeNull();
    expect(firstNews('pane.activated', aWorkspace({ location: 'nav_bar', ticket: null }))?.name).toBe('pane.activated');
  });
});

describe('a ticket that others change meanwhile', () => {
  test('takes over what the agent has not touched, and keeps what the agent has', () => {
    const open = withDraft(aWorkspace(), { status: 'pending', commentHtml: '<p>Hello</p>' }).ticket ?? openTicket(aTicket());
    const merged = withNewerTicket(open, aTicket({ status: 'solved', tags: ['late_delivery', 'made_right'], subject: 'Found it' }));
    expect(merged.draft).toMatchObject({
      status: 'pending',
      tags: ['late_delivery', 'made_right'],
      subject: 'Found it',
      commentHtml: '<p>Hello</p>',
    });
  });
});
