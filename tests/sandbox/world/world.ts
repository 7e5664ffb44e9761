/** What the simulated account holds when it opens: plain data, without a clock or a server. Times are milliseconds since 1970, money is in minor units. */
export interface World {
  people: Person[];
  /** By Zendesk user id. */
  customers: Map<number, Customer>;
  orders: Order[];
  tickets: Map<number, Ticket>;
  /** Ticket ids by requester, in no particular order. */
  ticketIdsByRequester: Map<number, number[]>;
  ordersByCustomer: Map<number, Order[]>;
  causeOptions: CauseOption[];
  objects: ObjectDefinition[];
  files: FileReport[];
  /** The currency most of the orders are in. */
  currency: string;
  defaultTicketId: number;
  seed: number;
  nowMs: number;
}

/** Customers, orders and tickets of a world, before the indexes. */
export interface WorldContent {
  customers: Customer[];
  orders: Order[];
  tickets: Ticket[];
}

export interface Group {
  id: number;
  name: string;
}

export interface Person {
  key: string;
  id: number;
  name: string;
  email: string;
  role: 'agent' | 'admin';
  /** A light agent: reads tickets and records, writes internal notes and nothing else. */
  isLight?: true;
  groups: Group[];
  locale: string;
  timeZone: string;
}

export interface Customer {
  id: number;
  externalId: string | null;
  name: string;
  email: string;
  /** Whether Zendesk has made sure that the address is theirs; it has where nothing is said. */
  isEmailUnverified?: true;
  /** Further addresses in Zendesk, none of them verified; some of the orders were placed with these. */
  otherEmails?: readonly string[];
  traits?: PaymentTraits;
  createdMs: number;
}

/** What makes a customer harder to know at Stripe. */
export interface PaymentTraits {
  /** Two accounts with one address, as guest checkouts leave behind. */
  hasTwoAccounts?: true;
  /** Every second order is a renewal that an invoice asked for. */
  isSubscriber?: true;
  /** One payment that did not go through, and one that was never taken. */
  hasFailedPayments?: true;
}

export interface Order {
  id: string;
  customerId: number;
  orderedMs: number;
  /** Negative for a refund. */
  amountMinor: number;
  currency: string;
}

export const ticketStatuses = ['new', 'open', 'pending', 'hold', 'solved', 'closed'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const ticketTypes = ['question', 'incident', 'problem', 'task'] as const;

/** How a ticket came in, in Zendesk's words for it; `messaging` is what its API calls native_messaging. */
export const channels = ['web', 'email', 'api', 'messaging', 'chat', 'voice', 'whatsapp', 'facebook', 'twitter'] as const;
export type Channel = (typeof channels)[number];

export interface Ticket {
  id: number;
  subject: string;
  requesterId: number;
  assigneeId: number | null;
  status: TicketStatus;
  priority: (typeof priorities)[number];
  type: (typeof ticketTypes)[number];
  /** The problem ticket that gathers this incident with others; null where none does. */
  problemId: number | null;
  cause: string | null;
  tags: string[];
  rating: 'good' | 'bad' | 'offered' | 'unoffered';
  /** Through Zendesk's form on the web where nothing is said. */
  channel?: Channel;
  /** The composer that opens with the ticket; the public reply where nothing is said. */
  composer?: 'public' | 'internal';
  createdMs: number;
  updatedMs: number;
  /** When it was first solved; absent where it never was. */
  firstSolvedMs?: number;
  /** How often it was opened again after it was solved; never where nothing is said. */
  reopens?: number;
  /** Comments added in this session or fixed by a scenario; null means they are made up from the ticket when asked for. */
  comments: TicketComment[] | null;
}

export interface TicketComment {
  id: number;
  authorId: number;
  html: string;
  isPublic: boolean;
  createdMs: number;
}

export interface CauseOption {
  name: string;
  value: string;
}

export const fieldTypes = [
  'checkbox',
  'date',
  'decimal',
  'dropdown',
  'integer',
  'lookup',
  'multiselect',
  'regexp',
  'text',
  'textarea',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface FieldDefinition {
  key: string;
  title: string;
  type: FieldType;
  required: boolean;
  options: CauseOption[];
  target: string | null;
}

export interface ObjectDefinition {
  key: string;
  title: string;
  titlePluralized: string;
  includeInListView: boolean;
  fields: FieldDefinition[];
  triggers: TriggerDefinition[];
}

export interface TriggerCondition {
  field: string;
  operator: string;
  value?: string;
}

/** An object trigger: what is done when a record of the object is created or changed and the conditions hold. */
export interface TriggerDefinition {
  title: string;
  /** Absent where it is switched on, as it is made. */
  active?: boolean;
  conditions: { all: TriggerCondition[]; any: TriggerCondition[] };
  actions: { field: string; value: string | string[] }[];
}

export interface FileReport {
  file: string;
  /** Rows the sandbox holds. */
  accepted: number;
  /** Bad rows, each with a message. */
  rejected: number;
  /** Good rows dated after the sandbox's clock, which therefore have not happened yet. */
  later: number;
  messages: string[];
}

/** Zendesk moves tickets to its archive 120 days after they were closed: lists of a user's tickets then omit them, search still finds them. */
export const archiveAfterMs = 120 * 86_400_000;

export function isArchived(ticket: Ticket, nowMs: number): boolean {
  return ticket.status === 'closed' && nowMs - ticket.updatedMs > archiveAfterMs;
}

/** The ticket field "What went wrong" (a tagger: its value is also a tag of the ticket). */
export const causeFieldId = 360000000001;

export function putTicket(world: Pick<World, 'tickets' | 'ticketIdsByRequester'>, ticket: Ticket): void {
  const before = world.tickets.get(ticket.id);
  if (before !== undefined && before.requesterId !== ticket.requesterId) {
    const others = (world.ticketIdsByRequester.get(before.requesterId) ?? []).filter((id) => id !== ticket.id);
    world.ticketIdsByRequester.set(before.requesterId, others);
  }
  if (before?.requesterId !== ticket.requesterId) append(world.ticketIdsByRequester, ticket.requesterId, ticket.id);
  world.tickets.set(ticket.id, ticket);
}

export function append<K, V>(index: Map<K, V[]>, key: K, value: V): void {
  const values = index.get(key);
  if (values === undefined) index.set(key, [value]);
  else values.push(value);
}
