import { escapeHtml, settledTicket } from '../world/tickets.ts';
import { channels, ticketStatuses, type Ticket, type World } from '../world/world.ts';
import { problem, type ControlCall } from './control-call.ts';
import { created, isRecord, ok, type Reply } from './http.ts';
import { keepTicket, ticketDetails } from './ticket-control.ts';
import { submitTicket, tagsWithCause } from './ticket-submit.ts';

type Change = Partial<Pick<Ticket, 'status' | 'requesterId' | 'channel' | 'composer' | 'tags' | 'subject' | 'cause' | 'createdMs'>> & {
  description?: string;
};

/** How one key of a change is read: what it sets, or what it wants where the value does not fit. */
type Reader = (value: unknown, world: World) => Change | string;

const readers: Record<string, Reader> = {
  status: (value) => oneOf(ticketStatuses, value, (status) => ({ status })),
  requesterId: (value, { customers }) =>
    customers.has(Number(value)) ? { requesterId: Number(value) } : 'the number of a customer, such as 2000001',
  channel: (value) => oneOf(channels, value, (channel) => ({ channel })),
  composer: (value) => oneOf(['public', 'internal'] as const, value, (composer) => ({ composer })),
  tags: (value) =>
    Array.isArray(value) && value.every((tag) => typeof tag === 'string' && /^[^\s,]+$/.test(tag))
      ? { tags: value.map((tag) => String(tag).toLowerCase()) }
      : 'a list of tags without spaces',
};

const newReaders: Record<string, Reader> = {
  ...readers,
  subject: (value) => (typeof value === 'string' && value.trim() !== '' ? { subject: value } : 'a text'),
  description: (value) => (typeof value === 'string' ? { description: value } : 'a text'),
  cause: (value, { causeOptions }) =>
    value === null
      ? { cause: null }
      : oneOf(
          causeOptions.map((option) => option.value),
          value,
          (cause) => ({ cause }),
        ),
  createdAt: (value) => {
    const createdMs = typeof value === 'string' ? Date.parse(value) : Number.NaN;
    return Number.isNaN(createdMs) ? 'a time such as 2026-10-28T09:30:00Z' : { createdMs };
  },
};

function oneOf<Value extends string>(known: readonly Value[], given: unknown, change: (value: Value) => Change): Change | string {
  const value = known.find((candidate) => candidate === given);
  return value === undefined ? `one of ${known.join(', ')}` : change(value);
}

function readChange(body: unknown, known: Readonly<Record<string, Reader>>, world: World): Change | string {
  if (!isRecord(body)) return 'The body must be a JSON object.';
  const change: Change = {};
  for (const [name, value] of Object.entries(body)) {
    const reader = Object.hasOwn(known, name) ? known[name] : undefined;
    if (reader === undefined) return `There is no "${name}" to give a ticket; there are ${Object.keys(known).join(', ')}.`;
    const read = reader(value, world);
    if (typeof read === 'string') return `${name} must be ${read}.`;
    Object.assign(change, read);
  }
  return change;
}

/** Makes a ticket, by the first customer where no other is named. */
export function createTicket({ context, body }: ControlCall): Reply {
  const { api } = context;
  const { world } = api.state;
  const change = readChange(body, newReaders, world);
  if (typeof change === 'string') return problem(422, change);
  const { description, createdMs = api.now(), subject = 'A question about my order', cause = null, tags = [], ...others } = change;
  const requesterId = others.requesterId ?? Number([...world.customers.keys()][0]);
  const id = Math.max(...world.tickets.keys(), 0) + 1;
  const comment = { id: id * 100, authorId: requesterId, html: `<p>${escapeHtml(description ?? subject)}</p>`, isPublic: true, createdMs };
  const ticket: Ticket = {
    ...settledTicket({ id, requesterId, subject, cause, createdMs }, { seed: world.seed, nowMs: createdMs }),
    ...others,
    status: others.status ?? 'open',
    tags: tagsWithCause(tags, cause, cause),
    updatedMs: createdMs,
    comments: [comment],
  };
  keepTicket(api, ticket);
  return created({ id, ...ticketDetails(ticket, context) });
}

/** Changes a ticket as Zendesk or an admin would; with a `user` in the body, as that person's Submit does. */
export function changeTicket(call: ControlCall): Reply {
  const { context, params, body } = call;
  if (isRecord(body) && 'user' in body) return submitTicket(call);
  const { api } = context;
  const ticket = api.state.world.tickets.get(Number(params['ticket']));
  if (ticket === undefined) return problem(404, `There is no ticket ${params['ticket']}.`);
  const change = readChange(body, readers, api.state.world);
  if (typeof change === 'string') return problem(422, change);
  const tags = tagsWithCause(change.tags ?? ticket.tags, ticket.cause, ticket.cause);
  const changed = { ...ticket, ...change, tags, updatedMs: api.now() };
  keepTicket(api, changed);
  return ok(ticketDetails(changed, context));
}
