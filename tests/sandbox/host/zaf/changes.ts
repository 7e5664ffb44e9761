import { commentTypeOf } from './channels.ts';
import type { ZafEvent } from './connection.ts';
import { conversationView } from './properties.ts';
import type { OpenTicket, WorkspaceState } from './workspace-state.ts';

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}

function ticketValues(open: OpenTicket): Record<string, unknown> {
  const { draft, comments } = open;
  const { customFields, commentHtml, commentType: _type, ...fields } = draft;
  const values: Record<string, unknown> = {
    'comment.text': commentHtml,
    'comment.type': commentTypeOf(open),
    'ticket.conversation': comments.map(conversationView),
  };
  for (const [name, value] of Object.entries(fields)) {
    values[`ticket.${name}`] = value;
  }
  for (const [id, value] of Object.entries(customFields)) {
    values[`ticket.custom_field_${id}`] = value;
  }
  return values;
}

/** The change events that lie between two states of the workspace, in the names of Zendesk's ticket sidebar reference. */
export function changeEvents(before: WorkspaceState, after: WorkspaceState): ZafEvent[] {
  const events: ZafEvent[] = [];
  if (before.scheme !== after.scheme) {
    events.push({ name: 'colorScheme.changed', payload: after.scheme });
  }
  if (before.isCollapsed !== after.isCollapsed) {
    events.push({ name: after.isCollapsed ? 'app.collapsed' : 'app.expanded', payload: undefined });
  }
  if (before.isShown !== after.isShown) {
    const place = after.location === 'nav_bar' ? 'pane' : 'app';
    events.push({ name: after.isShown ? `${place}.activated` : `${place}.deactivated`, payload: undefined });
  }
  if (!isSame(before.viewport, after.viewport)) {
    events.push({ name: 'window.resize', payload: after.viewport });
  }
  if (before.ticket === null || after.ticket === null || before.ticket === after.ticket) {
    return events;
  }
  const earlier = ticketValues(before.ticket);
  for (const [name, value] of Object.entries(ticketValues(after.ticket))) {
    if (!isSame(earlier[name], value)) {
      events.push({ name: `${name}.changed`, payload: value });
    }
  }
  return events;
}
