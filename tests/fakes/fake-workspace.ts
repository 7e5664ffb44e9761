import type { PageLinks, Place } from '#ports/page-address.ts';
import type { ColorScheme, OpenTicket, Workspace, WorkspaceError } from '#ports/workspace.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';

/** An agent workspace in memory, with what the app did in it. */
export interface FakeWorkspace extends Workspace, PageLinks {
  ticket: OpenTicket;
  /** What stands in the editor, one below another; whoever changes it is the agent. */
  readonly replies: string[];
  readonly tags: readonly string[];
  readonly fields: ReadonlyMap<string, string>;
  readonly shownTickets: string[];
  readonly heightsPx: number[];
  /** Every call by its method's name. */
  readonly calls: string[];
  /** Assign a function to make calls fail; null lets them succeed. */
  failWith: ((method: string) => WorkspaceError | null) | null;
  /** Assign a function to let calls have their effect and time out all the same. */
  loseAnswer: ((method: string) => boolean) | null;
  changeTicket(patch: Partial<OpenTicket>): void;
  show(): void;
  hide(): void;
  /** Follows a link into the page. */
  route(place: Place): void;
  setColorScheme(scheme: ColorScheme): void;
  /** Saves the ticket: what the app's hooks say against it, or null. */
  save(): string | null;
}

export function createFakeWorkspace(ticket: OpenTicket): FakeWorkspace {
  const tags = new Set(ticket.tags);
  const fields = new Map<string, string>();
  let lastReply: string | null = null;
  const changeListeners = new Set<() => void>();
  const shownListeners = new Set<() => void>();
  const hiddenListeners = new Set<() => void>();
  const routeListeners = new Set<(place: Place) => void>();
  const schemeListeners = new Set<(scheme: ColorScheme) => void>();
  const saveQuestions = new Set<() => string | null>();
  const act = async <T>(method: string, effect: () => T): Promise<Result<T, WorkspaceError>> => {
    workspace.calls.push(method);
    const error = workspace.failWith?.(method) ?? null;
    await Promise.resolve();
    if (error !== null) return fail(error);
    const value = effect();
    return workspace.loseAnswer?.(method) === true ? fail({ kind: 'timed_out', what: method }) : ok(value);
  };
  const workspace: FakeWorkspace = {
    ticket,
    replies: [],
    get tags() {
      return [...tags];
    },
    fields,
    shownTickets: [],
    heightsPx: [],
    calls: [],
    failWith: null,
    loseAnswer: null,
    readTicket: () => act('readTicket', () => ({ ...workspace.ticket, tags: [...tags] })),
    readOpenness: () => act('readOpenness', () => ({ isClosed: workspace.ticket.isClosed, composer: workspace.ticket.composer })),
    openPublicReply: () =>
      act('openPublicReply', () => {
        workspace.changeTicket({ composer: 'public_reply' });
      }),
    insertReply(whole, { below = null } = {}) {
      const { replies, ticket: open } = workspace;
      const text = below !== null && lastReply !== null && replies.includes(lastReply) ? `${lastReply}\n\n${below}` : whole;
      const before = replies.indexOf(lastReply ?? text);
      const isEdited = lastReply !== null && replies.length > 0 && before === -1 && !replies.includes(text);
      if (open.composer !== 'internal_note' && !isEdited) {
        return act('insertReply', () => {
          lastReply = text;
          if (!replies.includes(text)) replies.splice(before === -1 ? replies.length : before, before === -1 ? 0 : 1, text);
        });
      }
      workspace.calls.push('insertReply');
      const kind = isEdited ? 'edited' : 'internal_note';
      return Promise.resolve(fail({ kind, what: 'comment' }));
    },
    addTag: (tag) => act('addTag', () => void tags.add(tag)),
    removeTag: (tag) => act('removeTag', () => void tags.delete(tag)),
    setTicketField: (fieldId, value) => act('setTicketField', () => void fields.set(fieldId, value)),
    showTicket: (ticketId) => act('showTicket', () => void workspace.shownTickets.push(ticketId)),
    resize: (heightPx) => act('resize', () => void workspace.heightsPx.push(heightPx)),
    onTicketChanged: (listener) => subscribe(changeListeners, listener),
    onShown: (listener) => subscribe(shownListeners, listener),
    onHidden: (listener) => subscribe(hiddenListeners, listener),
    onRouted: (listener) => subscribe(routeListeners, listener),
    onColorScheme: (listener) => subscribe(schemeListeners, listener),
    onSave: (question) => subscribe(saveQuestions, question),
    changeTicket(patch) {
      workspace.ticket = { ...workspace.ticket, ...patch };
      if (patch.tags !== undefined) {
        tags.clear();
        for (const tag of patch.tags) tags.add(tag);
      }
      for (const listener of changeListeners) listener();
    },
    show() {
      for (const listener of shownListeners) listener();
    },
    hide() {
      for (const listener of hiddenListeners) listener();
    },
    route(place) {
      for (const listener of routeListeners) listener(place);
    },
    setColorScheme(scheme) {
      for (const listener of schemeListeners) listener(scheme);
    },
    save: () => [...saveQuestions].map((question) => question()).find((answer) => answer !== null) ?? null,
  };
  return workspace;
}

function subscribe<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}
