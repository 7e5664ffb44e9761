import * as v from 'valibot';
import type { ColorScheme, OpenTicket, TicketOpenness, Workspace, WorkspaceError } from '#ports/workspace.ts';
import { createOnce } from '#domain/shared/create-once.ts';
import { type Result, fail, ok } from '#domain/shared/result.ts';
import type { EmailAddress } from '#domain/value/provenance.ts';
import type { ZafClient } from './client.ts';
import { PUBLIC_REPLY, composerOf } from './composer.ts';
import {
  COMPOSER,
  IDENTITIES,
  MAIN_EMAIL,
  STATUS,
  type TICKET_PATHS,
  requesterFieldPath,
  ticketFieldPath,
  ticketPaths,
} from './opening-paths.ts';

/** Zendesk fires change events also while it loads a ticket: the first of each kind within this time is no change. */
const INITIAL_BURST_MS = 1_000;
/** A macro changes several properties at once: they are one change. */
const CHANGE_SETTLES_MS = 250;

/** A panel beside a ticket hears the first of these, a page of the navigation bar the second. */
const SHOWN_EVENTS = ['app.activated', 'pane.activated'] as const;
const HIDDEN_EVENTS = ['app.deactivated', 'pane.deactivated'] as const;

type FramePage = Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;

/** What a workspace needs beside its client: the page of the frame, and where replies are written what writes them, which is loaded for the first. */
interface WorkspacePlace {
  readonly page?: FramePage | undefined;
  readonly replyEditor?: () => Promise<Pick<Workspace, 'insertReply'>>;
}

export function createWorkspace(client: ZafClient, { page = globalThis.document, replyEditor = noEditor }: WorkspacePlace = {}): Workspace {
  const loaded = createOnce(replyEditor);
  return {
    readTicket: (wanted) => readTicket(client, wanted),
    readOpenness: () => readOpenness(client),
    openPublicReply: () => client.set(COMPOSER, PUBLIC_REPLY),
    async insertReply(...given) {
      const editor = await loaded();
      return editor.ok ? editor.value.insertReply(...given) : fail({ kind: 'unsupported', what: 'comment.text', cause: editor.error });
    },
    addTag: (tag) => client.invoke('ticket.tags.add', tag),
    removeTag: (tag) => client.invoke('ticket.tags.remove', tag),
    setTicketField: (fieldId, value) => client.set(ticketFieldPath(fieldId), value),
    showTicket: (ticketId) => client.invoke('routeTo', 'ticket', ticketId),
    resize: (heightPx) => client.invoke('resize', { width: '100%', height: `${Math.ceil(heightPx)}px` }),
    onTicketChanged: (listener, causeFieldId) => onTicketChanged(client, listener, causeFieldId),
    onShown(listener) {
      const stops = SHOWN_EVENTS.map((event) => client.on(event, afterFirstNews(listener)));
      return () => {
        for (const stop of stops) stop();
      };
    },
    onHidden: (listener) => onHidden(client, page, listener),
    onColorScheme: (listener) => client.on('colorScheme.changed', (scheme) => listener(colorSchemeOf(scheme))),
    onSave: (question) => onSave(client, question),
  };
}

function noEditor(): Promise<never> {
  return Promise.reject(new Error('no reply is written from this page'));
}

/** Reads Zendesk's name of a colour scheme; light where it has none. */
export function colorSchemeOf(scheme: unknown): ColorScheme {
  return scheme === 'dark' ? 'dark' : 'light';
}

const id = v.pipe(v.union([v.number(), v.pipe(v.string(), v.nonEmpty())]), v.transform(String));
const instantMs = v.pipe(
  v.string(),
  v.transform((text) => Date.parse(text)),
  v.finite(),
);

const ticketProperties = v.object({
  'ticket.id': id,
  'ticket.subject': v.fallback(v.string(), ''),
  'ticket.createdAt': instantMs,
  'ticket.tags': v.fallback(v.array(v.string()), []),
  'ticket.requester.id': id,
  'ticket.requester.name': v.fallback(v.string(), ''),
  'ticket.requester.locale': v.fallback(v.nullable(v.string()), null),
  'ticket.status': v.fallback(v.string(), ''),
  'comment.type': v.fallback(v.string(), ''),
} satisfies Readonly<Record<(typeof TICKET_PATHS)[number], v.GenericSchema>>);

const CLOSED = 'closed';

async function readTicket(client: ZafClient, wanted: Parameters<Workspace['readTicket']>[0]): Promise<Result<OpenTicket, WorkspaceError>> {
  const causePath = wanted.causeFieldId === null ? null : ticketFieldPath(wanted.causeFieldId);
  const fieldPaths = wanted.userFields.map((key) => [key, requesterFieldPath(key)] as const);
  const values = await client.get(ticketPaths(wanted));
  if (!values.ok) return values;
  const parsed = v.safeParse(ticketProperties, Object.fromEntries(values.value));
  if (!parsed.success) {
    const [issue] = parsed.issues;
    return fail({ kind: 'unsupported', what: String(issue.path?.[0].key), cause: issue.message });
  }
  const ticket = parsed.output;
  const present = fieldPaths.filter(([, path]) => values.value.has(path));
  return ok({
    ticketId: ticket['ticket.id'],
    subject: ticket['ticket.subject'],
    createdAtMs: ticket['ticket.createdAt'],
    tags: ticket['ticket.tags'],
    isClosed: ticket[STATUS] === CLOSED,
    composer: composerOf(ticket[COMPOSER]),
    causeFieldValue: causePath === null ? null : fieldValueOf(values.value.get(causePath)),
    requester: {
      id: ticket['ticket.requester.id'],
      name: ticket['ticket.requester.name'],
      locale: ticket['ticket.requester.locale'],
      fields: Object.fromEntries(present.map(([key, path]) => [key, values.value.get(path)])),
      emails: emailsOf(values.value.get(MAIN_EMAIL), values.value.get(IDENTITIES)),
    },
  });
}

async function readOpenness(client: ZafClient): Promise<Result<TicketOpenness, WorkspaceError>> {
  const read = await client.get([STATUS, COMPOSER]);
  return read.ok ? ok({ isClosed: read.value.get(STATUS) === CLOSED, composer: composerOf(read.value.get(COMPOSER)) }) : read;
}

const emailIdentity = v.object({ type: v.literal('email'), value: v.pipe(v.string(), v.trim(), v.nonEmpty()), verified: v.unknown() });

/** The main address first. One that Zendesk does not call verified in so many words is not. */
function emailsOf(main: unknown, identities: unknown): readonly EmailAddress[] {
  const given = Array.isArray(identities) ? identities : [];
  const found = given
    .map((identity) => v.safeParse(emailIdentity, identity))
    .flatMap(({ success, output }) => (success ? [{ address: output.value, isVerified: output.verified === true }] : []));
  const first = typeof main === 'string' ? main.trim() : '';
  if (first === '') return found;
  const isFirst = ({ address }: EmailAddress): boolean => address.toLowerCase() === first.toLowerCase();
  return [{ address: first, isVerified: found.some((one) => isFirst(one) && one.isVerified) }, ...found.filter((one) => !isFirst(one))];
}

function fieldValueOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

function onTicketChanged(client: ZafClient, listener: () => void, causeFieldId: string | null): () => void {
  const events = ['ticket.tags.changed', 'ticket.requester.id.changed', 'ticket.status.changed', 'comment.type.changed'];
  if (causeFieldId !== null) events.push(`ticket.custom_field_${causeFieldId}.changed`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const changed = (): void => {
    clearTimeout(timer);
    timer = setTimeout(listener, CHANGE_SETTLES_MS);
  };
  const stops = events.map((event) => client.on(event, afterFirstNews(changed)));
  return () => {
    clearTimeout(timer);
    for (const stop of stops) stop();
  };
}

/** Drops the one call that tells a new subscriber how things stand. */
function afterFirstNews(listener: () => void): () => void {
  const since = performance.now();
  let isFirst = true;
  return () => {
    const isNews = isFirst && performance.now() - since < INITIAL_BURST_MS;
    isFirst = false;
    if (!isNews) listener();
  };
}

/** Zendesk tells of its own tabs, the browser of the tab that Zendesk is in. */
function onHidden(client: ZafClient, page: FramePage | undefined, listener: () => void): () => void {
  const changed = (): void => {
    if (page?.visibilityState === 'hidden') listener();
  };
  page?.addEventListener('visibilitychange', changed);
  const stops = HIDDEN_EVENTS.map((event) => client.on(event, listener));
  return () => {
    page?.removeEventListener('visibilitychange', changed);
    for (const stop of stops) stop();
  };
}

function onSave(client: ZafClient, question: () => string | null): () => void {
  return client.on('ticket.save', () => {
    try {
      // The SDK shows a string that a hook returns, and stops the save; anything but false and strings lets it go ahead.
      return question() ?? true;
    } catch {
      // A fault of this app is no reason to keep an agent from saving a ticket.
      return true;
    }
  });
}
