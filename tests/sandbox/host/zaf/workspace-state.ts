import type {
  AppDescription,
  CauseField,
  Json,
  Person,
  TicketComment,
  TicketDetails,
  UserIdentity,
  ZendeskTicket,
  ZendeskUser,
} from '../sandbox-types.ts';

export type ColorScheme = 'light' | 'dark';
export type AppLocation = 'ticket_sidebar' | 'nav_bar';
export type CommentType = 'publicReply' | 'internalNote';

/** What the agent has on the screen of a ticket and has not necessarily submitted: ZAF reads and writes this, not the saved ticket. */
export interface TicketDraft {
  readonly subject: string;
  readonly status: string;
  readonly priority: string | null;
  readonly type: string | null;
  readonly tags: readonly string[];
  readonly customFields: Readonly<Record<string, Json>>;
  readonly commentHtml: string;
  readonly commentType: CommentType;
}

export interface OpenTicket {
  readonly saved: ZendeskTicket;
  readonly requester: ZendeskUser;
  readonly identities?: readonly UserIdentity[];
  readonly comments: readonly TicketComment[];
  readonly causeField: CauseField;
  readonly draft: TicketDraft;
  readonly isSaveDisabled: boolean;
}

export interface WorkspaceState {
  readonly guid: string;
  readonly app: AppDescription;
  readonly user: Person;
  readonly people: readonly Person[];
  readonly locale: string;
  readonly scheme: ColorScheme;
  readonly location: AppLocation;
  readonly viewport: { readonly width: number; readonly height: number };
  readonly isCollapsed: boolean;
  /** False while the person is on another page of the workspace, and this one waits behind it. */
  readonly isShown: boolean;
  readonly now: Date;
  readonly ticket: OpenTicket | null;
}

function draftOf(ticket: ZendeskTicket, { commentHtml, commentType }: Pick<TicketDraft, 'commentHtml' | 'commentType'>): TicketDraft {
  return {
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.priority,
    type: ticket.type,
    tags: ticket.tags,
    customFields: Object.fromEntries(ticket.custom_fields.map(({ id, value }) => [String(id), value])),
    commentHtml,
    commentType,
  };
}

/** A light agent writes nothing but internal notes. */
export function openTicket(details: TicketDetails, { isLight = false }: Pick<Person, 'isLight'> = {}): OpenTicket {
  const { ticket, composer, ...rest } = details;
  const commentType = isLight || composer === 'internal' ? 'internalNote' : 'publicReply';
  return { saved: ticket, ...rest, draft: draftOf(ticket, { commentHtml: '', commentType }), isSaveDisabled: false };
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Takes a newer saved ticket in, and keeps what the agent has changed and not submitted. */
export function withNewerTicket(open: OpenTicket, details: TicketDetails): OpenTicket {
  const { ticket, composer: _opened, ...rest } = details;
  const before = draftOf(open.saved, open.draft);
  const after = draftOf(ticket, open.draft);
  const { draft } = open;
  const customFields = { ...after.customFields };
  for (const [id, value] of Object.entries(draft.customFields)) {
    if (!isSame(value, before.customFields[id])) {
      customFields[id] = value;
    }
  }
  return {
    ...open,
    ...rest,
    saved: ticket,
    draft: {
      ...draft,
      subject: draft.subject === before.subject ? after.subject : draft.subject,
      status: draft.status === before.status ? after.status : draft.status,
      priority: draft.priority === before.priority ? after.priority : draft.priority,
      type: draft.type === before.type ? after.type : draft.type,
      tags: isSame(draft.tags, before.tags) ? after.tags : draft.tags,
      customFields,
    },
  };
}

export function withDraft(state: WorkspaceState, patch: Partial<TicketDraft>): WorkspaceState {
  return state.ticket === null ? state : { ...state, ticket: { ...state.ticket, draft: { ...state.ticket.draft, ...patch } } };
}
