import { describe, expect, it } from 'vitest';
import { createTicketHistory } from '#adapters/zendesk/ticket-history.ts';
import type { PriorTickets } from '#ports/ticket-history.ts';
import { expectOk } from '../../contracts/expect-result.ts';
import { answering } from './answering.ts';

const asked = { customerId: '2/1', exceptTicketId: '101', causeFieldId: '7' };
const present = { id: 101, created_at: '2026-10-28T09:30:00Z' };
const prior = { id: 7, created_at: '2026-10-01T00:00:00Z' };
const bare = {
  id: 7,
  subject: '',
  createdAtMs: Date.parse('2026-10-01T00:00:00Z'),
  updatedAtMs: Infinity,
  status: 'other',
  type: null,
  rating: null,
  tags: [],
  causeFieldValue: null,
};

async function found(results: readonly object[], count = results.length): Promise<PriorTickets> {
  return expectOk(await createTicketHistory(answering({ body: { results, count } }).request).priorTickets(asked));
}

describe('a prior ticket in Zendesk', () => {
  it('is read with all that counts of it', async () => {
    const whole = {
      ...prior,
      subject: 'Where is it?',
      updated_at: '2026-10-03T00:00:00Z',
      status: 'solved',
      type: 'incident',
      satisfaction_rating: { score: 'bad' },
      tags: ['vip'],
      custom_fields: [
        { id: 6, value: 'another' },
        { id: 7, value: 'late_delivery' },
      ],
    };
    expect((await found([whole])).read).toEqual([
      {
        ...bare,
        updatedAtMs: Date.parse('2026-10-03T00:00:00Z'),
        subject: 'Where is it?',
        status: 'solved',
        type: 'incident',
        rating: 'bad',
        tags: ['vip'],
        causeFieldValue: 'late_delivery',
      },
    ]);
  });

  it.each([
    ['no more than its time', {}],
    ['nothing in the rest', { subject: null, status: null, type: null, satisfaction_rating: null, tags: null, custom_fields: null }],
    ['what nobody knows', { status: 'lost', type: 'riot', satisfaction_rating: 'good', tags: [7], custom_fields: [{ id: 'x' }] }],
    ['a time of its last change that is none', { updated_at: 'lately' }],
    ['an empty status', { status: '' }],
    ['an empty cause', { custom_fields: [{ id: 7, value: '' }] }],
    ['a cause that is no text', { custom_fields: [{ id: 7, value: true }] }],
    ['a survey that was offered', { satisfaction_rating: { score: 'offered' } }],
  ])('is read all the same with %s', async (_title, over) => {
    expect((await found([{ ...prior, ...over }])).read).toEqual([bare]);
  });

  it.each(['new', 'open', 'pending', 'hold', 'solved', 'closed'])('may be %s', async (status) => {
    expect((await found([{ ...prior, status }])).read).toMatchObject([{ status }]);
  });

  it.each(['problem', 'incident', 'question', 'task'])('may be a %s', async (type) => {
    expect((await found([{ ...prior, type }])).read).toMatchObject([{ type }]);
  });

  it.each(['good', 'bad'])('may be rated %s', async (score) => {
    expect((await found([{ ...prior, satisfaction_rating: { score } }])).read).toMatchObject([{ rating: score }]);
  });
});

describe('the number of prior tickets', () => {
  it.each<[string, readonly object[], number, number]>([
    ['none is found', [], 0, 0],
    ['the present one alone is found', [present], 1, 0],
    ['one is found beside the present one', [present, prior], 2, 1],
    ['search does not know the present one yet', [prior], 1, 1],
    ['there are more than a page holds, and the present one is on it', [present, prior], 250, 249],
    ['there are more than a page holds, and the present one is not on it', [prior], 250, 249],
    ['the count is less than what is shown', [prior, { ...prior, id: 8 }], 1, 2],
  ])('is told where %s', async (_title, results, count, inAll) => {
    const told = await found(results, count);
    expect(told).toMatchObject({ inAll, includesArchived: true });
    expect(told.read.map(({ id }) => id)).not.toContain(101);
  });
});

describe('the present ticket among the others', () => {
  it.each([
    ['gathered by a problem', { problem_id: 120 }, true],
    ['a problem with incidents', { has_incidents: true }, true],
    ['neither', { problem_id: null, has_incidents: false }, false],
    ['said to be something odd', { problem_id: 'x', has_incidents: 'yes' }, false],
  ])('is one of several where it is %s', async (_title, over, isLinkedToProblem) => {
    expect(await found([prior, { ...present, ...over }])).toMatchObject({ isLinkedToProblem });
    expect(await found([{ ...prior, ...over }, present])).toMatchObject({ isLinkedToProblem: false });
  });
});

describe('how Zendesk is asked for prior tickets', () => {
  const order = 'sort_by=created_at&sort_order=desc&per_page=100';
  const searched = { method: 'GET', url: `/api/v2/search?query=type%3Aticket%20requester%3A2%2F1&${order}`, body: undefined };
  const listed = { method: 'GET', url: `/api/v2/users/2%2F1/tickets/requested?${order}`, body: undefined };
  const list = { body: { tickets: [prior], count: 1 } };

  it('is by search, newest first', async () => {
    const { request, calls } = answering({ body: { results: [], count: 0 } });
    await createTicketHistory(request).priorTickets(asked);
    expect(calls).toEqual([searched]);
  });

  it.each([
    ['rejected', { status: 422 }],
    ['raced', { status: 409, body: { error: 'DatabaseConflict' } }],
    ['not found', { status: 404 }],
    ['unavailable', { status: 503 }],
  ])('is by the list, which lacks the archived ones, where the search is %s', async (_title, fault) => {
    const { request, calls } = answering(fault, list);
    const told = expectOk(await createTicketHistory(request).priorTickets(asked));
    expect(told).toEqual({ read: [bare], inAll: 1, includesArchived: false, isLinkedToProblem: false });
    expect(calls).toEqual([searched, listed]);
  });

  it.each([
    ['signed_out', { status: 401 }],
    ['refused_by_role', { status: 403 }],
    ['rate_limited', { status: 429 }],
    ['not_set_up', { status: 404, body: { error: 'InvalidEndpoint' } }],
    ['unreadable', { body: { results: [{}], count: 1 } }],
  ])('is not by the list where it would be %s as well', async (kind, fault) => {
    const { request, calls } = answering(fault, list);
    expect(await createTicketHistory(request).priorTickets(asked)).toMatchObject({ ok: false, error: { kind, what: 'tickets' } });
    expect(calls).toHaveLength(1);
  });

  it('ends where the list fails, too, with what the list said', async () => {
    const { request } = answering({ status: 503 }, { status: 403 });
    expect(await createTicketHistory(request).priorTickets(asked)).toMatchObject({ ok: false, error: { kind: 'refused_by_role' } });
    const gone = answering({ status: 503 }, { status: 404 });
    expect(await createTicketHistory(gone.request).priorTickets(asked)).toMatchObject({ ok: false, error: { kind: 'missing' } });
  });
});
