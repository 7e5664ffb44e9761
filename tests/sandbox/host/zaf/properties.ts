import type { Json, Person, TicketComment } from '../sandbox-types.ts';
import { commentTypeOf, isClosed, isLive, replyTypeOf } from './channels.ts';
import type { Outcome, ZafEvent } from './connection.ts';
import { asText, isRecord } from './protocol.ts';
import { timeZoneAt } from './time-zone.ts';
import { withDraft, type OpenTicket, type WorkspaceState } from './workspace-state.ts';

/** Values that ZAF reads as `customField:KEY` of an object; a symbol, so that reading the whole object leaves them out. */
const CUSTOM_FIELDS = Symbol('customFields');

const CAUSE_FIELD_TITLE = 'What went wrong';
const STATUSES: readonly unknown[] = ['new', 'open', 'pending', 'hold', 'solved'];

function personView(person: Person, state: WorkspaceState): Record<string, unknown> {
  return {
    id: person.id,
    name: person.name,
    email: person.email,
    // The app framework names a role of the account's own by its number.
    role: person.roleId ?? person.role,
    groups: person.groups,
    organizations: [],
    tags: [],
    locale: person.locale,
    timeZone: timeZoneAt(person.timeZone, state.now),
    identities: [],
    externalId: null,
    alias: null,
    details: null,
    notes: null,
    signature: null,
    avatarUrl: null,
  };
}

function requesterView({ requester: user, identities = [] }: OpenTicket, state: WorkspaceState): Record<string | symbol, unknown> {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    role: user.role,
    externalId: user.external_id,
    groups: [],
    organizations: [],
    tags: user.tags ?? [],
    locale: user.locale ?? 'en-US',
    timeZone: timeZoneAt(user.iana_time_zone ?? state.app.account.timeZone, state.now),
    identities,
    alias: null,
    details: null,
    notes: null,
    signature: null,
    avatarUrl: null,
    [CUSTOM_FIELDS]: user.user_fields,
  };
}

function commentView(comment: TicketComment): Record<string, unknown> {
  return {
    id: comment.id,
    author: comment.author,
    value: comment.html_body,
    imageAttachments: [],
    nonImageAttachments: [],
    via: { channel: 'web' },
  };
}

export function conversationView(comment: TicketComment): Record<string, unknown> {
  return {
    attachments: [],
    author: { ...comment.author, avatar: null },
    channel: { name: comment.public ? 'web' : 'internal' },
    message: { content: comment.html_body, contentType: 'text/html' },
    timestamp: comment.created_at,
  };
}

function assigneeView({ saved }: OpenTicket, state: WorkspaceState): Record<string, unknown> {
  const person = state.people.find(({ id }) => id === saved.assignee_id);
  const group = state.people.flatMap(({ groups }) => groups).find(({ id }) => id === saved.group_id);
  return { user: person === undefined ? null : personView(person, state), group: group ?? null };
}

function draftCommentView(open: OpenTicket): Record<string, unknown> {
  return { text: open.draft.commentHtml, type: commentTypeOf(open), useRichText: !isLive(open), attachments: [] };
}

function ticketView(open: OpenTicket, state: WorkspaceState): Record<string | symbol, unknown> {
  const { saved, draft } = open;
  const byKey = Object.entries(draft.customFields).map(([id, value]) => [`custom_field_${id}`, value] as const);
  return {
    id: saved.id,
    isNew: false,
    subject: draft.subject,
    description: saved.description,
    status: draft.status,
    statusCategory: draft.status,
    priority: draft.priority,
    type: draft.type,
    tags: draft.tags,
    externalId: saved.external_id,
    recipient: saved.recipient ?? null,
    createdAt: saved.created_at,
    updatedAt: saved.updated_at,
    form: { id: saved.ticket_form_id ?? null },
    brand: { id: saved.brand_id ?? null, name: state.app.account.name, subdomain: state.app.account.subdomain },
    organization: null,
    requester: requesterView(open, state),
    assignee: assigneeView(open, state),
    collaborators: [],
    ...(isClosed(open) ? {} : { comment: draftCommentView(open) }),
    comments: open.comments.toReversed().map(commentView),
    conversation: open.comments.map(conversationView),
    viewers: [],
    sharedWith: [],
    via: saved.via ?? { channel: 'web' },
    [CUSTOM_FIELDS]: { ...Object.fromEntries(byKey), [CAUSE_FIELD_TITLE]: draft.customFields[String(open.causeField.id)] ?? null },
  };
}

function rootView(name: string, state: WorkspaceState): unknown {
  const { app, ticket } = state;
  switch (name) {
    case 'currentUser':
      return { ...personView(state.user, state), locale: state.locale };
    case 'currentAccount':
      return {
        subdomain: app.account.subdomain,
        planName: app.planName ?? 'Suite Professional',
        daysLeftInTrial: null,
        timeZone: timeZoneAt(app.account.timeZone, state.now),
      };
    case 'colorScheme':
      return state.scheme;
    case 'isCollapsed':
      return state.isCollapsed;
    case 'visible':
      return state.isShown;
    case 'viewport':
      return { size: state.viewport };
    case 'instances':
      return {
        [state.guid]: {
          instanceGuid: state.guid,
          product: 'support',
          location: state.location,
          ...(ticket === null ? {} : { ticketId: ticket.saved.id }),
        },
      };
    case 'ticket':
      return ticket === null ? undefined : ticketView(ticket, state);
    case 'comment':
      return ticket === null || isClosed(ticket) ? undefined : draftCommentView(ticket);
    default:
      return undefined;
  }
}

function step(target: unknown, segment: string): unknown {
  if (!isRecord(target)) {
    return undefined;
  }
  if (segment.startsWith('customField:')) {
    const fields: unknown = Reflect.get(target, CUSTOM_FIELDS);
    return isRecord(fields) ? fields[segment.slice('customField:'.length)] : undefined;
  }
  return Object.hasOwn(target, segment) ? target[segment] : undefined;
}

function unknownPath(path: string): Outcome {
  return { ok: false, error: { name: 'Error', message: `Could not find handler for: "${path}"` } };
}

/** Reads one path of client.get; a path this location does not have is an error of that path alone. */
export function readProperty(path: string, state: WorkspaceState): Outcome {
  if (path.startsWith('assetURL:')) {
    return { ok: true, value: `/assets/${path.slice('assetURL:'.length).replaceAll('\\.', '.')}` };
  }
  const [root = '', ...segments] = path.split('.');
  let value = rootView(root, state);
  for (const segment of segments) {
    value = step(value, segment);
  }
  return value === undefined ? unknownPath(path) : { ok: true, value };
}

function wrongValue(
  path: string,
  expected: string,
): { readonly ok: false; readonly error: { readonly name: string; readonly message: string } } {
  return { ok: false, error: { name: 'Error', message: `"${path}" takes ${expected}` } };
}

export type WriteOutcome = { readonly ok: true; readonly state: WorkspaceState } | Extract<Outcome, { ok: false }>;

/** One tag has no spaces and no capitals in Zendesk. */
export function tagsOf(value: unknown): readonly string[] {
  const words = (Array.isArray(value) ? value : [value]).flatMap((item) =>
    asText(item)
      .toLowerCase()
      .split(/[\s,]+/),
  );
  return [...new Set(words.filter((word) => word !== ''))];
}

function writeCustomField(path: string, value: unknown, state: WorkspaceState): WriteOutcome {
  const { ticket } = state;
  const name = path.slice('ticket.customField:'.length);
  const id = name === CAUSE_FIELD_TITLE ? String(ticket?.causeField.id) : name.replace(/^custom_field_/, '');
  if (ticket === null || !Object.hasOwn(ticket.draft.customFields, id)) {
    return { ok: false, error: { name: 'Error', message: `Could not find handler for: "${path}"` } };
  }
  const chosen = value === '' ? null : value;
  if (id === String(ticket.causeField.id) && chosen !== null && !ticket.causeField.options.some((option) => option.value === chosen)) {
    return wrongValue(path, 'the value of one of its options');
  }
  return { ok: true, state: withDraft(state, { customFields: { ...ticket.draft.customFields, [id]: chosen as Json } }) };
}

/** Does one path of client.set on the open ticket. What is set shows in the workspace and is saved with Submit, as in Zendesk. */
export function writeProperty(path: string, value: unknown, state: WorkspaceState): WriteOutcome {
  if (state.ticket === null) {
    return { ok: false, error: { name: 'Error', message: `Could not find handler for: "${path}"` } };
  }
  if (isClosed(state.ticket) && !CHANGEABLE_WHEN_CLOSED.includes(path)) {
    return { ok: false, error: { name: 'Error', message: `"${path}" cannot be set: the ticket is closed` } };
  }
  if (path.startsWith('ticket.customField:')) {
    return writeCustomField(path, value, state);
  }
  switch (path) {
    case 'ticket.subject':
      return { ok: true, state: withDraft(state, { subject: asText(value) }) };
    case 'ticket.status':
      return STATUSES.includes(value)
        ? { ok: true, state: withDraft(state, { status: asText(value) }) }
        : wrongValue(path, 'a ticket status');
    case 'ticket.priority':
    case 'ticket.type':
      return { ok: true, state: withDraft(state, { [path.slice('ticket.'.length)]: value === null ? null : asText(value) }) };
    case 'ticket.tags':
      return Array.isArray(value) ? { ok: true, state: withDraft(state, { tags: tagsOf(value) }) } : wrongValue(path, 'a list of tags');
    case 'comment.type':
    case 'ticket.comment.type':
      return writeCommentType(path, value, state);
    case 'comment.text':
    case 'ticket.comment.text':
      return { ok: true, state: withDraft(state, { commentHtml: asText(value) }) };
    default:
      return { ok: false, error: { name: 'Error', message: `"${path}" cannot be set` } };
  }
}

function writeCommentType(path: string, value: unknown, state: WorkspaceState): WriteOutcome {
  const replyType = state.ticket === null ? 'publicReply' : replyTypeOf(state.ticket);
  if (value === 'internalNote') return { ok: true, state: withDraft(state, { commentType: 'internalNote' }) };
  // A light agent has no composer for what the customer sees.
  return value === replyType && state.user.isLight !== true
    ? { ok: true, state: withDraft(state, { commentType: 'publicReply' }) }
    : wrongValue(path, state.user.isLight === true ? '"internalNote"' : `"${replyType}" or "internalNote"`);
}

const CHANGEABLE_WHEN_CLOSED = ['ticket.subject', 'ticket.priority', 'ticket.tags'];

function pathOfChange(event: string): string | null {
  const changed = /^((?:ticket|comment)\..+)\.changed$/.exec(event)?.[1];
  return changed === undefined ? null : changed.replace(/^ticket\.(custom_field_\d+)$/, 'ticket.customField:$1');
}

/** What a ticket's first subscriber hears: Zendesk fires the change events also when it first loads the ticket. */
export function firstNews(event: string, state: WorkspaceState): ZafEvent | null {
  if (event === 'app.activated' || event === 'pane.activated') {
    const isOurs = (event === 'pane.activated') === (state.location === 'nav_bar');
    return isOurs ? { name: event, payload: undefined } : null;
  }
  const path = pathOfChange(event);
  const value = path === null || state.ticket === null ? null : readProperty(path, state);
  return value?.ok === true ? { name: event, payload: value.value } : null;
}

/** The workspace once somebody has set a property by hand; as it was where that cannot be set. */
export function withProperty(path: string, value: unknown, state: WorkspaceState): WorkspaceState {
  const outcome = writeProperty(path, value, state);
  return outcome.ok ? outcome.state : state;
}
