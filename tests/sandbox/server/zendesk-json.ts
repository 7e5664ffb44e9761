import { toMajor } from '../world/money.ts';
import { groups, supportGroup, timeZone } from '../world/people.ts';
import { commentsOf } from '../world/tickets.ts';
import { causeFieldId, type Customer, type Group, type Person, type Ticket, type World } from '../world/world.ts';
import type { CustomRole } from './account-rules.ts';
import { isoSecond } from './http.ts';

/** Zendesk's JSON for what the world holds; the shapes are those of the OpenAPI schemas named beside them. */

const brandId = 360000000201;
const formId = 360000000301;
export const accountSinceMs = Date.parse('2019-01-07T09:00:00Z');

/** TicketObject. */
export function ticketJson(ticket: Ticket, { world, baseUrl }: { world: World; baseUrl: string }): Record<string, unknown> {
  const customFields = [{ id: causeFieldId, value: ticket.cause }];
  return {
    url: `${baseUrl}/api/v2/tickets/${ticket.id}.json`,
    id: ticket.id,
    external_id: null,
    via: { channel: channelName(ticket), source: { from: {}, to: {}, rel: null } },
    created_at: isoSecond(ticket.createdMs),
    updated_at: isoSecond(ticket.updatedMs),
    generated_timestamp: Math.floor(ticket.updatedMs / 1000),
    type: ticket.type,
    subject: ticket.subject,
    raw_subject: ticket.subject,
    description: plainText(commentsOf(ticket, world.seed)[0]?.html ?? ''),
    priority: ticket.priority,
    status: ticket.status,
    recipient: 'support@make-it-right.example',
    requester_id: ticket.requesterId,
    submitter_id: ticket.requesterId,
    assignee_id: ticket.assigneeId,
    organization_id: null,
    group_id: supportGroup.id,
    collaborator_ids: [],
    follower_ids: [],
    email_cc_ids: [],
    problem_id: ticket.problemId,
    has_incidents: ticket.type === 'problem' && hasIncidents(ticket, world),
    is_public: true,
    due_at: null,
    tags: ticket.tags,
    custom_fields: customFields,
    satisfaction_rating: { score: ticket.rating },
    sharing_agreement_ids: [],
    fields: customFields,
    followup_ids: [],
    ticket_form_id: formId,
    brand_id: brandId,
    allow_channelback: false,
    allow_attachments: true,
    from_messaging_channel: ticket.channel === 'messaging' || ticket.channel === 'whatsapp',
  };
}

/** TicketMetricObject. */
export function metricSetJson(ticket: Ticket, baseUrl: string): Record<string, unknown> {
  const { id, createdMs, updatedMs, firstSolvedMs, reopens = 0, assigneeId } = ticket;
  const minutes = firstSolvedMs === undefined ? null : Math.floor((firstSolvedMs - createdMs) / 60_000);
  const isSolved = ticket.status === 'solved' || ticket.status === 'closed';
  return {
    url: `${baseUrl}/api/v2/ticket_metrics/${id * 10}.json`,
    id: id * 10,
    ticket_id: id,
    created_at: isoSecond(createdMs),
    updated_at: isoSecond(updatedMs),
    group_stations: 1,
    assignee_stations: assigneeId === null ? 0 : 1,
    reopens,
    replies: 1,
    status_updated_at: isoSecond(updatedMs),
    solved_at: isSolved && firstSolvedMs !== undefined ? isoSecond(firstSolvedMs) : null,
    first_resolution_time_in_minutes: { calendar: minutes, business: minutes },
    full_resolution_time_in_minutes: { calendar: isSolved ? minutes : null, business: isSolved ? minutes : null },
  };
}

function channelName({ channel = 'web' }: Ticket): string {
  return channel === 'messaging' ? 'native_messaging' : channel;
}

function hasIncidents({ id }: Ticket, { tickets }: World): boolean {
  return [...tickets.values()].some(({ problemId }) => problemId === id);
}

function plainText(html: string): string {
  return html
    .replace(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');
}

const userDefaults = {
  phone: null,
  shared_phone_number: null,
  photo: null,
  locale_id: 1,
  locale: 'en-US',
  organization_id: null,
  verified: true,
  active: true,
  shared: false,
  shared_agent: false,
  alias: '',
  signature: '',
  details: '',
  notes: '',
  tags: [],
  suspended: false,
  two_factor_auth_enabled: null,
  time_zone: 'Dublin',
  iana_time_zone: timeZone,
};

/** UserObject of an end user, with the figures a sync tool keeps in the user's fields. */
export function customerJson(customer: Customer, { world, baseUrl }: { world: World; baseUrl: string }): Record<string, unknown> {
  return {
    ...userDefaults,
    id: customer.id,
    url: `${baseUrl}/api/v2/users/${customer.id}.json`,
    name: customer.name,
    email: customer.email,
    external_id: customer.externalId,
    verified: customer.isEmailUnverified !== true,
    role: 'end-user',
    role_type: null,
    custom_role_id: null,
    moderator: false,
    ticket_restriction: 'requested',
    only_private_comments: false,
    restricted_agent: true,
    created_at: isoSecond(customer.createdMs),
    updated_at: isoSecond(customer.createdMs),
    user_fields: valueFields(customer, world),
  };
}

/** The e-mail addresses of an end user as the app framework gives them with a ticket's requester: the shape of UserIdentityObject, named in its own way. */
export function identitiesJson(customer: Customer): object[] {
  const addresses = [{ value: customer.email, verified: customer.isEmailUnverified !== true }];
  const others = (customer.otherEmails ?? []).map((value) => ({ value, verified: false }));
  return [...addresses, ...others].map((address, index) => ({
    id: customer.id * 10 + index,
    type: 'email',
    ...address,
    primary: index === 0,
    deliverableState: 'deliverable',
    undeliverableCount: 0,
  }));
}

export interface ValueFields {
  orders_count: number | null;
  total_spent: number | null;
  first_order_at: string | null;
  last_order_at: string | null;
  currency: string | null;
}

/** Totals of one customer: net of refunds, and only in the currency of the newest order, since a field cannot hold two. */
export function valueFields(customer: Customer, world: World): ValueFields {
  const all = world.ordersByCustomer.get(customer.id) ?? [];
  const newest = all.reduce<(typeof all)[number] | undefined>(
    (best, order) => (best === undefined || order.orderedMs >= best.orderedMs ? order : best),
    undefined,
  );
  if (newest === undefined) return { orders_count: null, total_spent: null, first_order_at: null, last_order_at: null, currency: null };
  const { currency } = newest;
  const orders = all.filter((order) => order.currency === currency);
  const times = orders.filter((order) => order.amountMinor >= 0).map((order) => order.orderedMs);
  const totalMinor = orders.reduce((sum, order) => sum + order.amountMinor, 0);
  return {
    orders_count: times.length,
    total_spent: toMajor(totalMinor, currency),
    first_order_at: times.length === 0 ? null : isoSecond(Math.min(...times)),
    last_order_at: times.length === 0 ? null : isoSecond(Math.max(...times)),
    currency,
  };
}

/** UserObject of staff. */
export function personJson(person: Person, customRole: CustomRole | null, baseUrl: string): Record<string, unknown> {
  return {
    ...userDefaults,
    id: person.id,
    url: `${baseUrl}/api/v2/users/${person.id}.json`,
    name: person.name,
    email: person.email,
    external_id: null,
    role: person.role,
    role_type: person.role === 'admin' ? 4 : (customRole?.roleType ?? 0),
    custom_role_id: customRole?.id ?? null,
    default_group_id: supportGroup.id,
    moderator: person.role === 'admin',
    ticket_restriction: null,
    only_private_comments: person.isLight === true,
    restricted_agent: person.role !== 'admin',
    locale: person.locale,
    created_at: isoSecond(accountSinceMs),
    updated_at: isoSecond(accountSinceMs),
    user_fields: { orders_count: null, total_spent: null, first_order_at: null, last_order_at: null, currency: null },
  };
}

/** GroupObject. */
export function groupJson(group: Group, baseUrl: string): Record<string, unknown> {
  return {
    url: `${baseUrl}/api/v2/groups/${group.id}.json`,
    id: group.id,
    name: group.name,
    description: '',
    default: group.id === groups[0]?.id,
    is_public: true,
    deleted: false,
    created_at: isoSecond(accountSinceMs),
    updated_at: isoSecond(accountSinceMs),
  };
}

/** GroupMembershipObject. */
export function membershipJson(person: Person, group: Group, baseUrl: string): Record<string, unknown> {
  const id = group.id * 1000 + (person.id % 1000);
  return {
    url: `${baseUrl}/api/v2/group_memberships/${id}.json`,
    id,
    user_id: person.id,
    group_id: group.id,
    default: group.id === supportGroup.id,
    created_at: isoSecond(accountSinceMs),
    updated_at: isoSecond(accountSinceMs),
  };
}

/** TicketFieldObject of "What went wrong". */
export function causeFieldJson(world: World, baseUrl: string): Record<string, unknown> {
  return {
    url: `${baseUrl}/api/v2/ticket_fields/${causeFieldId}.json`,
    id: causeFieldId,
    type: 'tagger',
    title: 'What went wrong',
    raw_title: 'What went wrong',
    description: '',
    raw_description: '',
    position: 1,
    active: true,
    required: false,
    collapsed_for_agents: false,
    regexp_for_validation: null,
    title_in_portal: 'What went wrong',
    raw_title_in_portal: 'What went wrong',
    visible_in_portal: false,
    editable_in_portal: false,
    required_in_portal: false,
    agent_can_edit: true,
    tag: null,
    removable: true,
    created_at: isoSecond(accountSinceMs),
    updated_at: isoSecond(accountSinceMs),
    custom_field_options: world.causeOptions.map((option, index) => ({
      id: causeFieldId + 1 + index,
      name: option.name,
      raw_name: option.name,
      value: option.value,
      default: false,
    })),
  };
}
