import { causeFieldId, ticketStatuses, type Ticket, type World } from '../world/world.ts';
import { invalidSearch } from './errors.ts';
import type { Session } from './state.ts';

export type TicketTest = (ticket: Ticket) => boolean;

interface Term {
  isExcluded: boolean;
  key: string;
  operator: string;
  value: string;
}

interface Searcher {
  world: World;
  session: Session;
  nowMs: number;
}

export interface TicketQuery {
  test: TicketTest;
  /** Set where the query narrows to requesters, so that nobody else's tickets need a look. */
  requesterIds: number[] | null;
  orderBy: string | null;
  direction: string | null;
}

const keys = [
  'type',
  'requester',
  'status',
  'tags',
  'created',
  'updated',
  'priority',
  'assignee',
  'subject',
  'ticket_type',
  'order_by',
  'sort',
  `custom_field_${causeFieldId}`,
];

/**
 * The part of Zendesk's search language that concerns tickets: `key:value`, `key>value`, `-key:value`, words.
 * Values of one key are alternatives, comparisons and different keys must all hold.
 */
export function parseTicketQuery(query: string, searcher: Searcher): TicketQuery {
  const terms = termsOf(query);
  const types = terms.filter((term) => term.key === 'type');
  if (types.some((term) => term.value !== 'ticket')) throw invalidSearch('the sandbox searches tickets only: query=type:ticket …');
  const conditions = terms.filter((term) => !['type', 'order_by', 'sort'].includes(term.key));
  const requesters = conditions.filter((term) => term.key === 'requester' && !term.isExcluded && term.operator === ':');
  return {
    test: allOf(grouped(conditions).map((group) => groupTest(group, searcher))),
    requesterIds: requesters.length === 0 ? null : requesters.map((term) => userId(term.value, searcher) ?? 0),
    orderBy: terms.find((term) => term.key === 'order_by')?.value ?? null,
    direction: terms.find((term) => term.key === 'sort')?.value ?? null,
  };
}

function termsOf(query: string): Term[] {
  return [...query.matchAll(/(-?)(?:(\w+)(:|<=|>=|<|>))?("[^"]*"|\S+)/g)].map(
    ([text, minus = '', key = '', operator = ':', value = '']) => {
      const bare = value.replaceAll('"', '');
      if (keys.includes(key)) return { isExcluded: minus === '-', key, operator, value: bare };
      return { isExcluded: false, key: '', operator: ':', value: (key === '' ? bare : text).toLowerCase() };
    },
  );
}

/** Alternatives of one key together; everything else alone. */
function grouped(terms: readonly Term[]): Term[][] {
  const alternatives = new Map<string, Term[]>();
  const alone: Term[][] = [];
  for (const term of terms) {
    if (term.key === '' || term.isExcluded || term.operator !== ':') alone.push([term]);
    else alternatives.set(term.key, [...(alternatives.get(term.key) ?? []), term]);
  }
  return [...alternatives.values(), ...alone];
}

function groupTest(terms: readonly Term[], searcher: Searcher): TicketTest {
  const tests = terms.map((term) => termTest(term, searcher));
  return (ticket) => terms.some((term, index) => tests[index]?.(ticket) !== term.isExcluded);
}

function termTest({ key, operator, value }: Term, searcher: Searcher): TicketTest {
  switch (key) {
    case 'requester': {
      const id = userId(value, searcher);
      return (ticket) => ticket.requesterId === id;
    }
    case 'assignee': {
      const id = value === 'none' ? null : (userId(value, searcher) ?? 0);
      return (ticket) => ticket.assigneeId === id;
    }
    case 'status':
      return ranked(ticketStatuses, operator, value, (ticket) => ticket.status);
    case 'priority':
      return ranked(['low', 'normal', 'high', 'urgent'], operator, value, (ticket) => ticket.priority);
    case 'tags':
      return (ticket) => (value === 'none' ? ticket.tags.length === 0 : value.split(/\s+/).some((tag) => ticket.tags.includes(tag)));
    case `custom_field_${causeFieldId}`:
      return (ticket) => ticket.cause === value;
    case 'created':
      return timeTest(operator, value, searcher.nowMs, (ticket) => ticket.createdMs);
    case 'updated':
      return timeTest(operator, value, searcher.nowMs, (ticket) => ticket.updatedMs);
    case 'ticket_type':
      return (ticket) => ticket.type === value;
    default:
      return (ticket) => ticket.subject.toLowerCase().includes(value.toLowerCase());
  }
}

function userId(value: string, { world, session }: Searcher): number | null {
  if (value === 'me') return session.userId;
  if (/^\d+$/.test(value)) return Number(value);
  const named = [...world.customers.values(), ...world.people].find(
    (user) => user.email === value || user.name.toLowerCase() === value.toLowerCase(),
  );
  return named?.id ?? null;
}

function ranked<Value extends string>(
  order: readonly Value[],
  operator: string,
  value: string,
  read: (ticket: Ticket) => Value,
): TicketTest {
  const rank = order.findIndex((candidate) => candidate === value.toLowerCase());
  if (rank === -1) return () => false;
  return (ticket) => compares(order.indexOf(read(ticket)), operator, rank);
}

function compares(value: number, operator: string, bound: number): boolean {
  switch (operator) {
    case '<':
      return value < bound;
    case '<=':
      return value <= bound;
    case '>':
      return value > bound;
    case '>=':
      return value >= bound;
    default:
      return value === bound;
  }
}

const unitMs = new Map([
  ['minute', 60_000],
  ['hour', 3_600_000],
  ['day', 86_400_000],
  ['week', 7 * 86_400_000],
  ['month', 30 * 86_400_000],
  ['year', 365 * 86_400_000],
]);

/** `created>2026-01-31`, `created>=2026-01-31T10:00:00Z`, `created>4hours` (less than four hours ago); `created:2026-01-31` is that day. */
function timeTest(operator: string, value: string, nowMs: number, read: (ticket: Ticket) => number): TicketTest {
  const [, amount, unit] = /^(\d+)\s*(minute|hour|day|week|month|year)s?$/.exec(value) ?? [];
  const bound = unit === undefined ? Date.parse(value) : nowMs - Number(amount) * (unitMs.get(unit) ?? 0);
  if (Number.isNaN(bound)) throw invalidSearch(`"${value}" is not a date`);
  if (operator === ':') return (ticket) => read(ticket) >= bound && read(ticket) < bound + 86_400_000;
  const isWholeDay = /^\d{4}-\d\d-\d\d$/.test(value);
  const edge = isWholeDay && (operator === '>' || operator === '<=') ? bound + 86_400_000 - 1 : bound;
  return (ticket) => compares(read(ticket), operator, edge);
}

function allOf(tests: readonly TicketTest[]): TicketTest {
  return (ticket) => tests.every((test) => test(ticket));
}
