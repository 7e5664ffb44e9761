import { isClosed, isLive, plainHtml } from './channels.ts';
import type { Outcome } from './connection.ts';
import { markdownOf } from './markdown.ts';
import { tagsOf } from './properties.ts';
import { asText, isRecord } from './protocol.ts';
import { withDraft, type OpenTicket, type WorkspaceState } from './workspace-state.ts';

export type NoticeKind = 'notice' | 'alert' | 'error';

/** What an action changes outside the workspace's own state; the page carries it out. */
export type Effect =
  | { readonly kind: 'notify'; readonly message: string; readonly noticeKind: NoticeKind; readonly durationMs: number | null }
  | { readonly kind: 'openTicket'; readonly id: number }
  | { readonly kind: 'openLeadPage' }
  | { readonly kind: 'resize'; readonly heightPx: number }
  | { readonly kind: 'insertHtml'; readonly html: string };

export type ActionOutcome =
  | { readonly ok: true; readonly state: WorkspaceState; readonly effects: readonly Effect[] }
  | Extract<Outcome, { ok: false }>;

type Action = (args: readonly unknown[], state: WorkspaceState) => ActionOutcome;
type TicketAction = (args: readonly unknown[], state: WorkspaceState, ticket: OpenTicket) => ActionOutcome;

const DEFAULT_NOTICE_MS = 5000;

function done(state: WorkspaceState, ...effects: readonly Effect[]): ActionOutcome {
  return { ok: true, state, effects };
}

function refused(message: string): ActionOutcome {
  return { ok: false, error: { name: 'Error', message } };
}

function paragraphs(text: string): string {
  return text
    .split(/\n{2,}/)
    .map((part) => `<p>${plainHtml(part)}</p>`)
    .join('');
}

function append(html: string, state: WorkspaceState, ticket: OpenTicket): ActionOutcome {
  return done(withDraft(state, { commentHtml: ticket.draft.commentHtml + html }));
}

function withSaveDisabled(state: WorkspaceState, ticket: OpenTicket, isSaveDisabled: boolean): ActionOutcome {
  return done({ ...state, ticket: { ...ticket, isSaveDisabled } });
}

const notify: Action = (args, state) => {
  const [message, kind = 'notice', duration, options] = args;
  if (kind !== 'notice' && kind !== 'alert' && kind !== 'error') {
    return refused('"notify" takes the kind "notice", "alert" or "error"');
  }
  const isSticky = isRecord(options) && options['sticky'] === true;
  const durationMs = isSticky ? null : typeof duration === 'number' ? duration : DEFAULT_NOTICE_MS;
  return done(state, { kind: 'notify', message: asText(message), noticeKind: kind, durationMs });
};

const routeTo: Action = ([tab, id], state) => {
  if (tab === 'ticket' && Number.isInteger(Number(id)) && Number(id) > 0) {
    return done(state, { kind: 'openTicket', id: Number(id) });
  }
  if (tab === 'nav_bar') {
    return done(state, { kind: 'openLeadPage' });
  }
  return done(state, {
    kind: 'notify',
    message: `The sandbox has no page for ${asText(tab)} ${asText(id)}.`,
    noticeKind: 'notice',
    durationMs: DEFAULT_NOTICE_MS,
  });
};

const resize: Action = ([size], state) => {
  const height = isRecord(size) ? Number.parseFloat(String(size['height'])) : Number.NaN;
  // Zendesk manages a sidebar's width; a size without a height changes nothing.
  return Number.isFinite(height) && height > 0 ? done(state, { kind: 'resize', heightPx: Math.round(height) }) : done(state);
};

const nothing: Action = (_args, state) => done(state);

const ACTIONS = new Map<string, Action>([
  ['notify', notify],
  ['routeTo', routeTo],
  ['resize', resize],
  // Today's SDK reports clicks and hovers through "track" and waits for an answer.
  ['track', nothing],
  ['show', nothing],
  ['hide', nothing],
  ['appsTray.show', nothing],
  ['appsTray.hide', nothing],
]);

const appendText: TicketAction = ([text], state, ticket) => append(paragraphs(asText(text)), state, ticket);
const appendHtml: TicketAction = ([html], state, ticket) => append(asText(html), state, ticket);

/** In a conversation nothing but an insertion works; Zendesk writes to the browser's console instead, and tells the app nothing. */
function unlessLive(action: TicketAction): TicketAction {
  return (args, state, ticket) => (isLive(ticket) ? done(state) : action(args, state, ticket));
}

const insert: TicketAction = ([html], state, ticket) =>
  done(state, { kind: 'insertHtml', html: isLive(ticket) ? plainHtml(markdownOf(asText(html))) : asText(html) });

/** What needs an editor. */
const EDITOR_ACTIONS = new Map<string, TicketAction>([
  ['comment.appendText', unlessLive(appendText)],
  ['ticket.comment.appendText', unlessLive(appendText)],
  ['comment.appendHtml', unlessLive(appendHtml)],
  ['ticket.comment.appendHtml', unlessLive(appendHtml)],
  ['comment.appendMarkdown', unlessLive(appendText)],
  ['ticket.comment.appendMarkdown', unlessLive(appendText)],
  ['ticket.editor.insert', insert],
]);

const TICKET_ACTIONS = new Map<string, TicketAction>([
  ['ticket.tags.add', (args, state, { draft }) => done(withDraft(state, { tags: tagsOf([...draft.tags, ...args.flatMap(tagsOf)]) }))],
  [
    'ticket.tags.remove',
    (args, state, { draft }) => {
      const gone = new Set(args.flatMap(tagsOf));
      return done(withDraft(state, { tags: draft.tags.filter((tag) => !gone.has(tag)) }));
    },
  ],
  ['ticket.disableSave', (_args, state, ticket) => withSaveDisabled(state, ticket, true)],
  ['ticket.enableSave', (_args, state, ticket) => withSaveDisabled(state, ticket, false)],
]);

/** Decides what one action of client.invoke does: the state after it, and what the page must carry out. */
export function runAction(name: string, args: readonly unknown[], state: WorkspaceState): ActionOutcome {
  const action = ACTIONS.get(name);
  if (action !== undefined) {
    return action(args, state);
  }
  const editorAction = EDITOR_ACTIONS.get(name);
  if (editorAction !== undefined && state.ticket !== null && isClosed(state.ticket)) {
    return refused(`"${name}" needs an editor, and a closed ticket has none`);
  }
  const ticketAction = editorAction ?? TICKET_ACTIONS.get(name);
  return ticketAction === undefined || state.ticket === null
    ? refused(`Could not find handler for: "${name}"`)
    : ticketAction(args, state, state.ticket);
}
