import { type Conversation, conversations } from './conversations.ts';
import { mailboxOf, sampleName } from './names.ts';
import { createRandom } from './random.ts';
import { causeLabel, escapeHtml, seededCauses, settledTicket } from './tickets.ts';
import type { Customer, Order, Ticket, TicketComment, WorldContent } from './world.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const firstId = 2_000_001;
/** Who is signed in where nobody else is named. */
const firstAgentId = 1_000_001;

const givenNames = [
  'Ada',
  'Ben',
  'Cleo',
  'Dora',
  'Emil',
  'Fay',
  'Gus',
  'Hana',
  'Ivo',
  'June',
  'Kai',
  'Lena',
  'Milo',
  'Nora',
  'Otis',
  'Pia',
  'Quin',
  'Rosa',
  'Sami',
  'Tess',
] as const;

/** Scenario customers by position: the ticket that shows each has the id 101 + position. */
const scenarioCount = 7;
const customerCount = 40;
const busyPriorTickets = 300;

/**
 * The made-up account: seven scenarios with fixed ticket ids, one outage that hit several, and a crowd around them.
 * Everything is relative to `nowMs`.
 */
export function seededContent(seed: number, nowMs: number): WorldContent {
  const customers = Array.from({ length: customerCount }, (_, index) => seededCustomer(index, seed, nowMs));
  const orders = customers.flatMap((customer, index) => ordersOf(customer, index, seed, nowMs));
  const tickets = [...scenarioTickets(nowMs, seed), ...outageTickets(seed, nowMs), ...crowdTickets(customers, seed, nowMs)];
  return { customers, orders, tickets };
}

function seededCustomer(index: number, seed: number, nowMs: number): Customer {
  const ageDays = [1090, 0.2, 200, 400, 1080, 500, 1060][index] ?? createRandom(seed, 'customer', index).between(5, 1080);
  const name = sampleName(givenNames, index, 6);
  return {
    id: firstId + index,
    externalId: `shop-${1001 + index}`,
    name,
    email: `${mailboxOf(name)}@shop.example`,
    createdMs: nowMs - ageDays * dayMs,
    ...scenarioIdentity(index),
  };
}

/** Emil's address was never verified, and he has paid as a guest; Fay also writes from home; Gus has a subscription. */
function scenarioIdentity(index: number): Pick<Customer, 'isEmailUnverified' | 'otherEmails' | 'traits'> {
  switch (index) {
    case 0:
      return { traits: { hasFailedPayments: true } };
    case 4:
      return { isEmailUnverified: true, traits: { hasTwoAccounts: true } };
    case 5:
      return { otherEmails: ['fay.at.home@mail.example'] };
    case 6:
      return { traits: { isSubscriber: true } };
    default:
      return {};
  }
}

interface OrderPlan {
  daysAgo: number;
  amountMinor: number;
}

function ordersOf(customer: Customer, index: number, seed: number, nowMs: number): Order[] {
  const plans = (index < scenarioCount ? scenarioOrders(index) : crowdOrders(customer, seed, nowMs)).toSorted(
    (one, other) => other.daysAgo - one.daysAgo,
  );
  return plans.map(({ daysAgo, amountMinor }, position) => ({
    id: `EX-${index + 1}-${position + 1}`,
    customerId: customer.id,
    orderedMs: Math.round(nowMs - daysAgo * dayMs),
    amountMinor,
    currency: 'EUR',
  }));
}

function scenarioOrders(index: number): OrderPlan[] {
  switch (index) {
    case 0:
      // Ada: 14 orders, one of them partly refunded, EUR 1,240.00 net.
      return [
        ...evenly({ count: 14, firstDaysAgo: 1085, lastDaysAgo: 5, amountsMinor: [8900, 6450, 11200, 9800, 7350, 12400, 8600] }),
        { daysAgo: 498, amountMinor: -5400 },
      ];
    case 1:
      return [{ daysAgo: 0.15, amountMinor: 5990 }];
    case 2:
      return [];
    case 3:
      return [
        { daysAgo: 380, amountMinor: 4900 },
        { daysAgo: 120, amountMinor: 7900 },
        { daysAgo: 110, amountMinor: -7900 },
        { daysAgo: 40, amountMinor: -6500 },
      ];
    case 4:
      return evenly({ count: 22, firstDaysAgo: 1075, lastDaysAgo: 20, amountsMinor: [4200, 3900, 5650, 4800] });
    case 5:
      return evenly({ count: 6, firstDaysAgo: 490, lastDaysAgo: 60, amountsMinor: [3100, 4500, 2750] });
    default:
      return evenly({ count: 30, firstDaysAgo: 1055, lastDaysAgo: 3, amountsMinor: [2100, 2600, 1950, 3300] });
  }
}

function evenly({
  count,
  firstDaysAgo,
  lastDaysAgo,
  amountsMinor,
}: {
  count: number;
  firstDaysAgo: number;
  lastDaysAgo: number;
  amountsMinor: readonly number[];
}): OrderPlan[] {
  const step = (firstDaysAgo - lastDaysAgo) / Math.max(1, count - 1);
  return Array.from({ length: count }, (_, index) => ({
    daysAgo: firstDaysAgo - index * step,
    amountMinor: amountsMinor[index % amountsMinor.length] ?? 0,
  }));
}

function crowdOrders(customer: Customer, seed: number, nowMs: number): OrderPlan[] {
  const random = createRandom(seed, 'orders', customer.id);
  const ageDays = (nowMs - customer.createdMs) / dayMs;
  const purchases = Array.from({ length: random.between(1, 6) }, (_, index) => ({
    daysAgo: index === 0 ? ageDays : random.next() * ageDays,
    amountMinor: random.between(1200, 18_000),
  }));
  const refunded = random.chance(0.15) ? purchases[0] : undefined;
  return refunded === undefined
    ? purchases
    : [...purchases, { daysAgo: Math.max(0.5, refunded.daysAgo - 8), amountMinor: -Math.round(refunded.amountMinor / 2) }];
}

function scenarioTickets(nowMs: number, seed: number): Ticket[] {
  const at = (daysAgo: number): number => Math.round(nowMs - daysAgo * dayMs);
  const ticket = (id: number, customer: number, daysAgo: number, cause: string | null, fixed: Partial<Ticket>): Ticket => ({
    ...settledTicket({ id, requesterId: firstId + customer, subject: subjectOf(cause), cause, createdMs: at(daysAgo) }, { seed, nowMs }),
    ...fixed,
  });
  const open = { status: 'open', rating: 'unoffered', updatedMs: nowMs - hourMs, assigneeId: firstAgentId } as const;
  const scenarios = [
    ticket(101, 0, 30 / 24, 'late_delivery', open),
    ticket(102, 1, 0.08, 'damaged_item', { ...open, updatedMs: at(0.07) }),
    ticket(103, 2, 1.5, 'billing_error', open),
    ticket(104, 3, 2.2, 'wrong_item', open),
    ticket(105, 4, 0.9, 'slow_reply', { ...open, priority: 'low' }),
    ticket(106, 5, 1.1, null, open),
    ticket(107, 6, 0.6, 'missing_item', open),
    ticket(111, 0, 300, 'damaged_item', { status: 'closed', rating: 'good', updatedMs: at(294) }),
    ticket(112, 0, 52, 'late_delivery', { status: 'closed', rating: 'bad', updatedMs: at(46) }),
    ticket(113, 0, 21, 'late_delivery', { status: 'closed', rating: 'offered', updatedMs: at(15) }),
    ticket(114, 0, 6, 'billing_error', { ...open, updatedMs: at(5) }),
  ];
  return [...scenarios.map(withConversation), ...busyTickets(seed, nowMs)];
}

/** What was written on a ticket that the demo opens, spread over the time since it came in. */
function withConversation(ticket: Ticket): Ticket {
  const conversation = conversations.get(ticket.id);
  return conversation === undefined ? ticket : { ...ticket, subject: conversation.subject, comments: commentsIn(conversation, ticket) };
}

function commentsIn({ messages }: Conversation, { id, requesterId, assigneeId, createdMs, updatedMs }: Ticket): TicketComment[] {
  const spanMs = Math.max(0, updatedMs - createdMs);
  return messages.map(({ voice, text }, index) => ({
    id: id * 100 + index,
    authorId: voice === 'customer' ? requesterId : (assigneeId ?? firstAgentId),
    html: `<p>${escapeHtml(text)}</p>`,
    isPublic: voice !== 'note',
    createdMs: createdMs + Math.round((spanMs * index) / Math.max(1, messages.length - 1)),
  }));
}

/** One customer who has written every few days for three years: what a long history costs can be seen on ticket 107. */
function busyTickets(seed: number, nowMs: number): Ticket[] {
  return Array.from({ length: busyPriorTickets }, (_, index) => {
    const random = createRandom(seed, 'busy', index);
    const cause = random.pick(seededCauses);
    const createdMs = Math.round(nowMs - (1050 - index * 3.48) * dayMs);
    return settledTicket({ id: 1001 + index, requesterId: firstId + 6, subject: subjectOf(cause), cause, createdMs }, { seed, nowMs });
  });
}

const problemId = 120;

/** One failure that hit several at once: tickets 121 to 123 are incidents of the problem that ticket 120 stands for. */
function outageTickets(seed: number, nowMs: number): Ticket[] {
  const ticket = (position: number, customer: number): Ticket => {
    const id = problemId + position;
    const requesterId = firstId + customer;
    const createdMs = nowMs - (20 - position) * hourMs;
    const isProblem = id === problemId;
    return withConversation({
      ...settledTicket({ id, requesterId, subject: subjectOf('outage'), cause: 'outage', createdMs }, { seed, nowMs }),
      status: 'open',
      rating: 'unoffered',
      assigneeId: firstAgentId,
      updatedMs: createdMs + 4 * hourMs,
      type: isProblem ? 'problem' : 'incident',
      problemId: isProblem ? null : problemId,
    });
  };
  return [ticket(0, 34), ticket(1, 28), ticket(2, 26), ticket(3, 32)];
}

function crowdTickets(customers: readonly Customer[], seed: number, nowMs: number): Ticket[] {
  const crowd = customers.slice(scenarioCount);
  return Array.from({ length: 109 }, (_, index) => {
    const random = createRandom(seed, 'crowd', index);
    const customer = crowd[random.between(0, crowd.length - 1)];
    const cause = random.chance(0.1) ? null : random.pick(seededCauses);
    const sinceMs = customer?.createdMs ?? nowMs;
    return { customer, cause, createdMs: Math.round(sinceMs + (0.05 + 0.94 * random.next() ** 0.6) * (nowMs - sinceMs)) };
  })
    .toSorted((one, other) => one.createdMs - other.createdMs)
    .map(({ customer, cause, createdMs }, index) =>
      settledTicket(
        { id: 201 + index, requesterId: customer?.id ?? firstId, subject: subjectOf(cause), cause, createdMs },
        { seed, nowMs },
      ),
    );
}

function subjectOf(cause: string | null): string {
  return cause === null || cause === 'other' ? 'A question about my order' : causeLabel(cause);
}
