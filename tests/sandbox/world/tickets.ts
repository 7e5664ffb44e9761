import { createRandom } from './random.ts';
import type { Ticket, TicketComment, TicketStatus } from './world.ts';

export const seededCauses = [
  'late_delivery',
  'damaged_item',
  'wrong_item',
  'missing_item',
  'billing_error',
  'outage',
  'slow_reply',
  'poor_service',
  'other',
] as const;

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Zendesk's standard automation closes tickets four days after they were solved. */
const closedAfterMs = 4 * dayMs;

export function causeLabel(value: string): string {
  const words = value.replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

type Draft = Pick<Ticket, 'id' | 'requesterId' | 'subject' | 'cause' | 'createdMs'>;

/** Gives a ticket the state that its age suggests: recent ones are open, older ones solved and then closed, some of them rated. */
export function settledTicket(draft: Draft, { seed, nowMs }: { seed: number; nowMs: number }): Ticket {
  const random = createRandom(seed, 'ticket', draft.id);
  const solvedMs = draft.createdMs + random.between(2, 72) * hourMs;
  const isStuck = random.chance(0.08) && nowMs - draft.createdMs < 14 * dayMs;
  const status = statusAt(solvedMs, nowMs, isStuck ? random.pick(['pending', 'hold', 'open']) : null);
  const isDone = status === 'solved' || status === 'closed';
  const updatedMs =
    status === 'closed' ? solvedMs + closedAfterMs : status === 'solved' ? solvedMs : Math.min(draft.createdMs + hourMs, nowMs);
  const ticket: Ticket = {
    ...draft,
    assigneeId: 1_000_000 + random.between(1, 12),
    status,
    priority: random.pick(['low', 'normal', 'normal', 'high']),
    type: 'incident',
    problemId: null,
    tags: draft.cause === null ? [] : [draft.cause],
    rating: isDone ? random.pick(['good', 'good', 'good', 'bad', 'offered', 'offered', 'unoffered', 'unoffered']) : 'unoffered',
    updatedMs,
    comments: null,
  };
  return isDone ? { ...ticket, firstSolvedMs: solvedMs, reopens: random.pick([0, 0, 0, 0, 0, 0, 1, 1, 2]) } : ticket;
}

/** A ticket as it is once its status has changed: solved for the first time, or open again. */
export function inCourse(before: Ticket | undefined, ticket: Ticket, nowMs: number): Ticket {
  const isDone = ticket.status === 'solved' || ticket.status === 'closed';
  const wasDone = before !== undefined && (before.status === 'solved' || before.status === 'closed');
  if (isDone && ticket.firstSolvedMs === undefined) return { ...ticket, firstSolvedMs: nowMs };
  return wasDone && !isDone ? { ...ticket, reopens: (ticket.reopens ?? 0) + 1 } : ticket;
}

function statusAt(solvedMs: number, nowMs: number, stuck: TicketStatus | null): TicketStatus {
  if (stuck !== null) return stuck;
  if (solvedMs > nowMs) return 'open';
  return solvedMs + closedAfterMs > nowMs ? 'solved' : 'closed';
}

const openings = ['Hello,', 'Hi there,', 'Good morning,'] as const;
const answers = [
  'Thank you for telling us. I am looking into it now.',
  'Thanks for writing. I have asked our warehouse and will come back to you today.',
  'I am sorry about this. Let me check what happened.',
] as const;
const replies = ['Is there any news?', 'Thank you, I will wait for your answer.', 'I still have not heard anything.'] as const;
const notes = ['Checked the order: the customer is right.', 'Carrier confirmed the delay.', 'Nothing unusual in the account.'] as const;

const complaints = new Map<string, readonly [string, ...string[]]>([
  [
    'late_delivery',
    [
      'my order has not arrived, and the date you gave has passed. When will it come?',
      'the tracking has not moved for three days. Is the parcel lost?',
    ],
  ],
  [
    'damaged_item',
    ['the parcel came today and what was in it is broken.', 'one leg of the stool is cracked. I have kept the box, if you need to see it.'],
  ],
  ['wrong_item', ['you sent me something I did not order.', 'I ordered the large one and this is the small one, whatever the label says.']],
  [
    'missing_item',
    ['one of the things I ordered was not in the parcel.', 'the screws are missing, and without them I cannot put it together.'],
  ],
  ['billing_error', ['I was charged twice for the same thing.', 'the discount that you had promised is not on the invoice.']],
  ['outage', ['I could not sign in all morning.', 'your page shows an error as soon as I want to pay.']],
  [
    'slow_reply',
    ['I wrote to you two days ago and nobody has answered yet.', 'this is my third message, and so far I have had two automatic answers.'],
  ],
  [
    'poor_service',
    [
      'I was passed from one person to the next yesterday and nobody helped.',
      'I was told on the phone that this could not be returned, and on your page it says that it can.',
    ],
  ],
]);

/** A ticket's conversation, the customer's own words first: what was added to it, or one to four comments made up from the ticket. */
export function commentsOf(ticket: Ticket, seed: number): TicketComment[] {
  if (ticket.comments !== null) return ticket.comments;
  const random = createRandom(seed, 'comments', ticket.id);
  const agentId = ticket.assigneeId ?? 1_000_001;
  const known = complaints.get(ticket.cause ?? '');
  const first = known === undefined ? ticket.subject : `${random.pick(openings)} ${random.pick(known)}`;
  const later = [
    { authorId: agentId, html: random.pick(answers), isPublic: true },
    { authorId: agentId, html: random.pick(notes), isPublic: false },
    { authorId: ticket.requesterId, html: random.pick(replies), isPublic: true },
  ].slice(0, random.between(0, 3));
  const spanMs = Math.max(0, ticket.updatedMs - ticket.createdMs);
  return [{ authorId: ticket.requesterId, html: escapeHtml(first), isPublic: true }, ...later].map((comment, index, all) => ({
    ...comment,
    id: ticket.id * 100 + index,
    html: `<p>${comment.html}</p>`,
    createdMs: ticket.createdMs + Math.round((spanMs * index) / all.length),
  }));
}

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
