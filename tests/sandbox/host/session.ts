import type { TicketDetails, TicketSave } from './sandbox-types.ts';
import { runAction, type Effect } from './zaf/actions.ts';
import { changeEvents } from './zaf/changes.ts';
import type { AppConnection, AppHost, Outcome, ZafEvent } from './zaf/connection.ts';
import { firstNews, readProperty, writeProperty } from './zaf/properties.ts';
import { asText, isRecord } from './zaf/protocol.ts';
import { methodOf, performRequest, type RequestSurroundings } from './zaf/requests.ts';
import { openTicket, withNewerTicket, type OpenTicket, type WorkspaceState } from './zaf/workspace-state.ts';

type SubmitOutcome =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'failed'; readonly reason: string };

interface SessionPorts {
  readonly fetchTicket: (id: number) => Promise<TicketDetails>;
  readonly saveTicket: (id: number, save: TicketSave) => Promise<TicketDetails>;
  readonly fetch: RequestSurroundings['fetch'];
  readonly wait: RequestSurroundings['wait'];
}

/** One agent in front of one page of the workspace, and the app frame that stands beside it. */
export interface Session {
  readonly host: AppHost;
  readonly getState: () => WorkspaceState;
  readonly subscribe: (listener: () => void) => () => void;
  readonly update: (change: (state: WorkspaceState) => WorkspaceState) => void;
  attach(connection: AppConnection): void;
  /** Names who carries out what the app's actions change outside the session's own state. */
  carryOutWith(carryOut: (effect: Effect) => void): void;
  /** Asks the app's save hook, saves what differs from the saved ticket, and tells the app how it went. */
  submit(): Promise<SubmitOutcome>;
  /** Takes in what others have changed on the ticket since it was read. */
  refresh(): Promise<void>;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isBlank(html: string): boolean {
  return html.replaceAll(/<(?!img)[^>]*>|&nbsp;|\s/g, '') === '';
}

/** What Submit sends: only what differs from the saved ticket. */
function saveOf({ saved, draft }: OpenTicket, user: string): TicketSave {
  const before = new Map(saved.custom_fields.map(({ id, value }) => [String(id), value]));
  const fields = Object.entries(draft.customFields).filter(([id, value]) => !isSame(value, before.get(id)));
  return {
    user,
    ...(draft.status === saved.status ? {} : { status: draft.status }),
    ...(draft.priority === saved.priority || draft.priority === null ? {} : { priority: draft.priority }),
    ...(draft.type === saved.type || draft.type === null ? {} : { type: draft.type }),
    ...(isSame(draft.tags, saved.tags) ? {} : { tags: draft.tags }),
    ...(fields.length === 0 ? {} : { custom_fields: fields.map(([id, value]) => ({ id: Number(id), value })) }),
    ...(isBlank(draft.commentHtml) ? {} : { comment: { html_body: draft.commentHtml, public: draft.commentType === 'publicReply' } }),
  };
}

function sentence(cause: unknown): string {
  return cause instanceof Error ? cause.message : 'The sandbox did not answer.';
}

function isTicketWrite(options: unknown): boolean {
  return isRecord(options) && methodOf(options) !== 'GET' && /\/api\/v2\/tickets\b/.test(asText(options['url']));
}

function contextOf(state: WorkspaceState): Record<string, unknown> {
  return {
    instanceGuid: state.guid,
    product: 'support',
    account: { subdomain: state.app.account.subdomain },
    location: state.location,
    ...(state.ticket === null ? {} : { ticketId: state.ticket.saved.id }),
  };
}

export function createSession(initial: WorkspaceState, ports: SessionPorts): Session {
  const listeners = new Set<() => void>();
  let state = initial;
  let connection: AppConnection | null = null;
  let carryOut: ((effect: Effect) => void) | null = null;

  function emit(name: string, payload?: unknown): void {
    connection?.emit({ name, payload });
  }

  function update(change: (state: WorkspaceState) => WorkspaceState): void {
    const before = state;
    state = change(state);
    if (state === before) {
      return;
    }
    listeners.forEach((listener) => listener());
    changeEvents(before, state).forEach((event: ZafEvent) => connection?.emit(event));
  }

  function invoke(action: string, args: readonly unknown[]): Outcome {
    const outcome = runAction(action, args, state);
    if (!outcome.ok) {
      return outcome;
    }
    update(() => outcome.state);
    outcome.effects.forEach((effect) => carryOut?.(effect));
    return { ok: true, value: null };
  }

  async function refresh(): Promise<void> {
    const open = state.ticket;
    if (open === null) {
      return;
    }
    const details = await ports.fetchTicket(open.saved.id);
    // What was submitted meanwhile is newer than this answer.
    if (state.ticket?.saved !== open.saved) {
      return;
    }
    if (isSame(details.ticket, state.ticket.saved) && details.comments.length === state.ticket.comments.length) {
      return;
    }
    update((current) => (current.ticket === null ? current : { ...current, ticket: withNewerTicket(current.ticket, details) }));
    emit('ticket.updated', { id: state.user.id, name: state.user.name });
  }

  async function request(options: unknown): ReturnType<AppHost['request']> {
    const { fetch, wait } = ports;
    const answer = await performRequest(options, { fetch, wait, userKey: state.user.key, subdomain: state.app.account.subdomain });
    if (isTicketWrite(options)) {
      // Zendesk's workspace shows at once what an app changed on the open ticket through the REST API.
      void refresh().catch(() => null);
    }
    return answer;
  }

  const host: AppHost = {
    registration() {
      // A page that loads anew has not paused saving, whatever the earlier one did.
      update((current) =>
        current.ticket?.isSaveDisabled === true ? { ...current, ticket: { ...current.ticket, isSaveDisabled: false } } : current,
      );
      const { appId, name, installationId, settings } = state.app;
      return { metadata: { appId, name, installationId, settings }, context: contextOf(state) };
    },
    get: (path) => readProperty(path, state),
    set(path, value) {
      const outcome = writeProperty(path, value, state);
      if (!outcome.ok) {
        return outcome;
      }
      update(() => outcome.state);
      return { ok: true, value };
    },
    invoke,
    request,
    trigger: (event) => connection?.emit(event),
    firstNews: (event) => firstNews(event, state),
  };

  async function save(open: OpenTicket): Promise<SubmitOutcome> {
    emit('ticket.submit.start');
    try {
      const details = await ports.saveTicket(open.saved.id, saveOf(open, state.user.key));
      update((current) =>
        current.ticket === null
          ? current
          : { ...current, ticket: { ...openTicket(details, state.user), isSaveDisabled: current.ticket.isSaveDisabled } },
      );
      emit('ticket.submit.done');
      return { kind: 'saved' };
    } catch (cause) {
      emit('ticket.submit.fail');
      return { kind: 'failed', reason: sentence(cause) };
    } finally {
      emit('ticket.submit.always');
    }
  }

  return {
    host,
    getState: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    update,
    attach(next) {
      connection = next;
    },
    carryOutWith(next) {
      carryOut = next;
    },
    async submit() {
      const answer = (await connection?.ask('ticket.save')) ?? { kind: 'allowed' };
      if (state.ticket === null || state.ticket.isSaveDisabled) {
        return { kind: 'refused', reason: 'An app has paused saving this ticket.' };
      }
      if (answer.kind === 'refused') {
        return { kind: 'refused', reason: answer.reason ?? `${state.app.name} stopped this save.` };
      }
      return answer.kind === 'unanswered' ? { kind: 'refused', reason: `${state.app.name} did not answer in time.` } : save(state.ticket);
    },
    refresh,
  };
}
